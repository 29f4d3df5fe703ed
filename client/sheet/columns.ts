/** Fields as AG Grid's columns: how cells are read, shown, marked, sorted and filtered. */
import type { CellClassParams, CellClassRules, ColDef, ColGroupDef, ITooltipParams, ValueFormatterParams, ValueGetterParams } from 'ag-grid-community'
import { FlaggedCell } from '../cells/flagged.ts'
import { HeadCell } from '../cells/head.ts'
import type { HeadParams } from '../cells/head.ts'
import { LightCell } from '../cells/light.ts'
import { NameCell } from '../cells/name.ts'
import type { Instant } from '../../server/wire/rows.ts'
import type { Cells, Look } from './cells.ts'
import type { Closed } from './closed.ts'
import type { Field } from './fields.ts'
import { outcomeAt } from './fields.ts'
import { frequencyOf, quarterIn, startOf } from './periods.ts'
import type { Row, Table } from './table.ts'
import type { SheetTexts } from './texts-shape.ts'

/** What a column needs to know beside its field. */
export interface ColumnFacts {
  readonly table: Table
  readonly cells: Cells
  readonly texts: SheetTexts
  readonly isNarrow: boolean
  /** `null` where heads have no button. */
  readonly head: HeadParams | null
  readonly closed: Pick<Closed, 'of'>
  /** A moment as people read it. */
  readonly when: (at: Instant) => string
}

export type Columns = (ColDef<Row> | ColGroupDef<Row>)[]

type Def = ColDef<Row, string | null>

const pinnedWhenNarrow = new Set(['light', 'name'])
const shownWhenNarrow = new Set(['light', 'name', 'target', 'expected', 'actual', 'lead_points'])
const widthWhenNarrow: Readonly<Record<string, number>> = { light: 68, name: 124 }
/** In pixels, with some room: what may not fit is told in full. */
const widestLetter = 15
const looks: readonly Look[] = ['rare', 'beside', 'locked', 'closed', 'waiting', 'saving', 'saved', 'refused', 'conflict']

/** AG Grid asks all rules of a cell in their order, at once: the first finds out how the cell looks, the others have it from there. */
const looksOf = (field: Field, { cells }: ColumnFacts): CellClassRules<Row> => {
  let found: Look = 'plain'
  const look = ({ data }: CellClassParams<Row>): Look => (found = data === undefined ? 'plain' : cells.lookAt(data.place, field))
  return Object.fromEntries(looks.map((one, at) => [`sheet-${one}`, (cell: CellClassParams<Row>): boolean => (at === 0 ? look(cell) : found) === one]))
}

const rulesOf = (field: Field, facts: ColumnFacts): CellClassRules<Row> => ({
  ...looksOf(field, facts),
  'sheet-asked': ({ data }) => data !== undefined && facts.cells.askedAt(data.place, field).length > 0,
  'sheet-passed-over': ({ data }) => data !== undefined && facts.cells.isPassedOver(data.place, field),
  'sheet-talked': ({ data }) => data !== undefined && (facts.cells.talkAt(data.place, field)?.comments ?? 0) > 0,
  'sheet-filed': ({ data }) => data !== undefined && (facts.cells.talkAt(data.place, field)?.files ?? 0) > 0,
  'sheet-unsaid': ({ data }) => data !== undefined && field.isFromDocument && !field.read(data.place),
  'sheet-not-applicable': ({ data }) => data !== undefined && field.kind === 'figure' && field.read(data.place) === '-',
})

const headOf = ({ head }: ColumnFacts): Partial<Def> =>
  head === null ? {} : { headerComponentParams: { innerHeaderComponent: HeadCell, innerHeaderComponentParams: head } }

const lookOf = (field: Field, facts: ColumnFacts): Partial<Def> => {
  const { table, cells, texts } = facts
  switch (field.kind) {
    case 'light':
      return { cellRenderer: LightCell, headerTooltip: texts.explain }
    case 'name':
      return { cellRenderer: NameCell, cellRendererParams: { unitOf: (row: Row) => table.view.rows.unit[row.place] ?? '' } }
    case 'figure':
      return {
        cellClass: 'sheet-figure',
        headerClass: field.isCurrent ? ['sheet-figure-head', 'sheet-current-head'] : 'sheet-figure-head',
        cellRendererSelector: ({ data }) => {
          const flag = data && !cells.markAt(data.place, field) ? field.flag(data.place) : null
          return flag === null ? undefined : { component: FlaggedCell, params: { flagWord: table.view.words.flags[flag] } }
        },
      }
    case 'text':
      return {}
    default:
      return field.kind satisfies never
  }
}

