/** A page with nothing but the sheet. The host stands in for the server: it keeps values, and answers as it is told to. */
import '../../../client/styles.css'
import { rowOf } from '../../../client/edits/commands.ts'
import { openLive } from '../../../client/live.ts'
import { mountSheet } from '../../../client/sheet/sheet.ts'
import type { SheetHandle, SheetStatus } from '../../../client/sheet/sheet.ts'
import { sheetTexts } from '../../../client/sheet/texts.ts'
import type { CellAddress, EditOutcome, EditRequest, EditsAnswer } from '../../../server/wire/edits.ts'
import type { HereCell } from '../../../server/wire/live.ts'
import type { AskedView } from '../../../server/wire/questions.ts'
import type { Language } from '../../../server/wire/rows.ts'
import { makeRights, makeView } from './view.ts'

interface Batch {
  readonly id: string
  readonly label: string
  readonly edits: readonly EditRequest[]
}

/** What the tests see and steer. */
export interface SheetPage {
  readonly handle: SheetHandle
  readonly batches: Batch[]
  /** Periods in which the server takes nothing. */
  closed: ReadonlySet<string>
  readonly explained: (readonly [indicator: string, period: string | null])[]
  /** Columns whose heads were asked for. */
  readonly heads: string[]
  status: SheetStatus | null
  active: HereCell | null
  /** What the next batches meet; `null` is a working server. */
  trouble: null | 'offline' | 'signed_out'
  /** How long an answer takes, and whether the live feed tells of one's own edits before it. */
  milliseconds: number
  echoes: boolean
  /** Values as the server has them, by indicator and column. */
  readonly values: Map<string, string | null>
  /** What was answered: questions and the remark. */
  readonly checked: (readonly [questions: readonly string[], remark: string])[]
  /** Questions as the server has them now. */
  readonly loadQuestions: () => void
  /** Somebody else writes. */
  readonly byOther: (indicator: string, period: string, value: string | null, tell: boolean) => void
  /** The data is read again, without what was written since. */
  readonly reload: () => void
  readonly mountMilliseconds: number
  readonly openLive: typeof openLive
}

const asked = new URLSearchParams(location.search)
const rows = asked.get('rows')
const language = (asked.get('language') ?? 'zh-CN') as Language
const every = asked.get('every') as 'month' | 'quarter' | null
const isDark = asked.get('dark') === '1'
if (isDark) document.documentElement.dataset['mantineColorScheme'] = 'dark'

const view = makeView({ ...(rows === null ? {} : { rows: Number(rows) }), from: Number(asked.get('from') ?? 2026), ...(every === null ? {} : { every }) })
const rights = makeRights(asked.get('mine') === null ? {} : { observations: (asked.get('mine') ?? '').split(','), columns: [] })

let seq = view.seq
const values = new Map<string, string | null>()
const answered = new Map<string, EditsAnswer>()
const columnOf = (cell: CellAddress): string => (cell.sheet === 'observations' ? cell.period : cell.sheet === 'targets' ? 'yearTarget' : cell.column)
/** The page shows figures and baselines; what else can be edited it does not know. */
const stored = (cell: CellAddress): string | null => {
  const key = `${rowOf(cell)} ${columnOf(cell)}`
  if (values.has(key)) return values.get(key) ?? null
  const place = view.rows.id.indexOf(rowOf(cell))
  return (
    (cell.sheet === 'observations'
      ? view.values[cell.period]?.[place]
      : cell.sheet === 'targets'
        ? view.rows.yearTarget[place]
        : view.rows[cell.column as 'baselinePeriod' | 'baselineValue'][place]) ?? null
  )
}

/** Figures of a million and more are asked about. */
const doubted = 1_000_000
const questions = new Map<string, AskedView & { readonly indicator: string; readonly period: string }>()
const ask = (cell: CellAddress, value: string | null): readonly AskedView[] => {
  if (cell.sheet !== 'observations') return []
  const key = `${cell.indicator} ${cell.period}`
  questions.delete(key)
  if (value === null || !(Number(value) >= doubted)) return []
  const question = { id: `question ${key} ${value}`, code: 'magnitude', message: `${value} 约为以往水平的 1 万倍，单位是否有误？` }
  questions.set(key, { ...question, indicator: cell.indicator, period: cell.period })
  return [question]
}
const loadQuestions = (): void => page.handle.setQuestions({ seq, questions: [...questions.values()] as never })

