/** Why a light has its colour, in Chinese: sentences made from a verdict's data alone. */
import { shown } from '../basics/decimal.ts'
import type { Assessment } from '../rules/assess.ts'
import { isNegative, shownApart, shownAsGiven, shownDistance, shownPercent } from './figures.ts'
import type { Subject, Words } from './words.ts'

type Said = Pick<Words, 'date' | 'period' | 'lights' | 'outcomes' | 'reasons' | 'flags' | 'paths' | 'unknownYears'>

export const withUnit = (figure: string, unit: string): string => `${figure}${/^[%‰]/.test(unit) ? '' : ' '}${unit}`.trim()
const figure = (value: string, subject: Subject, beside?: string | null): string =>
  withUnit(beside == null ? shown(value, subject.decimals) : shownApart(value, beside, subject.decimals), subject.unit)

/** How far apart two figures are: per cents differ by points. */
const apartBy = (gap: string, { decimals, unit }: Subject): string => withUnit(shownDistance(gap, decimals), unit === '%' ? '个百分点' : unit)

/** What a period brings: of per cents points. */
const paceOf = (value: string, { decimals, unit }: Subject): string => withUnit(shown(value, decimals), unit === '%' ? '个百分点' : unit)

/** A percentage with one place, or more where it would read as the other though it differs, or as 100. */
const percentApart = (value: string, other: string): string => {
  const [apart, whole] = [shownApart(value, other, 1), shownPercent(value)]
  return apart.length >= whole.length ? apart : whole
}

const isShort = (a: Assessment): boolean => a.outcome === 'behind' || a.outcome === 'missed' || a.outcome === 'broken'
const points = (lead: string): string => `${isNegative(lead) ? '欠' : '超'}序时 ${shownDistance(lead, 1)} 个百分点`

/** What is asked, with the side on which it holds. */
const limits = ({ limits: ends, expected }: Assessment, subject: Subject): string => {
  const [low, high] = [ends?.low ?? null, ends?.high ?? null]
  if (low !== null && high !== null) return `${shownAsGiven(low)}—${withUnit(shownAsGiven(high), subject.unit)}之间`
  if (low !== null) return `${ends?.strict ? '超过' : '不低于'} ${withUnit(shownAsGiven(low), subject.unit)}`
  if (high !== null) return `${ends?.strict ? '低于' : '不高于'} ${withUnit(shownAsGiven(high), subject.unit)}`
  return expected === null ? '' : figure(expected, subject)
}

const standing = ({ outcome, gap }: Assessment): string =>
  ({
    on_pace: '达到要求',
    behind: gap !== null && !isNegative(gap) ? '高于要求' : '低于要求',
    broken: '突破底线',
    met: '达到目标',
    missed: '到期未达到目标',
    none: '',
  })[outcome]
const monthsLate = (a: Assessment): string =>
  a.monthsBehind !== null && shown(a.monthsBehind, 1) !== '0.0' && isShort(a) ? `，约落后 ${shown(a.monthsBehind, 1)} 个月` : ''
const shortBy = (a: Assessment, subject: Subject): string => (isShort(a) && a.gap !== null ? `，相差 ${apartBy(a.gap, subject)}` : '')

/** By how much a target was missed; by nothing, where it had to be passed (突破) and was only reached. */
const missedBy = (a: Assessment, subject: Subject): string =>
  a.limits?.strict === true && a.gap !== null && /^-?0(\.0+)?$/.test(a.gap) ? `，须${limits(a, subject)}` : `，差 ${apartBy(a.gap ?? '0', subject)}`

/** A verdict has both figures, but for a person's. */
type Judged = Assessment & { readonly actual: string; readonly expected: string }

const plainly = (a: Judged, label: string, subject: Subject): string =>
  `${label}实际 ${figure(a.actual, subject, a.expected)}，要求${limits(a, subject)}，${standing(a)}${shortBy(a, subject)}。`

