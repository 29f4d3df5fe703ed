/** Why a light has its colour, in English: sentences made from a verdict's data alone. */
import { shown } from '../basics/decimal.ts'
import type { Assessment } from '../rules/assess.ts'
import { isNegative, shownApart, shownAsGiven, shownDistance, shownPercent } from './figures.ts'
import type { Subject, Words } from './words.ts'

type Said = Pick<Words, 'date' | 'period' | 'lights' | 'outcomes' | 'reasons' | 'flags' | 'paths' | 'unknownYears'>

/** Units are kept as the plan writes them: a translated unit would be another unit. */
export const withUnit = (figure: string, unit: string): string => `${figure}${/^[%‰]/.test(unit) ? '' : ' '}${unit}`.trim()
const figure = (value: string, subject: Subject, beside?: string | null): string =>
  withUnit(beside == null ? shown(value, subject.decimals) : shownApart(value, beside, subject.decimals), subject.unit)

/** How far apart two figures are: per cents differ by points. */
const apartBy = (gap: string, { decimals, unit }: Subject): string => withUnit(shownDistance(gap, decimals), unit === '%' ? 'percentage points' : unit)

/** What a period brings: of per cents points. */
const paceOf = (value: string, { decimals, unit }: Subject): string => withUnit(shown(value, decimals), unit === '%' ? 'percentage points' : unit)

/** A percentage with one place, or more where it would read as the other though it differs, or as 100. */
const percentApart = (value: string, other: string): string => {
  const [apart, whole] = [shownApart(value, other, 1), shownPercent(value)]
  return apart.length >= whole.length ? apart : whole
}

const isShort = (a: Assessment): boolean => a.outcome === 'behind' || a.outcome === 'missed' || a.outcome === 'broken'
const points = (lead: string): string => `${shownDistance(lead, 1)} percentage points ${isNegative(lead) ? 'behind' : 'ahead of'} the pace`

/** What is asked, with the side on which it holds. */
const limits = ({ limits: ends, expected }: Assessment, subject: Subject): string => {
  const [low, high] = [ends?.low ?? null, ends?.high ?? null]
  if (low !== null && high !== null) return `between ${shownAsGiven(low)} and ${withUnit(shownAsGiven(high), subject.unit)}`
  if (low !== null) return `${ends?.strict ? 'more than' : 'at least'} ${withUnit(shownAsGiven(low), subject.unit)}`
  if (high !== null) return `${ends?.strict ? 'less than' : 'at most'} ${withUnit(shownAsGiven(high), subject.unit)}`
  return expected === null ? '' : figure(expected, subject)
}

const standing = ({ outcome, gap }: Assessment): string =>
  ({
    on_pace: 'kept',
    behind: gap !== null && !isNegative(gap) ? 'above it' : 'below it',
    broken: 'broken',
    met: 'met',
    missed: 'missed at the due date',
    none: '',
  })[outcome]
const monthsLate = (a: Assessment): string =>
  a.monthsBehind !== null && shown(a.monthsBehind, 1) !== '0.0' && isShort(a) ? `, about ${shown(a.monthsBehind, 1)} months late` : ''

/** Missed by nothing: the target had to be passed and was only reached. */
const isNothing = ({ limits: ends, gap }: Assessment): boolean => ends?.strict === true && gap !== null && /^-?0(\.0+)?$/.test(gap)

/** A verdict has both figures, but for a person's. */
type Judged = Assessment & { readonly actual: string; readonly expected: string }

const plainly = (a: Judged, label: string, subject: Subject): string => {
  const by = isShort(a) && a.gap !== null ? ` by ${apartBy(a.gap, subject)}` : ''
  return `${label}: ${figure(a.actual, subject, a.expected)}; asked ${limits(a, subject)}, ${standing(a)}${by}.`
}

