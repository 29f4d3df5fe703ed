/** What English says about rules. */
import type { MailRules } from '../../db/schema.ts'
import { usualMailRules } from '../rules/mail-rules.ts'
import { digestEn } from './digest-en.ts'
import type { RuleProblem } from '../basics/rule-problems.ts'
import { named } from './rules.ts'
import type { RulesWords, RuleValue, Said } from './rules.ts'

const presets: RulesWords['presets'] = {
  ratio: 'Share done ÷ share of time',
  points: 'Points behind the path',
  percent: 'Per cent below the path',
  'peer-growth': 'Growth against plan and city',
}

const light: RulesWords['light'] = (preset, t) => {
  const own = {
    ratio: `share done ÷ share of time: green from ${t.green ?? ''} %, yellow from ${t.yellow ?? ''} %, else red`,
    points: `green while less than ${t.yellow ?? ''} points behind, yellow from ${t.yellow ?? ''} to ${t.red ?? ''}, red beyond`,
    percent: `green on the path, yellow up to ${t.yellow ?? ''} % below it, red beyond`,
    'peer-growth': 'green where growth is below neither plan nor city average, yellow where it is positive, red where it falls',
  }[preset]
  const redAfter = t.redAfter ?? '0'
  const warnAfter = t.warnAfter ?? '1'
  const clearAfter = t.clearAfter ?? '1'
  return [
    own ?? preset,
    redAfter === '0' ? null : `red with the ${ordinal(redAfter)} period running that is not green`,
    warnAfter === '1' ? null : `warned with the ${ordinal(warnAfter)}`,
    clearAfter === '1' ? null : `over with the ${ordinal(clearAfter)} good one`,
  ]
    .filter((part) => part !== null)
    .join('; ')
}
const ends: Readonly<Record<string, string>> = { '1': 'st', '2': 'nd', '3': 'rd' }
const ordinal = (count: string): string => `${count}${/^1\d$/.test(count) ? 'th' : (ends[count.slice(-1)] ?? 'th')}`

const names: Readonly<Record<string, string>> = {
  green: 'the limit of green',
  yellow: 'the limit of yellow',
  red: 'the limit of red',
  redAfter: 'periods until red',
  warnAfter: 'periods until a warning',
  clearAfter: 'good periods until it is over',
}
const nameOf = (name = ''): string => names[name] ?? name
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const day = (date = ''): string => `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`