const answerOne = ({ cell, was, text }: EditRequest): EditOutcome => {
  if (cell.sheet === 'observations' && page.closed.has(cell.period)) return { state: 'problem', code: 'period_closed', message: '该所属期已关闭填报' }
  const present = stored(cell)
  const found = /^(-?[\d,]+(?:\.\d+)?)(万?)$/.exec(text.trim())
  const typed = text.trim()
  if (typed !== '' && typed !== '-' && !found) return { state: 'problem', code: 'not_a_number', message: `“${typed}”不是数字` }
  const digits = found?.[1]?.replaceAll(',', '') ?? typed
  const value = typed === '' ? null : found?.[2] === '万' ? String(Number(digits) * 10_000) : digits
  if (value === present) return { state: 'unchanged', value, understood: null }
  if (present !== was)
    return { state: 'conflict', value: present, flag: null, who: '李四', at: '2026-11-18T01:00:00Z', message: `李四已先改为 ${present ?? '空'}` }
  values.set(`${rowOf(cell)} ${columnOf(cell)}`, value)
  const asks = ask(cell, value)
  return { state: 'applied', value, understood: found?.[2] === '万' ? `${typed} → ${value}` : null, ...(asks.length > 0 && { questions: asks }) }
}

const post = async (batch: Batch): Promise<EditsAnswer> => {
  page.batches.push(batch)
  await new Promise((settle) => setTimeout(settle, page.milliseconds))
  if (page.trouble === 'offline') throw Object.assign(new Error('offline'), { status: 0, code: 'offline', detail: '连不上服务器' })
  if (page.trouble === 'signed_out') throw Object.assign(new Error('signed out'), { status: 401, code: 'not_signed_in', detail: '请重新登录' })
  const known = answered.get(batch.id)
  if (known) return known
  seq += 1
  const outcomes = batch.edits.map(answerOne)
  const judged = batch.edits
    .filter((_, place) => outcomes[place]?.state === 'applied')
    .map(({ cell }) => ({
      indicator: rowOf(cell),
      period: '2026-10',
      light: 'green' as const,
      outcome: 'on_pace' as const,
      reason: 'pace' as const,
      actual: stored(cell),
      expected: '1',
      gap: '1',
      share: '90',
      timeShare: '80',
      lead: '10',
    }))
  const answer = { seq, outcomes, judged }
  answered.set(batch.id, answer)
  if (page.echoes) {
    const cells = batch.edits.flatMap(({ cell }, place) => {
      const outcome = outcomes[place]
      return outcome?.state === 'applied' ? [{ ...cell, value: outcome.value, flag: null }] : []
    })
    page.handle.applyChange({ seq, at: '2026-11-18T01:00:00Z', who: '我', cells, judged: [] })
    await new Promise((settle) => setTimeout(settle, page.milliseconds))
  }
  return answer
}

const began = performance.now()
const heads: string[] = []
const explained: (readonly [string, string | null])[] = []
const element = document.querySelector<HTMLElement>('#root')
if (!element) throw new Error('the page has no #root')
const page: SheetPage = {
  handle: undefined as unknown as SheetHandle,
  batches: [],
  closed: new Set(),
  explained,
  heads,
  status: null,
  active: null,
  trouble: asked.get('trouble') === 'offline' ? 'offline' : null,
  milliseconds: 30,
  echoes: false,
  values,
  byOther(indicator, period, value, tell) {
    values.set(`${indicator} ${period}`, value)
    seq += 1
    const cell = { sheet: 'observations' as const, indicator, period, value, flag: null }
    const open = ask(cell, value).length
    const told = { seq, at: '2026-11-18T01:00:00Z', who: '李四', cells: [cell], judged: [] }
    if (tell) page.handle.applyChange(open === 0 ? told : { ...told, asked: [{ indicator, period, open }] })
  },
  checked: [],
  loadQuestions,
  reload: () => page.handle.reload({ ...view, seq }, rights),
  mountMilliseconds: 0,
  openLive,
}
const handle = mountSheet(element, {
  view,
  rights,
  person: 'person-1',
  language,
  words: sheetTexts[language],
  nonce: asked.get('nonce'),
  layoutKey: 'sheet-page',
  dark: isDark,
  post,
  check: async (ids, remark) => {
    page.checked.push([ids, remark])
    await new Promise((settle) => setTimeout(settle, page.milliseconds))
    for (const [key, { id }] of questions) if (ids.includes(id)) questions.delete(key)
    loadQuestions()
  },
  when: (at) => at.slice(0, 16).replace('T', ' '),
  onExplain: (indicator, period) => explained.push([indicator, period]),
  onStatus: (status) => (page.status = status),
  onActive: (cell) => (page.active = cell),
  onHead: (head) => heads.push(head.column),
  onLayout: () => undefined,
})
Object.assign(page, { handle, mountMilliseconds: performance.now() - began })
Object.assign(window, { page })
