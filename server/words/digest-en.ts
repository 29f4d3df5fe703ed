/** Digests in English. */
import type { CountedLimit, DigestWords } from './digest.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const fullDate = (date: string): string => `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`
const shortDate = (date: string): string => `${Number(date.slice(8, 10))} ${(months[Number(date.slice(5, 7)) - 1] ?? '').slice(0, 3)}`
const workdaysOf = (count: number): string => (count === 1 ? '1 workday' : `${count} workdays`)
const ordinal = (n: number): string => `${n}${['th', 'st', 'nd', 'rd'][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? 'th'}`

const groups: DigestWords['groups'] = {
  overdue: 'Overdue',
  unreported: 'Not reported',
  red: 'Red',
  yellow: 'Yellow',
  near: 'Due soon',
  orders: 'Supervision orders',
  drafts: 'Papers to sign',
  office: 'For the plan office',
  asked: 'Figures to check',
  mentions: 'Comments that mention you',
  recovered: 'Recovered',
}
const counts: DigestWords['groups'] = {
  ...groups,
  overdue: 'overdue',
  unreported: 'not reported',
  red: 'red',
  yellow: 'yellow',
  near: 'due soon',
  orders: 'orders',
  drafts: 'to sign',
  office: 'for the office',
  asked: 'to check',
  mentions: 'comments',
  recovered: 'recovered',
}
/** Of counts that are things, not states, one is no plural. */
const one: Readonly<Partial<DigestWords['groups']>> = { orders: 'order', mentions: 'comment' }
const counted: DigestWords['counted'] = (count) =>
  count.map(([group, number]) => `${number} ${(number === 1 ? one[group] : undefined) ?? counts[group]}`).join(', ')

const unknown = (years: readonly string[]): string =>
  years.length === 0 ? '' : ` The holidays of ${years.join(', ')} are not published; dates that lean on them are uncertain.`

const left = ({ workdays }: CountedLimit): string => (workdays === 0 ? 'today' : `${workdaysOf(workdays)} left`)