const problem = ({ code, parameters: p }: RuleProblem, period: string): string => {
  switch (code) {
    case 'no_such_preset':
      return `There is no rule of lights called “${p.preset ?? ''}”.`
    case 'no_such_threshold':
      return `This rule of lights has no “${p.name ?? ''}”.`
    case 'threshold_not_a_number':
      return sentence(`${nameOf(p.name)}: “${p.value ?? ''}” is not a number.`)
    case 'threshold_out_of_range':
      return sentence(`${nameOf(p.name)} must be above 0 and at most ${p.most ?? ''}.`)
    case 'thresholds_out_of_order':
      return sentence(`${nameOf(p.greater)} must be above ${nameOf(p.less)}.`)
    case 'counter_not_whole':
      return p.name === 'redAfter'
        ? `Periods until red must be a whole number: 0 (not counted), or 2 to ${p.most ?? ''}.`
        : `Periods until a warning must be a whole number from 1 to ${p.most ?? ''}.`
    case 'share_out_of_range':
      return 'The share of “basically met” must be above 0 and at most 100.'
    case 'no_such_path':
      return `There is no path called “${p.path ?? ''}”.`
    case 'path_unused':
      return 'This indicator is not judged along a path, so it takes neither path nor nodes.'
    case 'nodes_missing':
      return 'A filed path needs at least one node.'
    case 'nodes_not_taken':
      return 'This path takes no nodes; choose filed nodes first.'
    case 'node_not_a_period':
      return `“${period}” is not a period such as 2027-Q1 or 2027-03.`
    case 'node_outside_plan':
      return `Node ${period} lies outside the span of this indicator.`
    case 'node_not_a_number':
      return `Node ${period}: “${p.value ?? ''}” is not a number.`
    case 'nodes_out_of_order':
      return `Node ${period} does not come after the one before it.`
    case 'node_falls_back':
      return `Node ${period} is ${p.way === 'down' ? 'above' : 'below'} the ${p.floor ?? ''} before it; nodes are cumulative and never go back.`
    case 'node_beyond_target':
      return `Node ${period} goes beyond the target ${p.target ?? ''} after it.`
    case 'node_not_the_target':
      return `${period} is the day of a target, so its node must be that target, ${p.target ?? ''}.`
    case 'workdays_not_whole':
      return `Workdays must be a whole number from 0 to ${p.most ?? ''}.`
    case 'no_such_source':
      return 'There is no such publisher; it may have been deleted, please reload.'
    case 'release_not_a_period':
      return `“${period}” is not a period of this plan.`
    case 'release_not_its_period':
      return `This indicator has no periods such as ${period}.`
    case 'release_not_a_day':
      return `“${p.date ?? ''}” is not a day that exists.`
    case 'release_before_end':
      return `The release of ${period} on ${day(p.date)} comes before that period is over.`
    case 'release_too_late':
      return `The release of ${period} on ${day(p.date)} comes more than two years after its end; please check.`
    case 'source_unnamed':
      return 'Give the publisher a name of at most 40 characters.'
    case 'source_named_twice':
      return `There is a publisher called “${p.name ?? ''}” already.`
    case 'source_in_use':
      return `${p.used ?? ''} indicator(s) still wait for this publisher, so it cannot be deleted.`
    case 'approval_missing':
      return `31 January ${p.year ?? ''} is over: a change of that year’s path needs the approving body, document number, date and reason.`
    case 'approval_in_future':
      return `The approval of ${day(p.date)} lies in the future.`
    case 'time_not_read':
      return `“${p.time ?? ''}” is no time of day such as 08:30.`
    case 'hours_too_short':
      return `Mail has to be let out for at least ${p.least ?? ''} minutes, and the end must be later than the beginning.`
    case 'weekly_not_a_day':
      return 'The weekly list needs one day of the week, or is not sent.'
    case 'monthly_not_a_day':
      return `The monthly page needs a day from 1 to ${p.last ?? ''}, or is not sent.`
    case 'not_optional':
      return 'What can be switched off is chosen from the list.'
    case 'contact_too_long':
      return `The contact has at most ${p.most ?? ''} characters, on one line.`
    case 'ladder_too_long':
      return `A ladder has at most ${p.most ?? ''} steps.`
    case 'ladder_key_twice':
      return `Two steps are called “${p.key ?? ''}”.`
    case 'ladder_key_wrong':
      return 'The name of a step has 1 to 40 letters, digits or hyphens.'
    case 'ladder_kind_unknown':
      return `There is no step of the kind “${p.kind ?? ''}”.`
    case 'ladder_cause_unknown':
      return `There is no cause “${p.cause ?? ''}”.`
    case 'ladder_causes_missing':
      return 'Choose at least one cause.'
    case 'ladder_causes_of_remind':
      return 'A reminder comes before any warning and has no cause.'
    case 'ladder_audience_unknown':
      return `Nobody is called “${p.audience ?? ''}”.`
    case 'ladder_audience_missing':
      return 'Choose at least one addressee.'
    case 'ladder_days_wrong':
      return `Workdays have to be a whole number from ${p.least ?? ''} to ${p.most ?? ''}.`
    case 'ladder_days_descend':
      return `Steps for one cause go from early to late: ${p.after ?? ''} workdays come before the ${p.before ?? ''} of the step above.`
    case 'ladder_light_unknown':
      return 'The light is any, from yellow, or from red.'
    case 'ladder_periods_wrong':
      return `Periods have to be a whole number from 1 to ${p.most ?? ''}.`
    case 'ladder_repeat_wrong':
      return `Repeat every 1 to ${p.most ?? ''} workdays, or not at all.`
    case 'ladder_remind_once':
      return 'A reminder goes out once, whatever the light and the periods.'
    default:
      return code satisfies never
  }
}

const pathNames: Readonly<Record<string, string>> = {
  linear: 'even',
  filed: 'filed nodes',
  'like-last-year': 'like last year',
  geometric: 'geometric',
  steps: 'nodes',
}

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']
const mailWords = ({ from, until, weekly, monthly, withoutFigures, optional, contact }: Partial<MailRules>): string =>
  [
    from === undefined && until === undefined ? '' : `sent ${from ?? usualMailRules.from} to ${until ?? usualMailRules.until}`,
    weekly === undefined ? '' : weekly === null ? 'no weekly list' : `weekly list on ${weekdays[weekly - 1] ?? ''}`,
    monthly === undefined ? '' : monthly === null ? 'no monthly page' : `monthly page on day ${monthly}`,
    withoutFigures === undefined ? '' : withoutFigures === 1 ? 'notice only, no figures' : 'with figures',
    optional === undefined ? '' : optional.length === 0 ? 'nothing optional' : `optional: ${optional.map((kind) => digestEn.optional[kind]).join(', ')}`,
    contact === undefined ? '' : `contact: ${contact ?? 'none'}`,
  ]
    .filter(Boolean)
    .join(', ')

