/**
 * Builders of plan rows. A document names many targets in one place and in few ways: `at` holds the place, its methods are
 * the kinds of indicator, and a row says only what is its own. `streamTree` does the same for streams and what stands under them.
 */
import type { Basis, DateText, DecimalText, Frequency, Operator } from '../../db/schema.ts'
import type { MeasureKind, SeedIndicator, SeedTarget, SeedTask } from './shape.ts'

/**
 * Legal workdays after a period's end on which slow figures usually exist; everything else has 15.
 *
 * Source: the product's decision, after the usual order of publication: a district's gross product follows the city's, population
 * comes in spring, yearly figures of schools, health and energy about six months late, research spending about nine.
 */
export const usualRelease = { grossProduct: 20, population: 60, yearlyReport: 125, research: 190 } as const

/** What the rows of one place of a document share. A row may say otherwise. */
export interface Place {
  readonly dueOn: DateText
  readonly clause: string
  readonly dimension?: string
  readonly tasks?: readonly string[]
  readonly modal?: SeedTarget['modal']
  readonly calibre?: string
}

/** What a row may add to its columns. */
interface More extends Partial<Place> {
  /** Goal in words: of a verdict the quote where omitted, of a figure only where its value is not in the document. */
  readonly text?: string
  readonly basis?: Basis
  readonly better?: 'higher' | 'lower'
  readonly decimals?: number
  readonly frequency?: Frequency
  readonly kind?: SeedTarget['kind']
  readonly releaseWorkdays?: number
  /** Dated steps on the way to the row's own target. */
  readonly nodes?: readonly { readonly dueOn: DateText; readonly operator: Operator; readonly value: DecimalText }[]
}

/** `value` is `null` where it is set elsewhere or lacks a base in the document. */
type Asked = readonly [operator: Operator, value: DecimalText | null, unit: string]

const usual: Record<MeasureKind, { readonly basis: Basis; readonly frequency: Frequency }> = {
  'annual-total': { basis: 'ytd', frequency: 'month' },
  'plan-total': { basis: 'to-date', frequency: 'quarter' },
  'each-year': { basis: 'ytd', frequency: 'month' },
  'annual-mean': { basis: 'ytd', frequency: 'month' },
  growth: { basis: 'rate', frequency: 'quarter' },
  'mean-growth': { basis: 'rate', frequency: 'year' },
  level: { basis: 'stock', frequency: 'quarter' },
  hold: { basis: 'stock', frequency: 'quarter' },
  reduction: { basis: 'to-date', frequency: 'year' },
  share: { basis: 'ytd', frequency: 'month' },
  milestone: { basis: 'to-date', frequency: 'quarter' },
  verdict: { basis: 'stock', frequency: 'year' },
}

/** Places shown: two for amounts in 万 and 亿 and for small averages, one for percentages and lengths, none for what is counted. */
const decimalsOf = (unit: string): number => (/^[万亿]|^平方米$/.test(unit) ? 2 : /^(%|公里)$/.test(unit) ? 1 : 0)

/**
 * Indicators of one place in a document, one method a kind. Columns: code, name, English name, what is asked, quote, more.
 *
 * @example at({ dueOn: '2027-12-31', clause: '三(八)44' }).milestone('pilot-tasks', '综合试点任务', 'Pilot tasks', '86项…全部完成', { asked: ['>=', '86', '项'] })
 */
