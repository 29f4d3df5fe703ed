/** What a cell reads and how it stands: the table's value, or what is typed over it and not settled. */
import type { Mark } from '../edits/entry.ts'
import type { Queue } from '../edits/queue-shape.ts'
import { keyOf, rowOf } from '../edits/commands.ts'
import type { Present } from '../edits/undo.ts'
import type { CellAddress } from '../../server/wire/edits.ts'
import type { AskedView } from '../../server/wire/questions.ts'
import type { TalkCounts } from '../../server/wire/story.ts'
import type { Field } from './fields.ts'
import type { PassedOver } from './passed-over.ts'
import { frequencyOf } from './periods.ts'
import type { CellQuestions } from './questions.ts'
import type { Table } from './table.ts'
import type { CellTalk } from './talk.ts'

/** `rare` is not reported so often; `beside` is taken, but not asked for: a year's figure of what is reported by the quarter. */
export type Look = 'plain' | 'rare' | 'beside' | 'locked' | 'closed' | 'open' | Mark['state']

export interface Cells {
  readonly markAt: (place: number, field: Field) => Mark | undefined
  /** As shown in the grid. */
  readonly textAt: (place: number, field: Field) => string
  /** As the editor opens it, and as copying gives it: every digit, no grouping; empty text for nothing. */
  readonly rawAt: (place: number, field: Field) => string
  readonly lookAt: (place: number, field: Field) => Look
  /** What is asked about the figure; nothing while another text stands over it. */
  readonly askedAt: (place: number, field: Field) => readonly AskedView[]
  /** The last act that wrote cells could not write this one. */
  readonly isPassedOver: (place: number, field: Field) => boolean
  /** How much is said and filed about the cell, or beside the name about the indicator; `null` for nothing. */
  readonly talkAt: (place: number, field: Field) => TalkCounts | null
  readonly present: (address: CellAddress) => Present
}

/** Its text stands over the table's until it is settled. */
const covers = (mark: Mark | undefined): mark is Mark => mark !== undefined && mark.state !== 'saved' && mark.state !== 'conflict'

export const createCells = (table: Table, queue: Queue, questions: CellQuestions, talk: CellTalk, passedOver: PassedOver): Cells => {
  const markAt = (place: number, field: Field): Mark | undefined => {
    if (queue.isEmpty()) return undefined
    const address = field.address(place)
    return address ? queue.markOf(keyOf(address)) : undefined
  }
  return {
    markAt,
    textAt(place, field) {
      const mark = markAt(place, field)
      return covers(mark) ? field.show(mark.text === '' ? null : mark.text, place) : field.show(field.read(place), place)
    },
    rawAt(place, field) {
      const mark = markAt(place, field)
      if (covers(mark)) return mark.text
      const value = field.read(place)
      if (field.raw) return field.raw(value)
      return field.kind === 'light' || field.id === 'judgedPeriod' ? field.show(value, place) : (value ?? '')
    },
    lookAt(place, field) {
      const mark = markAt(place, field)
      if (mark) return mark.state
      if (!field.address(place)) return 'plain'
      const bar = field.bar(place)
      if (bar === null && field.period !== null && frequencyOf(field.period) !== table.view.rows.frequency[place]) return 'beside'
      return bar === null ? 'open' : field.period === null ? 'plain' : bar === 'not_reported_so_often' ? 'rare' : bar === 'closed' ? 'closed' : 'locked'
    },
    askedAt(place, field) {
      if (field.period === null) return []
      const mark = markAt(place, field)
      return mark && mark.state !== 'saved' ? [] : questions.of(field.address(place))
    },
    isPassedOver: (place, { id }) => passedOver.has(place, id),
    talkAt: (place, field) => (place < 0 || (field.period === null && field.kind !== 'name') ? null : talk.at(table.idAt(place), field.period)),
    present(address) {
      const mark = queue.markOf(keyOf(address))
      const value = table.valueOf(address)
      const place = table.placeOf(rowOf(address))
      const flag = 'period' in address && place !== undefined ? table.flagAt(address.period, place) : null
      return { text: covers(mark) ? mark.text : (value ?? ''), value, flag }
    },
  }
}