const value = (given: RuleValue, period: (text: string) => string): string => {
  switch (given.is) {
    case 'preset':
      return given.preset === null ? 'as the plan' : (presets[given.preset] ?? given.preset)
    case 'thresholds':
      return given.thresholds === null
        ? 'usual limits'
        : Object.entries(given.thresholds)
            .map(([name, each]) => `${nameOf(name)} ${each}`)
            .join(', ')
    case 'path':
      return pathNames[given.path] ?? given.path
    case 'nodes':
      return given.nodes === null ? 'no nodes' : given.nodes.map((node) => `${period(node.period)}: ${node.value}`).join(', ')
    case 'workdays':
      return given.workdays === '1' ? '1 workday' : `${given.workdays} workdays`
    case 'dates':
      return given.dates === null || Object.keys(given.dates).length === 0
        ? 'by the rule'
        : Object.entries(given.dates)
            .map(([each, date]) => `${period(each)}: ${date}`)
            .join(', ')
    case 'yes':
      return given.yes ? 'yes' : 'no'
    case 'ladder':
      return given.steps === null ? 'the usual ladder' : given.steps === 0 ? 'no steps' : `${given.steps} steps`
    case 'mail':
      return given.rules === null ? 'usual rules' : mailWords(given.rules)
    case 'text':
      return given.text ?? 'none'
    default:
      return given satisfies never
  }
}

/** @param said how the language names periods. */
export const rulesEn = (said: Said): RulesWords => ({
  presets,
  origins: {
    ratio: 'common in districts',
    points: 'as in Yinchuan, 2025',
    percent: 'as in Sanya, 2022',
    'peer-growth': 'as in Tianjin, fixed investment',
  },
  light,
  thresholds: {
    ratio: { green: 'Green from (%)', yellow: 'Yellow from (%)' },
    points: { yellow: 'Yellow from (points behind)', red: 'Red beyond (points behind)' },
    percent: { yellow: 'Red beyond (% below)' },
    'peer-growth': {},
  },
  counters: {
    redAfter: 'Red after so many periods not green (0: not counted)',
    warnAfter: 'Warned after so many periods not green',
    clearAfter: 'Over after so many good periods',
  },
  pathNotes: {
    linear: 'The same in every month or quarter.',
    filed: 'Through the nodes that the lead department has filed, even in between; even in years without nodes.',
    'like-last-year': 'Each period with the share of the year that it had in the last complete year; even where no year is complete.',
    geometric: 'By the same rate in every period.',
    steps: 'Nothing is asked before the day of a node, and all of it on that day.',
  },
  release: ({ workdays, source, fixed }) => {
    const days = workdays === 1 ? '1 workday' : `${workdays} workdays`
    const rule = source === null ? `${days} after the period` : `${days} after ${source} has published`
    return fixed === 0 ? rule : `${rule} (${fixed} fixed)`
  },
  problem: (found) =>
    `${found.field === 'ladder' && found.row !== null ? `Step ${found.row + 1}: ` : ''}${problem(found, named(found.parameters.period, said))}`,
  columns: {
    lightPreset: 'Rule of lights',
    lightThresholds: 'Limits of lights',
    basicallyMetFrom: 'Basically met from',
    path: 'Path',
    pathNodes: 'Filed nodes',
    releaseWorkdays: 'Release',
    releaseSourceId: 'Publisher',
    releaseDates: 'Fixed release days',
    preliminaryDecides: 'Preliminary figures decide',
    ladder: 'Ladder of escalation',
    formula: 'Formula',
    judgedAs: 'Judged as',
    name: 'Publisher',
    workdays: 'Publishing time',
    dates: 'Announced days',
    mailRules: 'rules of mail',
  },
  value: (given) => value(given, (period) => named(period, said)),
  approval: ({ body, documentNumber, date, reason }) => `${[body, documentNumber, day(date)].filter(Boolean).join(', ')}: ${reason ?? ''}`,
})