const manners: Readonly<Record<NonNullable<Assessment['manner']>, (a: Judged, label: string, subject: Subject, say: Said) => string>> = {
  way: (a, label, subject, say) => {
    if (a.share === null || a.timeShare === null) return plainly(a, label, subject)
    const actual = `${label}实际 ${figure(a.actual, subject, a.expected)}，按序时应为 ${figure(a.expected, subject, a.actual)}`
    const way = `已走完 ${percentApart(a.share, a.timeShare)}%，时间进度 ${percentApart(a.timeShare, a.share)}%`
    const distance = a.lead === null ? say.outcomes[a.outcome] : points(a.lead)
    const end = a.outcome === 'met' ? '已达到目标' : a.outcome === 'missed' ? `到期未完成${missedBy(a, subject)}` : distance
    return `${actual}；${way}，${end}${monthsLate(a)}。`
  },
  use: (a, label, subject) => {
    const used = `${label}累计 ${figure(a.actual, subject, a.target)}，控制数 ${figure(a.target ?? a.expected, subject, a.actual)}`
    if (a.outcome === 'broken' || a.outcome === 'missed')
      return `${used}，${a.brokenPeriods === undefined ? '已' : '此前已'}突破控制数，之后各期不能补救，除非该期数据修订。`
    if (a.outcome === 'met') return `${used}，到期未突破。`
    if (a.share === null || a.timeShare === null) return `${used}，${standing(a)}。`
    const room = a.lead === null ? '' : `，${isNegative(a.lead) ? '快于' : '慢于'}时间进度 ${shownDistance(a.lead, 1)} 个百分点`
    return `${used}；已用 ${percentApart(a.share, a.timeShare)}%，时间进度 ${percentApart(a.timeShare, a.share)}%${room}。`
  },
  rate: plainly,
  bound: plainly,
  band: (a, label, subject) =>
    `${label}实际 ${figure(a.actual, subject, a.expected)}，要求在 ${limits(a, subject)}，${isShort(a) ? `已越出范围${shortBy(a, subject)}` : standing(a)}。`,
  place: (a, label, _subject) =>
    `${label}位居第 ${shownAsGiven(a.actual)} 位，要求不低于第 ${shownAsGiven(a.expected)} 位，${isShort(a) ? '未保持住' : standing(a)}。`,
  count: (a, label, subject) => {
    const done = `到${label}末应完成 ${figure(a.expected, subject, a.actual)}，已完成 ${figure(a.actual, subject, a.expected)}`
    if (a.outcome === 'met') return `${done}，全部完成。`
    if (!isShort(a)) return `${done}，按期推进。`
    return `${done}，逾期未完成 ${apartBy(a.gap ?? '0', subject)}${monthsLate(a)}。`
  },
  event: (a, label, subject) =>
    isShort(a)
      ? `到${label}已核实发生 ${figure(a.actual, subject)}，要求为 ${figure(a.expected, subject)}，一票否决。`
      : `到${label}没有核实发生的事件，要求为 ${figure(a.expected, subject)}。`,
  verdict: (a, label, _subject, say) => `${label}人工认定为“${say.outcomes[a.outcome]}”。`,
}

const greySentence = (a: Assessment, subject: Subject, say: Said): string => {
  const label = say.period(a.period, subject.basis)
  switch (a.reason) {
    case 'not_released':
      return `${label}数据尚未到可得日（${say.date(a.release.on)}），不催报、不亮灯。`
    case 'not_reported':
      return `${label}数据可得日为${say.date(a.release.on)}，自${say.date(a.release.lateFrom)}起仍未收到${missing(a, subject)}。`
    case 'no_baseline':
      return `${label}已有数据，但没有基期值，无法计算走过的路程，不判序时；请补录基期年份和基期值。`
    case 'no_denominator':
      return `${label}已有数据，但作分母的数值缺失或为 0，无法计算；请核对后补录。`
    case 'no_target':
      return a.ofYear ? `${label}没有当年目标。不以终期目标判当年进度，请先分解并录入当年目标。` : `${label}没有可以判定的目标，请录入目标值。`
    case 'awaiting_final':
      return `已到期${a.dueOn ? `（${say.date(a.dueOn)}）` : ''}，${a.actual === null ? '尚无数据' : `现为${a.flag ? say.flags[a.flag] : '数据'} ${figure(a.actual, subject)}`}，待核定后再下结论。`
    case 'needs_verdict':
      return `本项没有数字目标，${label}需由责任单位提出认定，写明结论、日期和佐证。`
    case 'not_applicable':
      return `${label}填报为“-”，本项不适用，不参与判定。`
    case 'not_due':
      return `到${label}末尚无应完成的节点。`
    default:
      return `${label}：${say.reasons[a.reason]}。`
  }
}

/** A list stays a sentence: the first few, and how many in all. */
const mostListed = 6
const listed = (items: readonly string[]): string =>
  items.length <= mostListed ? items.join('、') : `${items.slice(0, mostListed).join('、')}等 ${items.length} 处`

const missing = ({ missing: periods = [], missingParts }: Assessment, subject: Subject): string => {
  if (missingParts !== undefined)
    return `：缺 ${listed(missingParts.map(({ indicator, period }) => `${subject.partName?.(indicator) ?? indicator} ${period}`))}`
  return periods.length > 0 ? `：缺 ${listed(periods)}` : ''
}

const needs = (a: Assessment, subject: Subject, say: Said): string => {
  if (a.required === null || a.outcome === 'met' || a.dueOn === null || !isShort(a) || a.manner === 'rate') return ''
  const soFar = a.required.soFar === null ? '' : `（至今平均每期 ${paceOf(a.required.soFar, subject)}）`
  if (a.manner === 'use') return `到${say.date(a.dueOn)}前，每期最多还可用 ${paceOf(a.required.perPeriod, subject)}${soFar}。`
  return `要在${say.date(a.dueOn)}前达到 ${a.target === null ? '目标' : figure(a.target, subject)}，后续每期需 ${paceOf(a.required.perPeriod, subject)}${soFar}。`
}