const tooltipOf =
  (field: Field, facts: ColumnFacts): NonNullable<Def['tooltipValueGetter']> =>
  ({ data }: ITooltipParams<Row>): string | null => {
    if (!data) return null
    const { table, cells, texts } = facts
    const mark = cells.markAt(data.place, field)
    if (mark?.reason) return mark.reason
    if (mark?.theirs)
      return texts.conflict(mark.theirs.who, mark.theirs.at === '' ? null : facts.when(mark.theirs.at), field.show(mark.theirs.value, data.place), mark.text)
    const asked = cells.askedAt(data.place, field)
    if (asked.length > 0) return asked.map(({ message }) => message).join('\n')
    const bar = cells.isPassedOver(data.place, field) ? field.bar(data.place) : null
    if (bar !== null) return texts.bars[bar]
    const talk = cells.talkAt(data.place, field)
    if (talk !== null) return texts.talk(talk.comments, talk.files)
    const flag = field.flag(data.place)
    if (flag !== null) return table.view.words.flags[flag]
    const judged = table.judgedAt('period', data.place)
    if (field.kind === 'light' && judged !== null) return `${texts.periodLong(judged)} · ${outcomeAt(table, data.place)}`
    if (field.group === 'judged' && judged !== null) return texts.periodLong(judged)
    if (field.period !== null) {
      const why = field.bar(data.place)
      const lock = why === 'closed' ? facts.closed.of(field.period) : undefined
      if (lock) return texts.closedBy(lock.who, facts.when(lock.at), lock.note)
      return why === 'not_begun' || why === 'computed' ? texts.bars[why] : null
    }
    const text = cells.textAt(data.place, field)
    if (field.kind === 'name') {
      const { rows, tasks } = table.view
      // Grouped by task the row stands under the first.
      const others = (rows.tasks[data.place] ?? []).slice(1).flatMap((task) => tasks[task]?.title ?? [])
      return [text, rows.clause[data.place] ?? '', ...(others.length > 0 ? [texts.outline.alsoUnder(others)] : [])].filter((part) => part !== '').join(' · ')
    }
    return field.kind === 'text' && text.length * widestLetter > field.width ? text : null
  }

const columnOf = (field: Field, facts: ColumnFacts): Def => {
  const { isNarrow, cells } = facts
  const isPinned = field.group === 'pinned'
  return {
    colId: field.id,
    headerName: field.head,
    // Only to begin with: the same columns come again with every reload of the data, and the person's layout stays.
    initialWidth: (isNarrow ? widthWhenNarrow[field.id] : undefined) ?? field.width,
    initialPinned: isPinned && (!isNarrow || pinnedWhenNarrow.has(field.id)) ? 'left' : false,
    initialHide: isNarrow ? field.period === null && !shownWhenNarrow.has(field.id) && field.raw === undefined : field.isExtra,
    suppressMovable: isPinned || field.period !== null,
    lockPinned: true,
    enableCellChangeFlash: true,
    valueGetter: ({ data }: ValueGetterParams<Row>) => (data ? field.read(data.place) : null),
    valueFormatter: ({ data }: ValueFormatterParams<Row>) => (data ? cells.textAt(data.place, field) : ''),
    // The order is `arrangement.ts`'s own; the heads show which it is.
    comparator: () => 0,
    cellClassRules: rulesOf(field, facts),
    tooltipValueGetter: tooltipOf(field, facts),
    ...headOf(facts),
    ...lookOf(field, facts),
  }
}

export const rowNumberId = 'row-number'