const manners: Readonly<Record<NonNullable<Assessment['manner']>, (a: Judged, label: string, subject: Subject, say: Said) => string>> = {
  way: (a, label, subject, say) => {
    if (a.share === null || a.timeShare === null) return plainly(a, label, subject)
    const actual = `${label}: ${figure(a.actual, subject, a.expected)} against ${figure(a.expected, subject, a.actual)} planned`
    const short = apartBy(a.gap ?? '0', subject)
    const end =
      a.outcome === 'met'
        ? 'target met'
        : a.outcome === 'missed'
          ? isNothing(a)
            ? `missed: it had to be ${limits(a, subject)}`
            : `missed by ${short}`
          : a.lead === null
            ? say.outcomes[a.outcome]
            : points(a.lead)
    return `${actual}; ${percentApart(a.share, a.timeShare)}% of the way at ${percentApart(a.timeShare, a.share)}% of the time, ${end}${monthsLate(a)}.`
  },
  use: (a, label, subject) => {
    const used = `${label}: ${figure(a.actual, subject, a.target)} of at most ${figure(a.target ?? a.expected, subject, a.actual)}`
    if (a.outcome === 'broken' || a.outcome === 'missed')
      return `${used}; the cap ${a.brokenPeriods === undefined ? 'is' : 'was'} broken, and no later period repairs that, only a revision of the figure itself.`
    if (a.outcome === 'met') return `${used}; kept to the end.`
    if (a.share === null || a.timeShare === null) return `${used}; ${standing(a)}.`
    const room = a.lead === null ? '' : `, ${shownDistance(a.lead, 1)} percentage points ${isNegative(a.lead) ? 'faster' : 'slower'} than time`
    return `${used}; ${percentApart(a.share, a.timeShare)}% used at ${percentApart(a.timeShare, a.share)}% of the time${room}.`
  },
  rate: plainly,
  bound: plainly,
  band: (a, label, subject) => {
    const by = a.gap !== null && isShort(a) ? ` by ${apartBy(a.gap, subject)}` : ''
    return `${label}: ${figure(a.actual, subject, a.expected)}; asked ${limits(a, subject)}, ${isShort(a) ? `outside${by}` : standing(a)}.`
  },
  place: (a, label) =>
    `${label}: place ${shownAsGiven(a.actual)}; asked place ${shownAsGiven(a.expected)} or better, ${isShort(a) ? 'not kept' : standing(a)}.`,
  count: (a, label, subject) => {
    const done = `By the end of ${label} ${figure(a.actual, subject, a.expected)} done of ${figure(a.expected, subject, a.actual)} due`
    if (a.outcome === 'met') return `${done}; all is done.`
    return isShort(a) ? `${done}; ${apartBy(a.gap ?? '0', subject)} overdue${monthsLate(a)}.` : `${done}; in time.`
  },
  event: (a, label, subject) =>
    isShort(a)
      ? `By ${label} ${figure(a.actual, subject)} confirmed where ${figure(a.expected, subject)} is asked: a veto.`
      : `By ${label} no event is confirmed; ${figure(a.expected, subject)} is asked.`,
  verdict: (a, label, _subject, say) => `For ${label} a person's verdict says “${say.outcomes[a.outcome]}”.`,
}

const greySentence = (a: Assessment, subject: Subject, say: Said): string => {
  const label = say.period(a.period, subject.basis)
  switch (a.reason) {
    case 'not_released':
      return `The figure for ${label} can exist from ${say.date(a.release.on)}; until then nothing is missing.`
    case 'not_reported':
      return `The figure for ${label} was due on ${say.date(a.release.on)} and is missing since ${say.date(a.release.lateFrom)}${missing(a, subject)}.`
    case 'no_baseline':
      return `There is a figure for ${label} but no baseline, so the distance covered cannot be judged; please enter baseline period and value.`
    case 'no_denominator':
      return `There is a figure for ${label}, but what it is divided by is missing or 0; please check and complete it.`
    case 'no_target':
      return a.ofYear
        ? `There is no target for the year of ${label}. A year is never judged against the plan's final value; please enter the year's target.`
        : `There is no target by which ${label} could be judged; please enter one.`
    case 'awaiting_final':
      return `Due${a.dueOn ? ` on ${say.date(a.dueOn)}` : ''}; ${a.actual === null ? 'there is no figure yet' : `now ${figure(a.actual, subject)} (${a.flag ? say.flags[a.flag] : 'figure'})`}, judged once a deciding figure exists.`
    case 'needs_verdict':
      return `This goal has no number; for ${label} its department gives a verdict with day and evidence.`
    case 'not_applicable':
      return `Reported as “-” for ${label}: not applicable, not judged.`
    case 'not_due':
      return `Nothing is due by the end of ${label}.`
    default:
      return `${label}: ${say.reasons[a.reason]}.`
  }
}

/** A list stays a sentence: the first few, and how many in all. */
const mostListed = 6
const listed = (items: readonly string[]): string =>
  items.length <= mostListed ? items.join(', ') : `${items.slice(0, mostListed).join(', ')} and others, ${items.length} in all`

const missing = ({ missing: periods = [], missingParts }: Assessment, subject: Subject): string => {
  if (missingParts !== undefined) return ` (${listed(missingParts.map(({ indicator, period }) => `${subject.partName?.(indicator) ?? indicator} ${period}`))})`
  return periods.length > 0 ? ` (${listed(periods)})` : ''
}

const needs = (a: Assessment, subject: Subject, say: Said): string => {
  if (a.required === null || a.outcome === 'met' || a.dueOn === null || !isShort(a) || a.manner === 'rate') return ''
  const soFar = a.required.soFar === null ? '' : ` (so far ${paceOf(a.required.soFar, subject)} a period)`
  if (a.manner === 'use') return ` Until ${say.date(a.dueOn)} at most ${paceOf(a.required.perPeriod, subject)} a period is left${soFar}.`
  return ` To reach ${a.target === null ? 'the target' : figure(a.target, subject)} by ${say.date(a.dueOn)}, ${paceOf(a.required.perPeriod, subject)} a period is needed from here${soFar}.`
}