/** The mean rate still needed is said where the rate is one over several years. */
const meanNeeded = (a: Assessment): string =>
  a.manner === 'rate' && isShort(a) && a.required !== null && a.required.soFar !== null ? `后续年均需 ${shown(a.required.perPeriod, 2)}%。` : ''

const operators = { '>=': '不低于', '>': '超过', '<=': '不超过', '<': '低于', '=': '', range: '', '~': '约' } as const

const notes = (a: Assessment, subject: Subject, say: Said): string =>
  [
    a.margin === undefined ? '' : `离底线仅 ${apartBy(a.margin, subject)}。`,
    a.missedYears === undefined ? '' : `${a.missedYears.join('、')}年未达到当年要求，不可补。`,
    a.missedNodes === undefined ? '' : `此前未达到的节点：${a.missedNodes.map(say.date).join('、')}。`,
    a.brokenPeriods === undefined ? '' : `曾突破底线：${a.brokenPeriods.map((each) => say.period(each, subject.basis)).join('、')}。`,
    a.daysNeeded === undefined ? '' : `全年还需达标 ${a.daysNeeded} 天，余 ${a.daysLeft ?? 0} 天。`,
    a.unconfirmed === undefined ? '' : `另有 ${figure(a.unconfirmed, subject)} 尚未核实，暂不判定。`,
    ...(a.peers ?? []).map(({ name, value }) => `${name} ${figure(value, subject)}。`),
    a.reason === 'peers_missing' ? '缺全市平均等对比数据，仅按目标判定。' : '',
    a.reason === 'data' ? '本期数据状态比此前退低，请核实。' : '',
    a.stretch === undefined || a.stretch.value === null
      ? ''
      : `力争目标为${operators[a.stretch.operator]} ${withUnit(shownAsGiven(a.stretch.value), subject.unit)}，${a.stretch.met ? '已达到' : '未达到'}。`,
    ...(a.formerTargets ?? []).map(({ value }) => (value === null ? '' : `原目标 ${withUnit(shownAsGiven(value), subject.unit)}。`)),
    a.approval === undefined
      ? ''
      : `自${say.date(a.approval.date)}起按调整后目标判定${a.approval.documentNumber === null ? '' : `（${a.approval.body ?? ''}${a.approval.documentNumber}）`}。`,
    a.path === null || a.path === 'linear' || a.path === 'steps' ? '' : `序时按${say.paths[a.path] ?? a.path}计算。`,
    a.pathAsked === undefined ? '' : `“${say.paths[a.pathAsked] ?? a.pathAsked}”所需数据不全，改按匀速计算。`,
    a.basicallyMet ? '完成率达到基本完成的标准，可记为基本完成。' : '',
    a.uncertain === undefined ? '' : say.unknownYears(a.uncertain),
    a.streak > 1 ? `已连续 ${a.streak} 期${say.lights[a.light]}。` : '',
  ].join('')

const isJudged = (a: Assessment): a is Judged => a.actual !== null && a.expected !== null

export const explainZhCn =
  (say: Said): Words['explain'] =>
  (a, subject) => {
    if (a.outcome === 'none') return `${greySentence(a, subject, say)}${a.uncertain ? say.unknownYears(a.uncertain) : ''}`
    const label = say.period(a.period, subject.basis)
    const told = a.manner === 'verdict' || isJudged(a) ? manners[a.manner ?? 'rate'](a as Judged, label, subject, say) : `${label}${say.outcomes[a.outcome]}。`
    return `${told}${needs(a, subject, say)}${meanNeeded(a)}${notes(a, subject, say)}`
  }

export const gapZhCn =
  (say: Said): Words['gap'] =>
  (a, subject) => {
    if (a.outcome === 'none') return say.reasons[a.reason]
    if (a.manner === 'place' && isShort(a)) return `退到第 ${shownAsGiven(a.actual ?? '')} 位`
    if (a.manner === 'event' && isShort(a)) return '一票否决'
    if (a.manner === 'band' && isShort(a)) return `越出范围 ${apartBy(a.gap ?? '0', subject)}`
    if (a.outcome === 'broken' && a.gap !== null) return a.manner === 'use' ? '突破控制数' : `突破底线 ${apartBy(a.gap, subject)}`
    if (a.manner === 'use' && a.lead !== null && a.outcome === 'behind') return `快于时间进度 ${shownDistance(a.lead, 1)} 个百分点`
    if (a.lead !== null && (a.outcome === 'behind' || a.outcome === 'on_pace') && a.manner !== 'count') return points(a.lead)
    if (a.gap !== null && isShort(a)) return `差 ${apartBy(a.gap, subject)}`
    return say.outcomes[a.outcome]
  }