/** The rows counted as they stand, to take hold of them. To everybody but the grid this is no column: it holds nothing. */
const rowNumbers = ({ table, texts }: ColumnFacts): ColDef<Row> => ({
  colId: rowNumberId,
  // Heard, not seen: a head without a name is one that nobody finds.
  headerName: texts.wholeSheet,
  headerTooltip: texts.wholeSheet,
  width: 24 + 7 * String(table.size).length,
  pinned: 'left',
  lockPinned: true,
  lockPosition: 'left',
  suppressMovable: true,
  resizable: false,
  sortable: false,
  cellClass: 'sheet-row-number',
  headerClass: 'sheet-corner',
  valueGetter: ({ node }) => (node?.rowIndex ?? 0) + 1,
})

/**
 * Periods of a year: its months one beside the other, as they stand in every spreadsheet that is pasted here, in quarters that fold; then the
 * figures of quarters and halves, then the year's. A folded quarter keeps its last month that has begun; a folded year its own figure, or where
 * none is asked for, the quarter that runs.
 */
const yearOf = (year: string, members: readonly Field[], { texts, table, ...facts }: ColumnFacts): ColGroupDef<Row> => {
  const { today, to } = table.view
  const runs = today.slice(0, 4)
  const begun = members.filter(({ period }) => period !== null && startOf(period) <= today)
  const running = (begun.at(-1) ?? members.at(-1))?.period ?? null
  /** What a folded year still shows. */
  const stays = members.some(({ id }) => id === year) ? year : running && quarterIn(running)
  const shownIn = (id: string) => (id === stays ? {} : { columnGroupShow: 'open' as const })
  const column = (field: Field, hides: boolean): ColDef<Row> => ({
    ...columnOf(field, { texts, table, ...facts }),
    ...(hides ? { columnGroupShow: 'open' as const } : {}),
  })
  const isPart = ({ period }: Field): boolean => period !== null && ['month', 'day'].includes(frequencyOf(period))
  const parts = members.filter(isPart)
  const wholes = members.filter((field) => !isPart(field))
  const quarters = [...Map.groupBy(parts, ({ period }) => quarterIn(period ?? year) ?? year)].map(([id, own]): ColGroupDef<Row> => {
    const last = own.findLast((field) => begun.includes(field)) ?? own.at(-1)
    return {
      groupId: `group-${id}`,
      headerName: texts.periodShort(id),
      marryChildren: true,
      openByDefault: true,
      ...shownIn(id),
      children: own.map((field) => column(field, field !== last)),
    }
  })
  // Beside months they need a head of their own: a quarter's name stands over its months already.
  const between = wholes.filter(({ id }) => id !== year)
  const figures: readonly (ColDef<Row> | ColGroupDef<Row>)[] =
    parts.length === 0 || between.length === 0
      ? between.map((field) => column(field, field.id !== stays))
      : [
          {
            groupId: `group-${year}-quarters`,
            headerName: texts.groups.quarters,
            marryChildren: true,
            columnGroupShow: 'open',
            children: between.map((field) => column(field, false)),
          },
        ]
  return {
    groupId: `group-${year}`,
    headerName: texts.year(year),
    marryChildren: true,
    // Of many years the one that runs is open.
    openByDefault: table.view.to - table.view.from < 2 || year === runs || (Number(runs) > to && year === String(to)),
    children: [...quarters, ...figures, ...wholes.filter(({ id }) => id === year).map((field) => column(field, false))],
  }
}

/** Pinned columns first, then groups with their columns; a year is a group of periods. */
export const columnsOf = (fields: readonly Field[], facts: ColumnFacts): Columns => {
  const { texts } = facts
  const heads: Readonly<Record<string, string>> = { basics: texts.groups.basics, judged: texts.groups.judged }
  // A head over everything says nothing.
  const isPlain = fields.every(({ group }) => group === 'pinned' || group === 'basics')
  const columns = [...Map.groupBy(fields, ({ group }) => group)].flatMap(([group, members]): Columns => {
    const head = heads[group]
    if (group === 'pinned' || isPlain) return members.map((field) => columnOf(field, facts))
    if (head === undefined) return [yearOf(group, members, facts)]
    return [{ groupId: `group-${group}`, headerName: head, marryChildren: true, children: members.map((field) => columnOf(field, facts)) }]
  })
  return facts.isNarrow ? columns : [rowNumbers(facts), ...columns]
}
