import { spanOf } from '../basics/calendar.ts'
import { digestEn } from './digest-en.ts'
import { lettersEn } from './letters-en.ts'
import { calendarEn } from './calendar-en.ts'
import { ordersEn } from './orders-en.ts'
import { robotsEn } from './robots-en.ts'
import { talkEn } from './talk-en.ts'
import { targetsEn } from './targets-en.ts'
import { formsEn } from './forms-en.ts'
import { warningsEn } from './warnings-en.ts'
import { planSheetsEn } from './plan-sheets-en.ts'
import { questionsEn } from './questions-en.ts'
import { ledgerEn } from './ledger-en.ts'
import { explainEn, foreseeEn, formulaEn, gapEn, turnEn, withUnit } from './explain-en.ts'
import { rulesEn } from './rules-en.ts'
import { shownAsGiven } from './figures.ts'
import type { Evaluated } from '../wire/jobs.ts'
import type { Asked, Subject, Words } from './words.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const monthName = (month: number): string => months[month - 1] as string
const fullDate = (date: string): string => `${Number(date.slice(8, 10))} ${monthName(Number(date.slice(5, 7)))} ${date.slice(0, 4)}`

const period: Words['period'] = (text, basis) => {
  const span = spanOf(text)
  const sinceJanuary = basis === 'ytd'
  switch (span.frequency) {
    case 'year':
      return String(span.year)
    case 'half-year':
      return sinceJanuary && span.place === 2 ? `${span.year}` : `${span.place === 1 ? 'first' : 'second'} half of ${span.year}`
    case 'quarter':
      return sinceJanuary && span.place > 1 ? `Q1–Q${span.place} ${span.year}` : `Q${span.place} ${span.year}`
    case 'month':
      return sinceJanuary && span.place > 1 ? `January–${monthName(span.place)} ${span.year}` : `${monthName(span.place)} ${span.year}`
    case 'day':
      return fullDate(text)
    default:
      return span.frequency satisfies never
  }
}