export const foreseeZhCn =
  (say: Said): Words['foresee'] =>
  (foresight, a, subject) => {
    if (foresight === null) return ''
    if (foresight === 'not_enough_data') return '数据不足，暂不预测。'
    const end = `按当前进度预计到${say.date(foresight.dueOn)}为 ${figure(foresight.value, subject, a.target)}`
    const interval = `八成可能在 ${shown(foresight.low, subject.decimals)}—${figure(foresight.high, subject)}之间`
    const short = foresight.gap === null || !fallsShort(foresight.gap, a) ? '' : `，与目标相差 ${apartBy(foresight.gap, subject)}`
    const chance = foresight.chance === null ? '' : `，达到目标的可能性约 ${foresight.chance}%`
    return `${end}（${interval}）${short}${chance}。${needsFromHere(foresight, a, subject)}`
  }

/** On the bad side of the target, which of its limits tell. */
const fallsShort = (gap: string, { limits: ends }: Assessment): boolean =>
  (ends?.low != null && isNegative(gap)) || (ends?.high != null && !isNegative(gap) && gap !== '0')

/** The third number, which leaders ask for: what each period has to bring from here. Said once: a sentence that is short of pace says it already. */
const needsFromHere = (foresight: Exclude<Parameters<Words['foresee']>[0], null | string>, a: Assessment, subject: Subject): string => {
  if (a.required === null || isShort(a) || a.manner === 'rate' || foresight.gap === null || !fallsShort(foresight.gap, a)) return ''
  const soFar = a.required.soFar === null ? '' : `（至今平均每期 ${paceOf(a.required.soFar, subject)}）`
  return `后续每期需 ${paceOf(a.required.perPeriod, subject)}${soFar}。`
}

const ruleNames: Readonly<Record<string, string>> = {
  lightPreset: '亮灯规则',
  lightThresholds: '亮灯界限',
  basicallyMetFrom: '基本完成标准',
  path: '序时方式',
  pathNodes: '序时节点',
  releaseWorkdays: '可得日',
  releaseSourceId: '发布单位',
  releaseDates: '可得日',
  preliminaryDecides: '初步核算数可定论',
  formula: '计算公式',
  judgedAs: '判定类型',
  baselinePeriod: '基期',
  baselineValue: '基期值',
  unit: '单位',
  measure: '指标类型',
  basis: '数值口径',
  better: '优劣方向',
  frequency: '频率',
  row: '指标增删',
  lead: '牵头单位',
  responsible: '责任单位',
}

export const turnZhCn =
  (say: Said): Words['turn'] =>
  (turn, subject, nameOf) => {
    switch (turn.what) {
      case 'revision': {
        const shownAs = (each: typeof turn.before): string =>
          each === null ? '无数据' : `${isNumber(each.value) ? figure(each.value, subject) : each.value}（${say.flags[each.flag]}）`
        const whose = subject.partName?.(turn.indicatorId)
        const who = turn.personId === null ? undefined : nameOf(turn.personId)
        return `${whose === undefined ? '' : `${whose}：`}${say.period(turn.period, subject.basis)}由${shownAs(turn.before)}修订为${shownAs(turn.after)}${who === undefined ? '' : `，${who}`}`
      }
      case 'target': {
        const value = (each: string | null): string => (each === null ? '未定' : withUnit(shownAsGiven(each), subject.unit))
        return `${say.date(turn.dueOn)}目标由 ${value(turn.before)} 调整为 ${value(turn.after)}${turn.document === null ? '' : `（${turn.document}）`}`
      }
      case 'rule':
        return `${ruleNames[turn.column] ?? turn.column}已调整`
      case 'time':
        return '时间推移，数据未变'
      default:
        return turn satisfies never
    }
  }

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

export const formulaZhCn: Words['formula'] = (formula, nameOf) => {
  const sum = (plus: readonly string[], minus: readonly string[]): string => `${plus.map(nameOf).join('＋')}${minus.map((id) => `－${nameOf(id)}`).join('')}`
  const bracketed = (text: string, isOne: boolean): string => (isOne ? text : `（${text}）`)
  const top = sum(formula.plus, formula.minus)
  const isOne = formula.plus.length + formula.minus.length === 1
  const whole = formula.over.length === 0 ? top : `${bracketed(top, isOne)}÷${bracketed(sum(formula.over, []), formula.over.length === 1)}`
  if (formula.growth) return `${bracketed(whole, isOne && formula.over.length === 0)}比上年同期增长`
  return formula.scale === '1' ? whole : `${bracketed(whole, isOne || formula.over.length > 0)}×${shownAsGiven(formula.scale)}`
}