const optional: DigestWords['optional'] = {
  weekly: 'weekly lists',
  monthly: 'monthly pages',
  resolved: 'notices of recovery',
  mentions: 'comments that mention you',
  remind: 'reminders',
}
const joined = (texts: readonly string[]): string => (texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`)

export const digestEn: DigestWords = {
  tags: {
    overdue: 'Overdue',
    unreported: 'Report due',
    red: 'Red',
    yellow: 'Yellow',
    near: 'Due soon',
    orders: 'Supervision',
    drafts: 'To sign',
    office: 'For the office',
    asked: 'Please check',
    mentions: 'Mentioned',
    recovered: 'Recovered',
  },
  groups,
  ask: {
    overdue: 'Please give cause, measures and the date you expect.',
    unreported: 'Please fill in these figures soon.',
    red: 'Please check the figures, and say why and what is being done.',
    yellow: 'Please keep an eye on the pace, and act early where needed.',
    near: 'Please report or finish before the due date.',
    orders: 'Please handle them within their limits, and report in the system.',
    drafts: 'Drafted from the figures. Please read, then sign or discard; nothing leaves without a signature.',
    office: 'These addresses take no mail, so that notices do not arrive. Please correct them, or name others.',
    asked: 'Please check these figures: explain what is right, correct what is not.',
    mentions: '',
    recovered: 'Nothing to do. Thank you.',
  },
  counted,
  subject: ({ group, department, name, headline, period }, others) => {
    const to = department === null ? '' : `${department}: `
    const most = 3
    const all = others.reduce((sum, [, count]) => sum + count, 0)
    const said = [name, headline].filter(Boolean).join(', ')
    return `[${digestEn.tags[group]}] ${to}${said}${period === null ? '' : ` (${period})`}${others.length === 0 ? '' : `; also ${counted(others.slice(0, most))}${others.length > most ? `, ${all} in all` : ''}`}`
  },
  period: (label, day) => (label.endsWith(` ${day.slice(0, 4)}`) ? label.slice(0, -5) : label),
  heading: (text) => `[${text}]`,
  greeting: (person) => `Dear ${person},`,
  intro: (count, day) => `as of ${fullDate(day)} there ${count === 1 ? 'is one matter' : `are ${count} matters`} for you.`,
  limit: ({ on, workdays, uncertain }) => `Please act by ${fullDate(on)} (within ${workdaysOf(workdays)}).${unknown(uncertain)}`,
  unknown: (years) => unknown(years).trim(),
  preheader: (count, until) => [counted(count), until === null ? '' : `please act by ${shortDate(until.on)}`].filter(Boolean).join('; '),
  labels: {
    department: 'Department',
    target: 'Target',
    progress: 'Progress',
    expected: 'Planned',
    limit: 'Limit',
    basis: 'Basis',
    contact: 'Contact',
    plan: 'Plan',
  },
  labelled: (label, text) => `${label}: ${text}`,
  listed: (texts) => texts.join(', '),
  bracketed: (text) => ` (${text})`,
  progress: (period, actual, expected) => `${period}: ${actual}${expected === null ? '' : `, planned ${expected}`}`,
  bar: (actual, expected) => `Actual ${actual}, planned ${expected}`,
  since: (on, periods) => `since ${shortDate(on)}${periods > 1 ? `, for ${periods} periods` : ''}`,
  recovered: (worst, light) => (worst === 'grey' ? 'reported' : `${worst} to ${light}`),
  worsened: 'worse than before',
  withoutFigures: {
    pace: 'behind',
    bound: 'bound broken',
    deadline: 'due date',
    report: 'not reported',
    forecast: 'unlikely to be met',
    data: 'doubtful data',
  },
  step: (kind, round) => {
    const names = {
      remind: 'reminder',
      chase: 'chasing',
      notice: 'notice to the head',
      letter: 'supervision letter',
      bulletin: 'bulletin',
      talk: 'talk',
      raise: 'leading group',
    } as const
    return `step reached: ${names[kind]}${round > 1 ? ` (${ordinal(round)} time)` : ''}`
  },
  promised: (on, who, isOver) => `${who} has promised it by ${shortDate(on)}${isOver ? ', which has passed' : ''}`,
  standsIn: (name) => `for ${name}, who is away`,
  dueFigure: (until, isOver) =>
    isOver
      ? `could be known on ${shortDate(until.on)}, ${until.workdays === 0 ? 'just past' : `${workdaysOf(until.workdays)} ago`}`
      : `to be reported by ${shortDate(until.on)}, ${left(until)}`,
  dueTarget: (until) => `due on ${shortDate(until.on)}, ${left(until)}`,
  order: {
    name: ({ year, number }) => `Order ${year}/${number}`,
    acts: {
      issued: 'new, please sign for it',
      signed: 'signed for',
      taken: 'in hand',
      reported: 'progress reported',
      extension_asked: 'more time asked for',
      extended: 'extended',
      extension_refused: 'not extended',
      closing_asked: 'closing asked for',
      sent_back: 'sent back',
      verified: 'verified',
      closed: 'closed',
      stopped: 'stopped',
      reviewed: 'reviewed',
    },
    limit: (order) => {
      const changed = order.firstLimitOn === order.limit.on ? '' : ` (first ${shortDate(order.firstLimitOn)})`
      const how = order.ended || order.isOver ? '' : `, ${left(order.limit)}`
      return `limit ${shortDate(order.limit.on)}${changed}${how}`
    },
    over: (workdays) => (workdays === 0 ? 'overdue' : `overdue by ${workdaysOf(workdays)}`),
    demand: (text) => `Asked: ${text}`,
  },
  draft: {
    kinds: { letter: 'supervision letter', bulletin: 'bulletin', talk: 'invitation to a talk', raise: 'report to the leading group' },
    state: (madeOn) => `drafted on ${shortDate(madeOn)}, to be signed`,
  },
  refused: (who) => `the address of ${who ?? 'the recipient'} takes no mail`,
  instead: {
    nobody: 'nobody of the department is there to hear it, so it comes to the plan office',
    no_lead: 'no department leads it, so it comes to the plan office',
  },
  more: (count) => `${count} more: open the system to see them all.`,
  inText: 'Their names stand in the plain text of this mail.',
  answer: 'Fill in and answer, without signing in',
  answerWhy: 'The link opens what is yours to answer, in the browser that opens it first; please do not forward it.',
  open: 'Open the system',
  openOne: 'Open',
  basis: (plan, document) => (plan === document ? plan : `${plan} (${document})`),
  contact: (office, contact) =>
    `${office}${contact === null ? '' : `, ${contact}`}. If you doubt calibre, figures or responsibility, say so in the system or get in touch.`,
  onlyNotice: 'By the settings of this plan mails give notice only; figures are in the system.',
  why: (kinds) =>
    `You get this mail for your part in a lead department or the plan office. Warnings, chasing and orders cannot be switched off; at most one mail of warnings a person and workday.${kinds.length === 0 ? '' : ` You can switch off ${joined(kinds.map((kind) => optional[kind]))}.`}`,
  whyMention: 'You get this mail because a comment mentions you. At most one mail of warnings a person and workday.',
  settings: 'Mail settings',
  unsubscribe: 'Switch off what is optional',
  optional,
}
