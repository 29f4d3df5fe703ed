/** A sheet as the server would send it: Yuzhong's plan with made-up figures for two years, or as many rows as asked for. */
import { departments as seedDepartments } from '../../../seeds/departments.ts'
import type { SeedIndicator } from '../../../seeds/plans/shape.ts'
import { yuzhong2027 } from '../../../seeds/plans/yuzhong-2027.ts'
import type { RightsView } from '../../../server/wire/plans.ts'
import type { Light, Period } from '../../../server/wire/rows.ts'
import type { SheetView } from '../../../server/wire/sheet.ts'

/** The same sequence on every run. */
const chance = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** As the server would tell them; the test pages have no dictionary. */
const readings = { 地: 'di de', 区: 'qu ou', 生: 'sheng', 产: 'chan', 总: 'zong', 值: 'zhi', 进: 'jin', 出: 'chu', 口: 'kou', 额: 'e', 重: 'zhong chong' }

const words: SheetView['words'] = {
  lights: { green: '绿灯', yellow: '黄灯', red: '红灯', blue: '蓝灯', grey: '灰灯' },
  reasons: {
    not_due: '未到时点',
    not_released: '未到发布期',
    not_reported: '未报',
    no_baseline: '无基期,不判序时',
    no_target: '缺当年目标',
    no_denominator: '缺分母',
    not_applicable: '不适用',
    awaiting_final: '到期待核数',
    needs_verdict: '待认定',
    pace: '序时进度',
    bound: '底线',
    deadline: '到期',
    verdict: '人工认定',
    event: '事件',
    near_bound: '接近底线',
    peers_missing: '缺对比数据',
    data: '数据存疑',
  },
  outcomes: { on_pace: '达序时', behind: '欠序时', broken: '突破底线', met: '已完成', missed: '未完成', none: '未判定' },
  flags: { estimate: '部门预计数', flash: '快报数', preliminary: '初步核算数', verified: '核定数', final: '最终核实数' },
  measures: {
    'annual-total': '年度总量',
    'plan-total': '规划期累计',
    'each-year': '每年不低于',
    'annual-mean': '年均',
    growth: '增速',
    'mean-growth': '年均增长',
    level: '水平',
    hold: '保持',
    reduction: '累计下降',
    share: '比率',
    milestone: '节点',
    verdict: '人工认定',
  },
}