const operators = { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than', '=': 'exactly', range: '', '~': 'about' } as const
const asked = (target: Asked, subject: Subject): string => {
  if (target.rangeFrom !== null && target.rangeTo !== null)
    return `${shownAsGiven(target.rangeFrom)} to ${withUnit(shownAsGiven(target.rangeTo), subject.unit)}`
  if (target.value === null) return target.text ?? '—'
  return `${operators[target.operator]} ${withUnit(shownAsGiven(target.value), subject.unit)}`
}

const reasons: Words['reasons'] = {
  not_due: 'not due yet',
  not_released: 'not released yet',
  not_reported: 'not reported',
  no_baseline: 'no baseline',
  no_target: 'no target for the year',
  no_denominator: 'no denominator',
  not_applicable: 'not applicable',
  awaiting_final: 'awaiting the final figure',
  needs_verdict: 'needs a verdict',
  pace: 'pace',
  bound: 'bound',
  deadline: 'due date',
  verdict: 'verdict of a person',
  event: 'event',
  near_bound: 'near the bound',
  peers_missing: 'no figures to compare with',
  data: 'doubtful data',
}
const flags: Words['flags'] = {
  estimate: 'estimate',
  flash: 'flash figure',
  preliminary: 'preliminary figure',
  verified: 'verified figure',
  final: 'final figure',
}
const lights: Words['lights'] = { green: 'green', yellow: 'yellow', red: 'red', blue: 'blue', grey: 'grey' }
const outcomes: Words['outcomes'] = { on_pace: 'on pace', behind: 'behind', broken: 'bound broken', met: 'met', missed: 'missed', none: 'no verdict' }

const unknownYears = (years: readonly string[]): string => ` The holidays of ${years.join(', ')} are not published; dates that lean on them are uncertain.`

const paths: Words['paths'] = {
  linear: 'even months',
  filed: 'filed by the department',
  'like-last-year': 'as last year',
  geometric: 'one rate throughout',
  steps: 'by its dates',
}

const said = { date: fullDate, period, lights, outcomes, reasons, flags, paths, unknownYears }
const explain = explainEn(said)
const gap = gapEn(said)
const foresee = foreseeEn(said)
const turn = turnEn(said)

const evaluated = ({ plan: title, planEn, day, lights: count, ...made }: Evaluated): string => {
  const plan = planEn || title
  const found = (['red', 'yellow', 'green', 'blue', 'grey'] as const).map((light) => `${count[light]} ${lights[light]}`).join(', ')
  if (made.looking) return `${plan}, as of ${fullDate(day)}: ${found}. It was judged for a later day since, so nothing was changed. `
  return `${plan}: ${found}; warnings opened ${made.opened}, worsened ${made.worsened}, resolved ${made.resolved}; messages for ${made.told} people. `
}
const runOutcome: Words['jobs']['outcome'] = ({ evaluated: plans, delivered, listed, failed }) =>
  [
    ...(plans ?? []).map(evaluated),
    plans?.length === 0 ? 'There is no plan to judge. ' : '',
    listed === undefined ? '' : listed === 0 ? 'No list is due today. ' : `${listed} put into the outbox. `,
    delivered === undefined || delivered.closed ? '' : `Sent ${delivered.sent}, to be tried again ${delivered.waiting}, failed ${delivered.failed}. `,
    delivered?.closed ? 'Outside sending hours; what waits leaves when they begin. ' : '',
    delivered?.wayClosed === undefined ? '' : `No mail can leave; it is tried again by itself: ${delivered.wayClosed}. `,
    (failed ?? []).length > 0 ? `Failed: ${(failed ?? []).join(', ')}; the log of the server tells why. ` : '',
  ]
    .join('')
    .trim()

const measures: Words['measures'] = {
  'annual-total': 'Total of the year',
  'plan-total': 'Total of the plan',
  'each-year': 'Every year',
  'annual-mean': 'Mean of the years',
  growth: 'Growth rate',
  'mean-growth': 'Mean growth rate',
  level: 'Level',
  hold: 'To be kept',
  cap: 'Capped total',
  reduction: 'Accumulated fall',
  band: 'Band',
  share: 'Ratio of the year so far',
  milestone: 'Milestone',
  rank: 'Place in a ranking',
  veto: 'Veto',
  verdict: 'Verdict',
  ratio: 'Computed from others',
}

export const en: Words = {
  product: 'Xushi',
  demonstration: 'Demonstration data: all figures are made up',
  lights,
  outcomes,
  reasons,
  causes: { pace: 'behind pace', bound: 'bound broken', deadline: 'near or past due', report: 'not reported', forecast: 'will miss', data: 'doubtful data' },
  flags,
  roles: {
    administrator: 'Administrator',
    'plan-office': 'Plan office',
    supervisor: 'Supervisor',
    leader: 'Leader',
    reporter: 'Reporter',
    observer: 'Observer',
  },
  measures,
  paths,
  lightPresets: {
    ratio: 'share done ÷ time share: green from 100%, yellow from 90%',
    points: 'points behind the pace: green below 10, yellow to 30, red beyond',
    percent: 'per cent below the pace: yellow to 50%, red beyond',
    'peer-growth': 'growth: green at plan and at the mean of all, yellow while growing, red while falling',
  },
  date: fullDate,
  period,
  withUnit,
  asked,
  explain,
  foresee,
  turn,
  formula: formulaEn,
  gap,
  unknownYears: (years) => unknownYears(years).trim(),
  problem: ({ code, parameters: p }) => {
    switch (code) {
      case 'not_a_number':
        return `“${p.text}” is not a number. Write 1234, 1.2万, 3.4亿元 or 56.7%; “-” for not applicable, 清空 to clear.`
      case 'bad_grouping':
        return `The thousands in “${p.text}” are not grouped as in 1,234.`
      case 'wrong_unit':
        return `The unit “${p.given}” does not fit this indicator's “${p.unit}”.`
      case 'percent_not_expected':
        return `This indicator is in “${p.unit}” and takes no percentage.`
      case 'spreadsheet_error':
        return `“${p.text}” is a spreadsheet error; please enter the figure.`
      case 'not_a_sum':
        return `“${p.text}” cannot be worked out: a sum has figures, + − × ÷ and brackets, as =1200+35; no cells and no functions.`
      case 'divided_by_zero':
        return `“${p.text}” divides by 0.`
      case 'too_long':
        return `Too long: a value has at most ${p.limit} characters.`
      case 'too_many_digits':
        return 'Too many digits: at most 30 on either side of the point.'
      case 'ambiguous_blank':
        return `“${p.text}” is ambiguous: write “-” for not applicable, leave empty if there is no figure yet.`
      case 'not_a_verdict':
        return 'Please give the verdict and its evidence, for example “按序时:2025 evaluation report”. Verdicts: 已完成, 按序时, 滞后, 未完成.'
      case 'evidence_missing':
        return 'A verdict needs its evidence, for example “按序时:2025 evaluation report”.'
      case 'not_a_place':
        return `“${p.text}” is no place in a ranking; write a whole number from 1 on.`
      case 'computed':
        return 'This figure is computed from other indicators; change those.'
      case 'unknown_cell':
        return 'There is no such cell; the page may be out of date, please reload.'
      case 'unknown_period':
        return `There is no period “${p.period}”.`
      case 'period_not_reported':
        return 'This indicator is not reported for periods of this length.'
      case 'period_outside_plan':
        return 'The period lies outside the plan.'
      case 'period_not_begun':
        return 'The period has not begun.'
      case 'period_closed':
        return p.may === 'reopen' ? 'This period is closed; reopen it first.' : 'This period is closed; ask the plan office to change it.'
      case 'not_yours':
        return 'You may not fill in this cell.'
      case 'not_a_period':
        return `“${p.text}” is no period; write 2022, 2022-Q4 or 2022-12.`
      case 'changed_meanwhile':
        return `${p.who ?? 'Somebody'} has changed it to “${p.value ?? ''}”.`
      case 'approved_target':
        return 'This target was approved by a document; change it by another on the Targets page.'
      case 'text_too_long':
        return `This is too long (${p.length} characters); at most ${p.limit}.`
      case 'must_not_be_empty':
        return 'This must not be empty.'
      case 'not_a_whole_number':
        return `“${p.text}” is no whole number from ${p.from} to ${p.to}.`
      case 'not_a_date':
        return `“${p.text}” is no date; write 2027-12-31, 2027/12/31, or a year for its last day.`
      case 'unknown_name':
        return `There is no “${p.text}”${p.names === undefined ? '; choose from the list.' : `; nearest: ${p.names}.`}`
      case 'ambiguous_name':
        return `“${p.text}” may be ${p.names}; write the full name.`
      case 'too_many_names':
        return `At most ${p.limit} names.`
      case 'stands_under_itself':
        return 'It cannot stand under itself or what stands under it.'
      case 'no_list_to_open':
        return 'Name responsible departments first; only then others can be added to the list.'
      case 'has_figures':
        return `It has ${p.figures} figures, and this would change what they mean. Add another indicator, or clear the figures first.`
      case 'has_values':
        return 'Baseline or targets are in the present unit. Clear them first, then change the unit.'
      case 'made_by_formula':
        return 'A figure made from others needs a formula; set it in the explanation of the indicator.'
      case 'part_of_others':
        return `${p.count} indicators are made from it (${p.names}). Change their formulas before archiving it.`
      case 'has_below':
        return `${p.count} tasks or indicators belong to it. Move them or archive them with it.`
      case 'department_in_use':
        return `The department is named in ${p.count} places (indicators, tasks, people, departments under it). Put another in its place first.`
      default:
        return code satisfies never
    }
  },
  refusal: (code, p) => {
    switch (code) {
      case 'malformed':
        return `The request is not well formed${p.path ? ` (${p.path})` : ''}.`
      case 'not_json':
        return 'The request has to be JSON (Content-Type: application/json).'
      case 'too_large':
        return 'The request is too large.'
      case 'not_signed_in':
        return 'Please sign in; your session may have ended.'
      case 'wrong_current_password':
        return 'The current password is not right.'
      case 'wrong_password':
        return 'E-mail or password is wrong.'
      case 'too_many_tries':
        return 'Too many tries; please wait a little.'
      case 'not_allowed':
        return 'You are not allowed to do this.'
      case 'not_found':
        return 'Not found.'
      case 'outside_plan':
        return `Outside the plan${p.period ? `: ${p.period}` : ''}.`
      case 'view_changed':
        return `The view “${p.name ?? ''}” has been saved again since you opened it; open it once more before you save.`
      case 'robot_address':
        return 'This address cannot be used: it must be the official https address of that kind of robot; hosts of the inner network have to be named in OUTSIDE_HOSTS on the server.'
      case 'too_many_robots':
        return `A plan has at most ${p.most ?? ''} robots; nothing was added.`
      case 'too_many_views':
        return `At most ${p.most ?? ''} views can be saved by a person; delete one first.`
      case 'email_taken':
        return 'This e-mail already has an account.'
      case 'made_in_circle':
        return 'The formula runs in a circle: an indicator cannot be made from itself, nor from what is made from it.'
      case 'calendar_refused':
        return 'The calendar was not saved.'
      case 'calendar_changed':
        return 'Somebody changed this year’s calendar after you opened it; please open it again and check.'
      case 'nothing_to_divide':
      case 'targets_changed':
      case 'targets_do_not_add_up':
      case 'approval_in_future':
      case 'approval_before_plan':
      case 'approval_before_former':
      case 'target_in_print':
        return targetsEn.refusal[code](p)
      case 'mute_out_of_range':
      case 'absence_out_of_range':
      case 'no_stand_in':
        return warningsEn.refusal[code](p)
      case 'comment_empty':
      case 'comment_too_long':
      case 'file_empty':
      case 'file_too_large':
      case 'file_refused':
      case 'file_quota':
      case 'file_lost':
        return talkEn.refusal[code](p)
      case 'form_closed':
        return 'This link cannot be used in this browser, and nothing was saved; reload the page to see why.'
      case 'word_empty':
        return 'Please give the cause and the measures; nothing was sent.'
      case 'promise_unclear':
        return 'The promised day must lie between today and a year from now; nothing was sent.'
      case 'order_moved':
      case 'order_side':
      case 'order_own':
      case 'order_step':
      case 'order_note':
      case 'order_steps':
      case 'order_unsolved':
      case 'order_evidence':
      case 'order_late':
      case 'order_limit':
      case 'order_asked':
      case 'order_not_asked':
      case 'order_keeps':
      case 'order_unaddressed':
      case 'paper_ended':
      case 'paper_changed':
      case 'paper_outdated':
      case 'paper_empty':
      case 'paper_unaddressed':
        return ordersEn.refusal[code](p)
      case 'rules_refused':
        return 'The rules were not saved.'
      case 'rules_changed':
        return 'Somebody has changed these rules since you looked at them; please check and save again.'
      case 'nodes_closed':
        return `31 January ${p.year ?? ''} is over: nodes of that year can no longer be filed. The plan office changes them with an approval.`
      case 'busy':
        return 'The database is busy; please try again. Nothing you entered is lost.'
      case 'storage_full':
        return 'The server has no space left; this was not saved. Please tell the administrator.'
      case 'unavailable':
        return 'The service is not available.'
      case 'failed':
        return 'Something went wrong on the server; this was not carried out.'
      default:
        return code satisfies never
    }
  },
  jobs: {
    titles: { evaluate: 'Judge and warn', weekly: 'Weekly lists', monthly: 'Monthly pages', deliver: 'Send mail' },
    when: {
      evaluate: 'every legal workday at 7:00',
      weekly: 'every legal workday at 7:20 (on the weekday of each plan)',
      monthly: 'every legal workday at 7:20 (on the day of each plan)',
      deliver: 'every minute (mail leaves on legal workdays, in the hours of each plan)',
    },
    outcome: runOutcome,
  },
  digest: digestEn,
  letters: lettersEn,
  ledger: ledgerEn,
  calendar: calendarEn,
  targets: targetsEn,
  talk: talkEn,
  orders: ordersEn,
  robots: robotsEn,
  questions: questionsEn({ period, flags }),
  rules: rulesEn({ period }),
  planSheets: planSheetsEn(measures),
  forms: formsEn(fullDate),
}