/** The mean rate still needed is said where the rate is one over several years. */
const meanNeeded = (a: Assessment): string =>
  a.manner === 'rate' && isShort(a) && a.required !== null && a.required.soFar !== null
    ? ` From here ${shown(a.required.perPeriod, 2)}% a year is needed on the mean.`
    : ''

const operators = { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than', '=': 'exactly', range: '', '~': 'about' } as const

const notes = (a: Assessment, subject: Subject, say: Said): string =>
  [
    a.margin === undefined ? '' : ` Only ${apartBy(a.margin, subject)} from the bound.`,
    a.missedYears === undefined ? '' : ` Missed for good in ${a.missedYears.join(', ')}.`,
    a.missedNodes === undefined ? '' : ` Earlier dates missed: ${a.missedNodes.map(say.date).join(', ')}.`,
    a.brokenPeriods === undefined ? '' : ` Bound broken before, in ${a.brokenPeriods.map((each) => say.period(each, subject.basis)).join(', ')}.`,
    a.daysNeeded === undefined ? '' : ` ${a.daysNeeded} good days are still needed this year, with ${a.daysLeft ?? 0} days left.`,
    a.unconfirmed === undefined ? '' : ` ${figure(a.unconfirmed, subject)} more not confirmed, and not judged.`,
    ...(a.peers ?? []).map(({ name, value }) => ` ${name} ${figure(value, subject)}.`),
    a.reason === 'peers_missing' ? ' There are no figures to compare with; judged by the target alone.' : '',
    a.reason === 'data' ? ' The figure is less firm than one before it; please check.' : '',
    a.stretch === undefined || a.stretch.value === null
      ? ''
      : ` Hoped for: ${operators[a.stretch.operator]} ${withUnit(shownAsGiven(a.stretch.value), subject.unit)}, ${a.stretch.met ? 'reached' : 'not reached'}.`,
    ...(a.formerTargets ?? []).map(({ value }) => (value === null ? '' : ` The target was ${withUnit(shownAsGiven(value), subject.unit)} before.`)),
    a.approval === undefined
      ? ''
      : ` The changed target counts from ${say.date(a.approval.date)}${a.approval.documentNumber === null ? '' : ` (${[a.approval.body, a.approval.documentNumber].filter((each) => each !== null).join(' ')})`}.`,
    a.path === null || a.path === 'linear' || a.path === 'steps' ? '' : ` The pace goes by: ${say.paths[a.path] ?? a.path}.`,
    a.pathAsked === undefined ? '' : ` What “${say.paths[a.pathAsked] ?? a.pathAsked}” needs is not complete, so the pace goes by even months.`,
    a.basicallyMet ? ' It may be noted as basically met.' : '',
    a.uncertain === undefined ? '' : say.unknownYears(a.uncertain),
    a.streak > 1 ? ` ${a.streak} periods in a row ${say.lights[a.light]}.` : '',
  ].join('')

const isJudged = (a: Assessment): a is Judged => a.actual !== null && a.expected !== null

export const explainEn =
  (say: Said): Words['explain'] =>
  (a, subject) => {
    if (a.outcome === 'none') return `${greySentence(a, subject, say)}${a.uncertain ? say.unknownYears(a.uncertain) : ''}`
    const label = say.period(a.period, subject.basis)
    const told = a.manner === 'verdict' || isJudged(a) ? manners[a.manner ?? 'rate'](a as Judged, label, subject, say) : `${label}: ${say.outcomes[a.outcome]}.`
    return `${told}${needs(a, subject, say)}${meanNeeded(a)}${notes(a, subject, say)}`
  }

export const gapEn =
  (say: Said): Words['gap'] =>
  (a, subject) => {
    if (a.outcome === 'none') return say.reasons[a.reason]
    if (a.manner === 'place' && isShort(a)) return `down to place ${shownAsGiven(a.actual ?? '')}`
    if (a.manner === 'event' && isShort(a)) return 'veto'
    if (a.manner === 'band' && isShort(a)) return `outside by ${apartBy(a.gap ?? '0', subject)}`
    if (a.outcome === 'broken' && a.gap !== null) return a.manner === 'use' ? 'cap broken' : `past its bound by ${apartBy(a.gap, subject)}`
    if (a.manner === 'use' && a.lead !== null && a.outcome === 'behind') return `${shownDistance(a.lead, 1)} percentage points faster than time`
    if (a.lead !== null && (a.outcome === 'behind' || a.outcome === 'on_pace') && a.manner !== 'count') return points(a.lead)
    if (a.gap !== null && isShort(a)) return `short by ${apartBy(a.gap, subject)}`
    return say.outcomes[a.outcome]
  }

export const foreseeEn =
  (say: Said): Words['foresee'] =>
  (foresight, a, subject) => {
    if (foresight === null) return ''
    if (foresight === 'not_enough_data') return 'Not enough figures for a forecast yet.'
    const end = `At this pace about ${figure(foresight.value, subject, a.target)} by ${say.date(foresight.dueOn)}`
    const interval = `in four of five cases between ${shown(foresight.low, subject.decimals)} and ${figure(foresight.high, subject)}`
    const short = foresight.gap === null || !fallsShort(foresight.gap, a) ? '' : `, ${apartBy(foresight.gap, subject)} from the target`
    const chance = foresight.chance === null ? '' : `; chance to reach the target about ${foresight.chance}%`
    return `${end} (${interval})${short}${chance}.${needsFromHere(foresight, a, subject)}`
  }

/** On the bad side of the target, which of its limits tell. */
const fallsShort = (gap: string, { limits: ends }: Assessment): boolean =>
  (ends?.low != null && isNegative(gap)) || (ends?.high != null && !isNegative(gap) && gap !== '0')

/** What each period has to bring from here. Said once: a sentence that is short of pace says it already. */
const needsFromHere = (foresight: Exclude<Parameters<Words['foresee']>[0], null | string>, a: Assessment, subject: Subject): string => {
  if (a.required === null || isShort(a) || a.manner === 'rate' || foresight.gap === null || !fallsShort(foresight.gap, a)) return ''
  const soFar = a.required.soFar === null ? '' : ` (so far ${paceOf(a.required.soFar, subject)})`
  return ` From here ${paceOf(a.required.perPeriod, subject)} a period is needed${soFar}.`
}

const ruleNames: Readonly<Record<string, string>> = {
  lightPreset: 'light preset',
  lightThresholds: 'light thresholds',
  basicallyMetFrom: 'share from which a miss is basically met',
  path: 'path',
  pathNodes: 'path nodes',
  releaseWorkdays: 'release day',
  releaseSourceId: 'who publishes before',
  releaseDates: 'release day',
  preliminaryDecides: 'whether preliminary figures decide',
  formula: 'formula',
  judgedAs: 'measure it is judged as',
  baselinePeriod: 'baseline period',
  baselineValue: 'baseline value',
  unit: 'unit',
  measure: 'measure',
  basis: 'basis',
  better: 'direction',
  frequency: 'frequency',
  row: 'archiving',
  lead: 'lead department',
  responsible: 'responsible departments',
}

export const turnEn =
  (say: Said): Words['turn'] =>
  (turn, subject, nameOf) => {
    switch (turn.what) {
      case 'revision': {
        const shownAs = (each: typeof turn.before): string =>
          each === null ? 'nothing' : `${isNumber(each.value) ? figure(each.value, subject) : each.value} (${say.flags[each.flag]})`
        const whose = subject.partName?.(turn.indicatorId)
        const who = turn.personId === null ? undefined : nameOf(turn.personId)
        return `${whose === undefined ? '' : `${whose}: `}${say.period(turn.period, subject.basis)} revised from ${shownAs(turn.before)} to ${shownAs(turn.after)}${who === undefined ? '' : `, by ${who}`}`
      }
      case 'target': {
        const value = (each: string | null): string => (each === null ? 'none' : withUnit(shownAsGiven(each), subject.unit))
        return `target for ${say.date(turn.dueOn)} changed from ${value(turn.before)} to ${value(turn.after)}${turn.document === null ? '' : ` (${turn.document})`}`
      }
      case 'rule':
        return `${ruleNames[turn.column] ?? turn.column} changed`
      case 'time':
        return 'time has passed; no figure has changed'
      default:
        return turn satisfies never
    }
  }

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

export const formulaEn: Words['formula'] = (formula, nameOf) => {
  const sum = (plus: readonly string[], minus: readonly string[]): string => `${plus.map(nameOf).join(' + ')}${minus.map((id) => ` − ${nameOf(id)}`).join('')}`
  const bracketed = (text: string, isOne: boolean): string => (isOne ? text : `(${text})`)
  const top = sum(formula.plus, formula.minus)
  const isOne = formula.plus.length + formula.minus.length === 1
  const whole = formula.over.length === 0 ? top : `${bracketed(top, isOne)} ÷ ${bracketed(sum(formula.over, []), formula.over.length === 1)}`
  if (formula.growth) return `growth of ${bracketed(whole, isOne && formula.over.length === 0)} over the same period last year`
  return formula.scale === '1' ? whole : `${bracketed(whole, isOne || formula.over.length > 0)} × ${shownAsGiven(formula.scale)}`
}