const periodsOf = (year: number): Period[] => [
  ...Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
  ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
  `${year}`,
]
const frequencyOf = (period: Period): string => (period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month')
/** Share of the year that has gone by at the end of a period. */
const shareOf = (period: Period): number => (period.length === 4 ? 1 : period.includes('Q') ? Number(period.at(-1)) / 4 : Number(period.slice(5)) / 12)

const today = '2026-11-18'
const isOver = (period: Period): boolean => Number(period.slice(0, 4)) < 2026 || (frequencyOf(period) !== 'year' && shareOf(period) <= 10 / 12)

const lightOf = (lead: number): Light => (lead >= 0 ? 'green' : lead > -5 ? 'yellow' : 'red')

const asked: Readonly<Record<string, string>> = { '>=': '不低于', '>': '超过', '<=': '不超过', '<': '低于', '=': '等于', range: '', '~': '约' }

const repeated = (indicators: readonly SeedIndicator[], rows: number): readonly SeedIndicator[] =>
  Array.from({ length: rows }, (_, place) => indicators[place % indicators.length])
    .filter((one) => one !== undefined)
    .map((one, place) => (place < indicators.length ? one : { ...one, code: `${one.code}-${place}` }))

/** @param rows how many indicators; the plan's own by default. @param every how often all are reported, if not each in its own way. */
export const makeView = ({
  rows,
  from = 2026,
  every,
}: { readonly rows?: number; readonly from?: number; readonly every?: 'month' | 'quarter' } = {}): SheetView => {
  const next = chance(7)
  // What has figures first, as a plan office would sort it.
  const own = yuzhong2027.indicators.toSorted((a, b) => Number(a.measure === 'verdict') - Number(b.measure === 'verdict'))
  const given = rows === undefined ? own : repeated(own, rows)
  const indicators = every ? given.map((one) => ({ ...one, frequency: every })) : given
  const departmentPlace = new Map(seedDepartments.map(({ code }, place) => [code, place]))
  const places = (codes: readonly string[]): number[] => codes.flatMap((code) => departmentPlace.get(code) ?? [])
  const taskPlace = new Map(yuzhong2027.tasks.map(({ code }, place) => [code, place]))
  const goals = yuzhong2027.tasks.filter(({ code }) => code.startsWith('goal-'))
  const periods = Array.from({ length: 2026 - from + 1 }, (_, place) => periodsOf(from + place)).flat()
  const values: Record<Period, (string | null)[]> = Object.fromEntries(periods.map((period) => [period, []]))
  const flags: Record<Period, Record<number, 'flash' | 'preliminary'>> = {}
  const judged: { -readonly [K in keyof SheetView['judged']]: SheetView['judged'][K][number][] } = {
    period: [],
    light: [],
    outcome: [],
    reason: [],
    actual: [],
    expected: [],
    gap: [],
    share: [],
    timeShare: [],
    lead: [],
  }
  for (const [place, { measure, frequency, decimals, targets }] of indicators.entries()) {
    const target = Number(targets.at(-1)?.value ?? 'NaN')
    const pace = 0.8 + next() * 0.35
    let last: Period | null = null
    for (const period of periods) {
      const reports = frequencyOf(period) === frequency && isOver(period) && next() > 0.04
      const value = measure === 'verdict' ? '达到要求' : Number.isNaN(target) ? null : (target * shareOf(period) * pace * 0.2).toFixed(decimals)
      const list = (values[period] ??= [])
      list.push(reports && !(measure === 'verdict' && next() > 0.4) ? (next() > 0.985 ? '-' : value) : null)
      if (list.at(-1) !== null && reports) last = period
      if (list.at(-1) !== null && period === '2026-10' && next() > 0.5) (flags[period] ??= {})[place] = 'flash'
    }
    const actual = last === null ? null : (values[last]?.[place] ?? null)
    const isFigure = actual !== null && /^\d/.test(actual) && last !== null
    const lead = isFigure ? (pace - 1) * 60 : null
    const timeShare = isFigure ? (20 * shareOf(last ?? '')).toFixed(1) : null
    judged.period.push(last ?? '2026-10')
    judged.light.push(measure === 'verdict' ? (last === null ? 'grey' : 'blue') : lead === null ? 'grey' : lightOf(lead))
    judged.outcome.push(lead === null ? (last === null ? 'none' : 'met') : lead >= 0 ? 'on_pace' : 'behind')
    judged.reason.push(measure === 'verdict' ? (last === null ? 'needs_verdict' : 'verdict') : lead === null ? 'not_reported' : 'pace')
    judged.actual.push(isFigure ? actual : null)
    judged.expected.push(isFigure ? (Number(actual) / pace).toFixed(4) : null)
    judged.gap.push(isFigure ? (Number(actual) - Number(actual) / pace).toFixed(4) : null)
    judged.lead.push(lead === null ? null : lead.toFixed(2))
    judged.timeShare.push(timeShare)
    judged.share.push(lead === null || timeShare === null ? null : (Number(timeShare) + lead).toFixed(2))
  }
  return {
    plan: 'plan-1',
    from,
    to: 2026,
    seq: 100,
    today,
    rows: {
      id: indicators.map(({ code }) => code),
      code: indicators.map(({ code }) => code),
      number: indicators.map((_, place) => String(place + 1)),
      name: indicators.map(({ name }) => name),
      nameEn: indicators.map(({ nameEn }) => nameEn),
      unit: indicators.map(({ unit }) => unit),
      decimals: indicators.map(({ decimals }) => decimals),
      measure: indicators.map(({ measure }) => measure),
      basis: indicators.map(({ basis }) => basis),
      frequency: indicators.map(({ frequency }) => frequency),
      lead: indicators.map(({ lead }) => places(lead)),
      responsible: indicators.map(({ responsible }) => places(responsible)),
      dimension: indicators.map(({ dimension }) => {
        const place = goals.findIndex(({ code }) => code === dimension)
        return place < 0 ? null : place
      }),
      tasks: indicators.map(({ tasks }) => tasks.flatMap((code) => taskPlace.get(code) ?? [])),
      baselinePeriod: indicators.map(({ measure }) => (measure === 'level' ? '2022' : null)),
      baselineValue: indicators.map(({ measure, targets }) =>
        measure === 'level' && targets[0]?.value ? String(Math.round(Number(targets[0].value) * 70) / 100) : null,
      ),
      target: indicators.map(({ targets, unit, measure }) => {
        const last = targets.at(-1)
        return last?.value == null
          ? (last?.text ?? '')
          : measure === 'milestone' && last.value === '1'
            ? '建成'
            : `${asked[last.operator] ?? ''} ${last.value} ${unit}`
      }),
      dueOn: indicators.map(({ targets }) => targets.at(-1)?.dueOn ?? null),
      yearTarget: indicators.map(({ targets, measure }) =>
        measure === 'annual-total' && targets.at(-1)?.value ? String(Math.round(Number(targets.at(-1)?.value) * 0.9)) : null,
      ),
      clause: indicators.map(({ clause }) => clause),
      made: indicators.map(() => 0),
    },
    departments: seedDepartments.map(({ code, shortName }) => ({ id: code, shortName })),
    dimensions: goals.map(({ code, title, titleEn }) => ({ id: code, title, titleEn })),
    tasks: yuzhong2027.tasks.map(({ code, kind, number, title, titleEn, parent }) => ({
      id: code,
      parent: parent === null ? null : (taskPlace.get(parent) ?? null),
      kind,
      number,
      title,
      titleEn,
    })),
    readings,
    periods,
    values,
    flags,
    judged,
    words,
  }
}

export const makeRights = (rights: Partial<RightsView> = {}): RightsView => ({
  plan: 'plan-1',
  observations: 'all',
  columns: ['baselinePeriod', 'baselineValue', 'yearTarget'],
  manage: true,
  closed: [],
  ...rights,
})