export const at = (place: Place) => {
  const figure =
    (measure: MeasureKind) =>
    (code: string, name: string, nameEn: string, [operator, value, unit]: Asked, quote: string, more: More = {}): SeedIndicator => {
      const said = { ...place, ...more }
      const modal = said.modal ?? null
      return {
        code,
        name,
        nameEn,
        unit,
        decimals: said.decimals ?? decimalsOf(unit),
        measure,
        better: measure === 'verdict' ? null : (said.better ?? 'higher'),
        nature: null,
        basis: said.basis ?? usual[measure].basis,
        frequency: said.frequency ?? usual[measure].frequency,
        releaseWorkdays: said.releaseWorkdays ?? 15,
        calibre: said.calibre ?? null,
        targets: [
          ...(said.nodes ?? []).map((node) => ({ ...node, kind: 'node' as const, modal, text: null })),
          { kind: said.kind ?? 'final', dueOn: said.dueOn, operator, value, modal, text: said.text ?? null },
        ],
        dimension: said.dimension ?? null,
        tasks: said.tasks ?? [],
        lead: [],
        responsible: [],
        clause: said.clause,
        quote,
      }
    }
  const milestone = figure('milestone')
  const verdict = figure('verdict')
  return {
    annualTotal: figure('annual-total'),
    planTotal: figure('plan-total'),
    eachYear: figure('each-year'),
    annualMean: figure('annual-mean'),
    growth: figure('growth'),
    meanGrowth: figure('mean-growth'),
    level: figure('level'),
    hold: figure('hold'),
    reduction: figure('reduction'),
    share: figure('share'),
    /** One thing to finish, or the count in `asked`. */
    milestone: (code: string, name: string, nameEn: string, quote: string, { asked = one, ...more }: More & { readonly asked?: Asked } = {}) =>
      milestone(code, name, nameEn, asked, quote, more),
    /** A person judges. The operator of such a target has no meaning and is always `=`. */
    verdict: (code: string, name: string, nameEn: string, quote: string, more: More = {}) =>
      verdict(code, name, nameEn, ['=', null, ''], quote, { text: quote, ...more }),
  }
}

const one: Asked = ['>=', '1', '项']

const unique = (codes: readonly string[]): readonly string[] => [...new Set(codes)]

/** Gives each indicator the departments of its tasks, in their order; who leads one of them is not repeated as responsible. */
export const withDepartments = (indicators: readonly SeedIndicator[], tasks: readonly SeedTask[]): readonly SeedIndicator[] =>
  indicators.map((indicator) => {
    const own = indicator.tasks.flatMap((code) => tasks.filter((task) => task.code === code))
    const lead = unique(own.flatMap((task) => task.lead))
    const responsible = unique(own.flatMap((task) => task.responsible)).filter((code) => !lead.includes(code))
    return { ...indicator, lead, responsible }
  })

interface Item {
  readonly title: string
  readonly titleEn: string
  readonly summary: string
  readonly dueOn?: DateText
  /** Where it stands, if not simply under the stream's own heading. */
  readonly clause?: string
  readonly items?: readonly Item[]
}

export interface Stream extends Item {
  readonly clause: string
  readonly kind?: 'stream' | 'safeguard'
  readonly number?: string
}

/**
 * Streams and the items under them as tasks, for documents that name no department.
 * Codes follow the order: `stream-1`, its items `task-1-1`, theirs `task-1-1-1`.
 */
export const streamTree = (streams: readonly Stream[]): readonly SeedTask[] => {
  const row = (item: Item, code: string, parent: string | null, clause: string) => ({
    code,
    parent,
    title: item.title,
    titleEn: item.titleEn,
    summary: item.summary,
    dueOn: item.dueOn ?? null,
    lead: [],
    responsible: [],
    openList: false,
    clause: item.clause ?? clause,
  })
  const below = (item: Item, code: string, path: string, clause: string): readonly SeedTask[] =>
    (item.items ?? []).flatMap((child, index) => {
      const childPath = `${path}-${index + 1}`
      const self: SeedTask = { ...row(child, `task-${childPath}`, code, clause), kind: 'task', number: null }
      return [self, ...below(child, self.code, childPath, self.clause)]
    })
  return streams.flatMap((stream, index) => {
    const code = `stream-${index + 1}`
    const self: SeedTask = { ...row(stream, code, null, stream.clause), kind: stream.kind ?? 'stream', number: stream.number ?? null }
    return [self, ...below(stream, code, `${index + 1}`, stream.clause)]
  })
}
