/**
 * Shapes of answers that are neither rows nor assessments: what actions return, routes send and the client shows.
 * Everything a person reads as a sentence is already in that person's language.
 */
import type {
  Basis,
  Cause,
  DateText,
  DecimalText,
  Department,
  DepartmentRole,
  FormulaValue,
  Frequency,
  Holiday,
  Id,
  Instant,
  Language,
  Light,
  Message,
  ObservationFlag,
  Operator,
  Outcome,
  PathNode,
  Period,
  Reason,
  Role,
  TaskTable,
  VerdictValue,
} from '../db/schema.ts'
import type { DayKind, YearDay } from './basics/holidays.ts'
import type { Assessment } from './rules/assess.ts'
import type { LightChange, LightCounts } from './rules/backtest.ts'
import type { Chart } from './rules/chart.ts'
import type { Facts } from './rules/facts.ts'
import type { Method as DivisionMethod } from './rules/decompose.ts'
import type { OwedDue, OwedReason } from './rules/owed.ts'
import type { YearNode } from './rules/year-nodes.ts'
import type { Foresight } from './rules/foresee.ts'
import type { ColumnKind, List } from './sheets/column.ts'
import type { CellAddress, IndicatorAddress } from './sheets/sheet.ts'

export type { OwedReason } from './rules/owed.ts'
export type { CellAddress, EditRequest, IndicatorAddress } from './sheets/sheet.ts'
export type { DateText, DecimalText, Frequency, Id, Instant, Language, Light, ObservationFlag, Outcome, Period, Reason, Role } from '../db/schema.ts'

export interface DepartmentName {
  readonly id: Id
  readonly shortName: string
}

/** Who is signed in, and what the page may offer. */
export interface Me {
  readonly id: Id
  readonly name: string
  readonly email: string
  readonly title: string | null
  readonly role: Role
  readonly language: Language
  readonly departments: readonly (DepartmentName & { readonly role: DepartmentRole })[]
  readonly may: {
    readonly managePlans: boolean
    readonly managePeople: boolean
    readonly runJobs: boolean
    readonly readAllMail: boolean
  }
}

export interface SessionView {
  readonly me: Me | null
  readonly demonstration: null | {
    readonly password: string
    readonly accounts: readonly {
      readonly email: string
      readonly name: string
      readonly title: string | null
      readonly role: Role
      readonly department: string | null
    }[]
  }
  /** The server's now, and whether it can be set from the page (development only). */
  readonly clock: { readonly now: Instant; readonly settable: boolean }
  /** How mail leaves: by SMTP, or as files that the page shows. */
  readonly mail: 'smtp' | 'folder'
  readonly version: string
}

export interface PlanView {
  readonly id: Id
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly area: string
  readonly issuer: string
  readonly documentTitle: string
  readonly documentNumber: string | null
  readonly issuedOn: DateText | null
  readonly documentNote: string | null
  readonly startsOn: DateText
  readonly endsOn: DateText
  readonly timeZone: string
  readonly lightPreset: string
  readonly demonstration: boolean
  /** Whether the night's work judges it and warns. */
  readonly watched: boolean
  readonly years: readonly number[]
  readonly indicators: number
  readonly tasks: number
  /** Standing verdicts by light. */
  readonly lights: Readonly<Record<Light, number>>
  readonly judgedAt: Instant | null
}

/** Words that columns of codes are shown with; the client knows no codes by itself. */
export interface SheetWords {
  readonly lights: Readonly<Record<Light, string>>
  readonly reasons: Readonly<Record<Reason, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly flags: Readonly<Record<ObservationFlag, string>>
  readonly measures: Readonly<Record<string, string>>
}

/**
 * The sheet of a plan for a span of years, in columns: entry `i` of every column belongs to indicator `rows.id[i]`.
 * Order is the plan's. `values` has one column a period that anybody reports in the span; entries are decimal text,
 * `-`, a verdict in words, or `null`.
 */
export interface SheetView {
  readonly plan: Id
  readonly from: number
  readonly to: number
  /** The plan's sequence number that this sheet shows; live changes after it follow. */
  readonly seq: number
  readonly today: DateText
  readonly rows: {
    readonly id: readonly Id[]
    readonly code: readonly string[]
    readonly number: readonly string[]
    readonly name: readonly string[]
    readonly nameEn: readonly string[]
    readonly unit: readonly string[]
    readonly decimals: readonly number[]
    readonly measure: readonly string[]
    readonly basis: readonly Basis[]
    readonly frequency: readonly Frequency[]
    /** Places in `departments`. */
    readonly lead: readonly (readonly number[])[]
    readonly responsible: readonly (readonly number[])[]
    /** Place in `dimensions`; `null` where it stands in none. */
    readonly dimension: readonly (number | null)[]
    /** Places in `tasks`, in the document's order. */
    readonly tasks: readonly (readonly number[])[]
    readonly baselinePeriod: readonly (Period | null)[]
    readonly baselineValue: readonly (DecimalText | null)[]
    /** Final target in words (`不低于 2,100 亿元`) and its day. */
    readonly target: readonly string[]
    readonly dueOn: readonly (DateText | null)[]
    /** Target of the year `to` as decimal text; `null` where none is filed. */
    readonly yearTarget: readonly (DecimalText | null)[]
    readonly clause: readonly string[]
    /** 1: its figures are made from others', and nobody types them. */
    readonly made: readonly (0 | 1)[]
  }
  readonly departments: readonly DepartmentName[]
  readonly dimensions: readonly { readonly id: Id; readonly title: string; readonly titleEn: string }[]
  /** The plan's tree of actions and tasks with its goals, each after the one above it. */
  readonly tasks: readonly SheetTask[]
  /** How the characters of names, units, departments and tasks are read, for finding them by letters: `重` → `zhong chong`. */
  readonly readings: Readonly<Record<string, string>>
  readonly periods: readonly Period[]
  readonly values: Readonly<Record<Period, readonly (string | null)[]>>
  /** Only where a flag is not `verified`: period, then row place, to flag. */
  readonly flags: Readonly<Record<Period, Readonly<Record<number, ObservationFlag>>>>
  readonly judged: JudgedColumns
  readonly words: SheetWords
}

/** A goal, an action or a task, as far as rows stand under it. */
export interface SheetTask {
  readonly id: Id
  /** Place of the one above it in the same list. */
  readonly parent: number | null
  readonly kind: TaskTable['kind']
  readonly number: string | null
  readonly title: string
  readonly titleEn: string
}

/** What a row must be to be shown. Those of several columns hold together; in a list one of its values is enough. */
export type RowCondition =
  | { readonly kind: 'list'; readonly column: string; readonly values: readonly string[] }
  /** Decimal text; `to` only of `between`, neither of `empty` and `filled`. */
  | {
      readonly kind: 'number'
      readonly column: string
      readonly operator: '>' | '>=' | '<' | '<=' | '=' | 'between' | 'empty' | 'filled'
      readonly value: DecimalText | null
      readonly to: DecimalText | null
    }
  | { readonly kind: 'text'; readonly column: string; readonly text: string }

/** How columns stand. Ids that are no columns of the years shown are passed over. */
export interface SheetLayout {
  readonly widths: readonly { readonly colId: string; readonly width: number }[]
  readonly order: readonly string[]
  /** Shown or hidden other than they begin. */
  readonly hidden: readonly string[]
  readonly shown: readonly string[]
  /** Columns that stay in sight; `null`: those that do to begin with. */
  readonly frozen: readonly string[] | null
  readonly sort: readonly { readonly colId: string; readonly sort: 'asc' | 'desc' }[]
  /** Groups of columns that are folded or open other than they begin. */
  readonly groups: readonly { readonly groupId: string; readonly open: boolean }[]
}

/** A way to look at a sheet, as it is saved and sent. */
export interface ViewContent {
  readonly grouping: 'none' | 'tasks' | 'department' | 'light'
  /** Groups of this level (from 0) and deeper ones are folded; `null`: none. */
  readonly depth: number | null
  readonly layout: SheetLayout
  readonly density: 'compact' | 'normal' | 'roomy'
  readonly conditions: readonly RowCondition[]
  readonly search: string
  /** Only what the reader's own departments take part in. */
  readonly mine: boolean
  /** `null`: the years that are open. */
  readonly years: { readonly from: number; readonly to: number } | null
}

export interface SavedView {
  readonly id: Id
  readonly name: string
  /** The plan office's, for everybody. */
  readonly shared: boolean
  /** The reader may save over it and delete it. */
  readonly mayChange: boolean
  readonly who: string
  readonly at: Instant
  readonly content: ViewContent
}

/** One's own views of a plan and the shared ones, by name. */
export interface ViewsView {
  readonly plan: Id
  readonly mayShare: boolean
  readonly views: readonly SavedView[]
}

/** Verdicts in columns, entry by entry beside the rows. */
export interface JudgedColumns {
  readonly period: readonly (Period | null)[]
  readonly light: readonly (Light | null)[]
  readonly outcome: readonly (Outcome | null)[]
  readonly reason: readonly (Reason | null)[]
  readonly actual: readonly (DecimalText | null)[]
  readonly expected: readonly (DecimalText | null)[]
  readonly gap: readonly (DecimalText | null)[]
  readonly share: readonly (DecimalText | null)[]
  readonly timeShare: readonly (DecimalText | null)[]
  readonly lead: readonly (DecimalText | null)[]
}

/** One verdict as live changes and edit answers carry it. */
export interface JudgedRow {
  readonly indicator: Id
  readonly period: Period
  readonly light: Light
  readonly outcome: Outcome
  readonly reason: Reason
  readonly actual: DecimalText | null
  readonly expected: DecimalText | null
  readonly gap: DecimalText | null
  readonly share: DecimalText | null
  readonly timeShare: DecimalText | null
  readonly lead: DecimalText | null
}

/** What this person may write in a plan; kept apart from the sheet so that all readers share one body. */
export interface RightsView {
  readonly plan: Id
  /** Indicators whose figures may be entered; `all` for every one. */
  readonly observations: 'all' | readonly Id[]
  /** Columns of the plan itself that may be edited: `baselinePeriod`, `baselineValue`, `yearTarget`. */
  readonly columns: readonly string[]
  readonly manage: boolean
  /** Periods that take no figures from anybody at the moment. */
  readonly closed: readonly ClosedPeriod[]
}

export interface ClosedPeriod {
  readonly period: Period
  readonly at: Instant
  readonly who: string | null
  readonly note: string | null
}

/** What became of one edit; in the order of the request. */
export type EditOutcome =
  /** `understood` says how the text was read where that changed it; `questions` what is odd about the figure, absent where nothing is. */
  | { readonly state: 'applied'; readonly value: string | null; readonly understood: string | null; readonly questions?: readonly AskedView[] }
  | { readonly state: 'unchanged'; readonly value: string | null; readonly understood: string | null }
  /** Somebody else was faster: the present value with its flag, `null` if verified, who and when. Nothing was written. */
  | {
      readonly state: 'conflict'
      readonly value: string | null
      readonly flag: ObservationFlag | null
      readonly who: string | null
      readonly at: Instant
      readonly message: string
    }
  | { readonly state: 'problem'; readonly code: string; readonly message: string }

export interface EditsAnswer {
  /** Sequence number of the commit, or of the plan where nothing was written. */
  readonly seq: number
  readonly outcomes: readonly EditOutcome[]
  readonly judged: readonly JudgedRow[]
}

/** Live event `change`: everything one commit changed. The event id is the sequence number. */
export interface LiveChange {
  readonly seq: number
  readonly at: Instant
  readonly who: string | null
  readonly cells: readonly (CellAddress & { readonly value: string | null; readonly flag: ObservationFlag | null })[]
  readonly judged: readonly JudgedRow[]
  /** Cells whose open questions are others now, with how many there are; absent where none are. */
  readonly asked?: readonly { readonly indicator: Id; readonly period: Period; readonly open: number }[]
  /** Periods that were closed or opened again; absent where none were. */
  readonly closed?: readonly { readonly period: Period; readonly isClosed: boolean; readonly note: string | null }[]
  /** Cells about which more or less is said or filed now; absent where none are. */
  readonly talk?: readonly TalkCell[]
}

/** Numbers of standing comments and files. */
export interface TalkCounts {
  readonly comments: number
  readonly files: number
}
/** A cell, or with `period` null an indicator, about which something is said or filed. */
export interface TalkCell extends TalkCounts {
  readonly indicator: Id
  readonly period: Period | null
}
export interface TalkView {
  readonly seq: number
  readonly cells: readonly TalkCell[]
}
export interface Removed {
  readonly at: Instant
  readonly who: string | null
}
export interface CommentView {
  readonly id: Id
  readonly who: string
  /** Empty where it was removed. */
  readonly text: string
  readonly mentions: readonly { readonly id: Id; readonly name: string }[]
  readonly at: Instant
  readonly editedAt: Instant | null
  readonly removed: Removed | null
  readonly may: { readonly change: boolean; readonly remove: boolean }
}
export interface EvidenceView {
  readonly id: Id
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly who: string
  readonly at: Instant
  readonly removed: Removed | null
}
/** One time that something was written into a cell, or filed beside it. */
export interface CellTurn {
  /** Newer ones are larger; the next page begins after it. */
  readonly key: string
  readonly at: Instant
  readonly who: string | null
  readonly way: string
  /** What the person did, in his page's words: typing, a paste, an undo. */
  readonly label: string | null
  /** `null` inside is an empty cell. */
  readonly value: { readonly before: string | null; readonly after: string | null } | null
  readonly flag: { readonly before: ObservationFlag | null; readonly after: ObservationFlag | null } | null
  /** As it was typed, where that differs from the value. */
  readonly typed: string | null
  readonly file: { readonly name: string; readonly what: 'added' | 'removed' } | null
}
export interface CellHistoryView {
  readonly turns: readonly CellTurn[]
  readonly more: boolean
}
/** Everything about one cell; with `period` null about the indicator, which has no figure and no history here. */
export interface CellStoryView {
  readonly indicator: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly unit: string
  readonly decimals: number
  readonly period: Period | null
  readonly periodLabel: string | null
  readonly figure: {
    readonly value: string
    readonly flag: ObservationFlag
    readonly typed: string | null
    readonly who: string | null
    readonly at: Instant
  } | null
  /** Says how, where it is made from others' figures. */
  readonly made: string | null
  readonly questions: readonly QuestionView[]
  readonly comments: readonly CommentView[]
  readonly files: readonly EvidenceView[]
  readonly history: CellHistoryView
  /** The figure's flag may be changed, and files added and removed. */
  readonly mayWrite: boolean
  readonly flags: Readonly<Record<ObservationFlag, string>>
  readonly limits: { readonly comment: number; readonly fileBytes: number; readonly extensions: readonly string[] }
}
/** Who can be named in comments, by name; and how the characters of their names are read, to find them by pinyin. */
export interface ReadersView {
  readonly people: readonly ReaderView[]
  readonly readings: Readonly<Record<string, string>>
}
/** Somebody who can be named in a comment. */
export interface ReaderView {
  readonly id: Id
  readonly name: string
  readonly title: string | null
  readonly departments: readonly string[]
}
/** A figure of a period, to look back at while typing. */
export interface FigureBefore {
  readonly period: Period
  readonly value: string
  readonly flag: ObservationFlag
}

/** A cell by its row and column, wherever that stands in a page. */
export interface HereCell {
  readonly row: Id
  readonly column: string
}
/** Live event `here`: all people who have the plan open. */
export interface PersonHere {
  readonly id: Id
  readonly name: string
  /** The active cell; `null` for none. */
  readonly cell: HereCell | null
}

/** Why a light has its colour, and what stands around it. */
export interface IndicatorView {
  readonly id: Id
  readonly plan: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly unit: string
  readonly decimals: number
  readonly measure: string
  readonly basis: Basis
  readonly frequency: Frequency
  readonly nature: 'binding' | 'expected' | null
  readonly path: string
  readonly lightPreset: string
  /** The rule of its lights and of its release, in words. */
  readonly lightRule: string
  readonly releaseRule: string
  readonly releaseWorkdays: number
  readonly calibre: string | null
  readonly dimension: string | null
  readonly tasks: readonly { readonly number: string | null; readonly title: string }[]
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly clause: string
  readonly document: {
    readonly title: string
    readonly number: string | null
    readonly issuer: string
    /** `null` where the document does not say. */
    readonly issuedOn: DateText | null
    readonly note: string | null
  }
  readonly baseline: { readonly period: Period | null; readonly value: DecimalText | null }
  readonly targets: readonly {
    readonly kind: 'final' | 'year' | 'node'
    readonly dueOn: DateText
    readonly asked: string
    readonly modal: 'ensure' | 'strive' | null
    readonly approvedOn: DateText | null
    readonly approval: string | null
  }[]
  readonly assessment: Assessment
  readonly sentence: string
  /** What it will come to by the due date; `null` where nothing is left to foresee. */
  readonly forecast: Foresight | null
  /** The same in a sentence; empty where there is none. */
  readonly foreseen: string
  /** How its figures are made from others', and those others; `null` where they are typed. */
  readonly formula: {
    readonly text: string
    readonly value: FormulaValue
    readonly parts: readonly { readonly id: Id; readonly number: string; readonly name: string; readonly nameEn: string }[]
  } | null
  /** Measure that a made figure is judged as; `null` for all others. */
  readonly judgedAs: string | null
  /** The same departments as `lead` and `responsible`. */
  readonly owners: { readonly lead: readonly Id[]; readonly responsible: readonly Id[] }
  /** Moment of knowledge; `null` is now. */
  readonly asOf: Instant | null
  /** Verdicts that were printed or mailed, and those that stand beside them now; latest period first, then in the order made. */
  readonly verdicts: readonly {
    readonly period: Period
    readonly periodLabel: string
    readonly light: Light
    readonly outcome: Outcome
    readonly actual: DecimalText | null
    readonly expected: DecimalText | null
    readonly madeAt: Instant
    readonly usedAt: Instant | null
    readonly supersededAt: Instant | null
    readonly standing: boolean
    /** What turned the verdict before it, in words; empty where it turned none. */
    readonly turns: readonly string[]
  }[]
  readonly periodLabel: string
  readonly chart: Chart
  /** Newest first; every revision of every period, with who and when. */
  readonly revisions: readonly {
    readonly period: Period
    readonly periodLabel: string
    readonly value: string
    readonly typed: string
    readonly flag: ObservationFlag
    readonly by: string | null
    readonly knownFrom: Instant
    readonly knownTo: Instant | null
  }[]
  readonly words: SheetWords & { readonly paths: Readonly<Record<string, string>>; readonly lightPresets: Readonly<Record<string, string>> }
}

/** A figure of others to compare with. */
export interface PeerFigureView {
  readonly name: string
  readonly period: Period
  readonly value: DecimalText
}

export interface TaskView {
  readonly id: Id
  readonly parent: Id | null
  readonly kind: TaskTable['kind']
  readonly number: string | null
  readonly title: string
  readonly titleEn: string
  readonly summary: string | null
  readonly dueOn: DateText | null
  readonly clause: string
  readonly lead: readonly DepartmentInTask[]
  readonly responsible: readonly DepartmentInTask[]
  /** The document's list of responsible departments ends in 等. */
  readonly openList: boolean
  readonly indicators: readonly { readonly id: Id; readonly name: string; readonly nameEn: string; readonly light: Light | null }[]
}
export interface DepartmentInTask extends DepartmentName {
  /** Members of a collective name; `null` for a single department, empty where the document does not say who they are. */
  readonly members: readonly string[] | null
}

export interface TasksView {
  readonly plan: Id
  readonly bodies: readonly { readonly kind: string; readonly name: string; readonly nameEn: string }[]
  readonly tasks: readonly TaskView[]
}

export interface WarningView {
  readonly id: Id
  readonly indicator: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly lead: readonly string[]
  readonly cause: Cause
  readonly causeWord: string
  readonly state: 'pending' | 'open' | 'recovering' | 'resolved'
  readonly light: Light
  readonly lightWord: string
  readonly period: Period
  readonly periodLabel: string
  readonly periods: number
  readonly gap: string
  readonly sentence: string
  readonly openedAt: Instant
  readonly changedAt: Instant
  readonly resolvedAt: Instant | null
  /** People told so far, with day. */
  readonly told: readonly { readonly name: string; readonly day: DateText; readonly state: Message['state'] }[]
  readonly turns: readonly { readonly what: string; readonly light: Light; readonly periodLabel: string; readonly at: Instant }[]
}

export interface MailView {
  readonly id: Id
  readonly person: string
  readonly address: string | null
  readonly day: DateText
  readonly state: Message['state']
  readonly subject: string | null
  readonly attempts: number
  readonly sendAfter: Instant
  readonly sentAt: Instant | null
  /** The server's answer, or the file's name. */
  readonly answer: string | null
  readonly matters: number
}
export interface MailBodyView extends MailView {
  readonly text: string | null
  readonly html: string | null
}

export interface PersonView {
  readonly id: Id
  readonly name: string
  readonly email: string
  readonly title: string | null
  readonly role: Role
  readonly roleWord: string
  readonly language: Language
  readonly active: boolean
  readonly demonstration: boolean
  readonly departments: readonly (DepartmentName & { readonly role: DepartmentRole })[]
}
export interface DepartmentView extends DepartmentName {
  readonly name: string
  readonly nameEn: string
  readonly area: string
  readonly kind: Department['kind']
  readonly note: string | null
  readonly members: readonly string[] | null
}

export interface JobView {
  readonly job: string
  readonly title: string
  /** When it is meant to run, in words. */
  readonly when: string
  readonly nextAt: Instant
  /** Whether the holidays of its year are not published yet. */
  readonly nextUncertain: boolean
  readonly late: boolean
  readonly runs: readonly {
    readonly slot: string
    readonly state: 'running' | 'done' | 'failed'
    readonly startedAt: Instant
    readonly endedAt: Instant | null
    readonly outcome: string | null
  }[]
}

/** What the evaluation of a plan came to; numbers of indicators, warnings and people. */
export interface Evaluated {
  readonly plan: string
  /** Day of the moment of knowledge, in the plan's zone. */
  readonly day: DateText
  readonly lights: Readonly<Record<Light, number>>
  readonly opened: number
  readonly worsened: number
  readonly resolved: number
  /** People who have a message waiting because of it. */
  readonly told: number
  /** The plan was evaluated for a later moment before, so that nothing was changed. */
  readonly looking: boolean
}
/** What a delivery came to; numbers of messages. */
export interface Delivered {
  readonly sent: number
  /** Put back for another try. */
  readonly waiting: number
  readonly failed: number
  /** It is outside sending hours; what waits leaves when they begin. */
  readonly closed: boolean
}
/** How a run of a job ended, as it is kept with the run. */
export interface RunOutcome {
  readonly evaluated?: readonly Evaluated[]
  readonly delivered?: Delivered
  /** Plans that could not be evaluated, or the whole run. */
  readonly failed?: readonly string[]
}

export interface ReportView {
  readonly key: string
  readonly title: string
  readonly description: string
}

/** RFC 9457, as `application/problem+json`. */
export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  /** Place in the body that is wrong, steps joined by points; only where a body was malformed. */
  readonly path?: string
}

/** A holiday as its notice has it; `from` and `to` are both off, `worked` are the weekend days worked instead. */
export type HolidayView = Holiday
export type CalendarDayKind = DayKind

/** A year at a glance, as it is or as it would be. */
export interface CalendarYearView {
  readonly year: number
  readonly holidays: readonly Holiday[]
  /** Every day. `was`: its kind now, where it would be another. */
  readonly days: readonly (YearDay & { readonly was: DayKind | null })[]
  /** Legal workdays of each month, from January. */
  readonly months: readonly number[]
  readonly workdays: number
}

/** The calendar of legal workdays around one year. */
export interface CalendarView extends CalendarYearView {
  /** Its notice; `null`: nothing is published, the year is unknown and counted Monday to Friday. */
  readonly source: string | null
  readonly today: DateText
  /** Years that are published. */
  readonly published: readonly number[]
  readonly localDays: readonly LocalDayView[]
  /** Newest first. */
  readonly changes: readonly CalendarChangeView[]
  /** Number of the calendar's newest change: who saves a year says which calendar he looked at. */
  readonly seq: number
  readonly mayChange: boolean
}

export interface LocalDayFacts {
  readonly kind: 'off' | 'work'
  readonly name: string
  readonly note: string
}
export interface LocalDayView extends LocalDayFacts {
  readonly date: DateText
  readonly who: string
  readonly at: Instant
}
export interface YearFacts {
  readonly source: string
  readonly holidays: readonly Holiday[]
}

/** What was changed in a year: its table, or a local day. `before` null: added; `after` null: taken away; `who` null: brought by the program. */
export type CalendarChangeView = { readonly seq: number; readonly at: Instant; readonly who: string | null } & (
  | { readonly date: null; readonly before: YearFacts | null; readonly after: YearFacts | null }
  | { readonly date: DateText; readonly before: LocalDayFacts | null; readonly after: LocalDayFacts | null }
)

export interface CalendarProblemView {
  readonly code: string
  /** Place of the holiday that it is about; `null`: about the whole. */
  readonly row: number | null
  readonly message: string
}

/** A notice or a table as it was understood; nothing is written. */
export interface CalendarReading extends CalendarYearView {
  /** Title and number, where the text has them. */
  readonly source: string | null
  /** As long as there are any it cannot be saved. */
  readonly problems: readonly CalendarProblemView[]
  /** What a person should look at before he saves it. */
  readonly questions: readonly CalendarProblemView[]
}

/** The year whose holidays should be known by now and are not; `null` where none is, and for those who cannot help it. */
export interface MissingYear {
  readonly year: number | null
}

/** Refused for more than one reason: extends RFC 9457 by all of them. */
export interface ProblemsDocument extends ProblemDocument {
  readonly problems: readonly CalendarProblemView[]
}

/** The body of `POST /api/assess` as the product fills it in for one of its indicators; every revision that counted at some time. */
export interface AssessBody extends Facts {
  /** Or a day, which stands for its end in the plan's zone. */
  readonly asOf: Instant
  /** Without it the latest that can be judged. */
  readonly period?: Period
}

export type InBoth = Readonly<Record<'zh' | 'en', string>>

/** The answer of `POST /api/assess`: the verdict, what will come of it, and both in words. */
export interface AssessAnswer extends Assessment {
  readonly periodLabel: InBoth
  readonly forecast: Foresight | null
  readonly explanation: InBoth
  readonly chart: Chart
}

/** What such a body can choose from. */
export interface AssessChoices {
  readonly paths: readonly {
    readonly kind: string
    readonly label: string
    /** Goes by nodes that a department filed. */
    readonly byNodes: boolean
  }[]
  /** Thresholds are those that hold unless changed. */
  readonly lightPresets: readonly { readonly kind: string; readonly label: string; readonly thresholds: Readonly<Record<string, DecimalText>> }[]
}

/** A text as the sheet would take it. All `null`: it clears a cell. */
export interface ReadText {
  /** Decimal text, `-`, or the text of a verdict. */
  readonly value: string | null
  /** How it was read, where that changed it. */
  readonly understood: string | null
  readonly verdict: VerdictValue | null
  /** Why it cannot be read; nothing else is set then. */
  readonly problem: string | null
}

/** How a target falls into years, by what methods that is proposed, and what is kept of what stands; see `server/rules/decompose` and `whole`. */
export type { Method as DivisionMethod } from './rules/decompose.ts'
export type { Stay as DivisionStay } from './rules/whole.ts'
export type { NodeFrequency, YearNode } from './rules/year-nodes.ts'

/** By whose word a target is what it is. */
export interface ApprovalFacts {
  readonly body: string
  readonly documentNumber: string
  readonly date: DateText
  readonly reason: string
}

/** One version of a target. */
export interface TargetVersionView {
  readonly id: Id
  /** `不低于 2,100 亿元`; `withdrawn` where it asks nothing any more. */
  readonly asked: string
  readonly operator: Operator
  readonly value: DecimalText | null
  readonly range: { readonly from: DecimalText; readonly to: DecimalText } | null
  readonly width: DecimalText | null
  readonly withdrawn: boolean
  /** Judged by today, given up for a later one, or not in force yet. */
  readonly state: 'in_force' | 'former' | 'to_come'
  readonly approval: { readonly body: string | null; readonly documentNumber: string | null; readonly date: DateText; readonly reason: string | null } | null
  readonly createdAt: Instant
  /** Entered today, approved, and in nobody's print: it can be taken away again. */
  readonly mayTakeBack: boolean
}
export interface TargetView {
  readonly kind: 'final' | 'year' | 'node'
  readonly dueOn: DateText
  readonly modal: 'ensure' | 'strive' | null
  /** Oldest first. */
  readonly versions: readonly TargetVersionView[]
}

/** What one year of an indicator is asked. */
export interface TargetYearView {
  readonly year: number
  /** The year's own target, or the final or dated one that is due at its end; `null` where it has none. */
  readonly kind: 'final' | 'year' | 'node' | null
  readonly asked: string | null
  readonly value: DecimalText | null
  /** `wanted`: without one the year is not judged; `open`: one would be more exact; `no`: it has one, or takes none. */
  readonly missing: 'wanted' | 'open' | 'no'
  readonly changed: boolean
}

export interface TargetRowView {
  readonly indicator: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly unit: string
  readonly decimals: number
  readonly measure: string
  readonly better: 'higher' | 'lower' | null
  /** Asks a number, not a person's word. */
  readonly counted: boolean
  readonly final: string | null
  readonly dueOn: DateText | null
  readonly light: Light | null
  /** Methods by which its years can be proposed, the usual one first; empty where there is nothing to divide. */
  readonly methods: readonly DivisionMethod[]
  readonly years: readonly TargetYearView[]
  /** Of amounts and falls: what the years come to, and what is left. */
  readonly sum: { readonly sum: DecimalText; readonly left: DecimalText; readonly fits: boolean } | null
  readonly targets: readonly TargetView[]
  readonly draft: TargetDraftView | null
}
export interface TargetDraftView {
  readonly method: DivisionMethod
  readonly years: Readonly<Record<string, string>>
  readonly nodes: readonly PathNode[] | null
  readonly who: string
  readonly at: Instant
}

/** All targets of a plan, with their versions and what is worked on. */
export interface TargetsView {
  readonly plan: Id
  readonly seq: number
  readonly today: DateText
  readonly years: readonly number[]
  readonly mayChange: boolean
  readonly rows: readonly TargetRowView[]
  readonly measures: Readonly<Record<string, string>>
}

/** A decomposition as it was proposed or typed; nothing of it is written. */
export interface TargetProposal {
  readonly indicator: Id
  readonly method: DivisionMethod
  readonly years: readonly {
    readonly year: number
    readonly value: DecimalText | null
    /** The year's target as it stands, what the year brought, a dated target, proposed now, or typed. */
    readonly source: 'target' | 'actual' | 'node' | 'proposed' | 'typed'
    /** Target in force. */
    readonly was: DecimalText | null
    readonly problem: string | null
  }[]
  readonly whole: string
  readonly sum: DecimalText | null
  readonly left: DecimalText | null
  /** It can be approved as it is. */
  readonly fits: boolean
  /** Why something could not be proposed. */
  readonly lacks: string | null
  readonly nodes: readonly YearNode[]
}

/** A change of targets was written. */
export interface TargetsWritten {
  readonly seq: number
  /** Indicators whose verdict is another now. */
  readonly judged: readonly JudgedRow[]
}

/** A question about a figure, in the cell's own words. */
export interface AskedView {
  readonly id: Id
  readonly code: string
  readonly message: string
}

/** A question with its cell, and what became of it: somebody has checked the figure, changed it, or other figures have answered. */
export interface QuestionView extends AskedView {
  /** The matter in a few words. */
  readonly matter: string
  readonly indicator: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly period: Period
  readonly periodLabel: string
  /** What was asked about, with every place that was typed. */
  readonly value: string
  readonly unit: string
  /** Departments that lead the indicator. */
  readonly lead: readonly DepartmentName[]
  readonly askedAt: Instant
  readonly state: 'open' | 'checked' | 'changed' | 'withdrawn'
  readonly settledAt: Instant | null
  readonly who: string | null
  readonly answer: string | null
}

export interface QuestionsView {
  /** The plan's sequence number up to which the list holds. */
  readonly seq: number
  readonly questions: readonly QuestionView[]
  /** There are more than are listed. */
  readonly more: boolean
}

/** A rule of lights: a preset, and the thresholds and counters that differ from its own. */
export interface LightRuleFacts {
  readonly preset: string
  readonly thresholds: Readonly<Record<string, DecimalText>>
}
/** A threshold or counter that can be set; `value` is the usual one. */
export interface ThresholdView {
  readonly name: string
  readonly label: string
  readonly value: DecimalText
}
export interface PresetView {
  readonly preset: string
  readonly title: string
  readonly origin: string
  /** With its usual thresholds, in words. */
  readonly rule: string
  readonly thresholds: readonly ThresholdView[]
}
export interface PathView {
  readonly path: string
  readonly title: string
  readonly note: string
  readonly takesNodes: boolean
  /** Cannot be drawn without nodes: the one that departments file. */
  readonly needsNodes: boolean
}

/** Somebody who publishes before a department can have its own figure. */
export interface ReleaseSourceView {
  readonly id: Id
  readonly name: string
  readonly workdays: number
  /** Indicators that wait for it. */
  readonly used: number
  /** Every period of the plan by its text: the day, announced or by the rule. */
  readonly days: Readonly<Record<Period, { readonly on: DateText; readonly announced: boolean; readonly uncertain: boolean }>>
  /** What a change has to name, so that it does not write over another's. */
  readonly version: string
}

/** Rules of a plan, and those of its indicators. */
export interface PlanRulesView {
  readonly plan: Id
  readonly today: DateText
  readonly version: string
  readonly light: LightRuleFacts
  /** The rule of lights in words, as it is. */
  readonly rule: string
  /** `null` takes the usual share. */
  readonly basicallyMetFrom: DecimalText | null
  readonly usuallyBasicallyMetFrom: DecimalText
  readonly presets: readonly PresetView[]
  readonly counters: readonly ThresholdView[]
  readonly paths: readonly PathView[]
  readonly sources: readonly ReleaseSourceView[]
  /** Periods of the plan in which anything can be published, by year. */
  readonly years: readonly {
    readonly year: number
    readonly periods: readonly { readonly period: Period; readonly frequency: Frequency; readonly label: string }[]
  }[]
  /** Frequencies of the plan's indicators, finest first. */
  readonly frequencies: readonly Frequency[]
  /** In the plan's order; as many as a page shows. */
  readonly indicators: readonly IndicatorRulesRow[]
  /** How many were found in all. */
  readonly found: number
  readonly mayManage: boolean
}
export interface IndicatorRulesRow {
  readonly id: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly lead: readonly string[]
  /** `null`: it is not judged along a line. */
  readonly path: string | null
  /** Nodes filed. */
  readonly nodes: number
  /** Its own rule of lights in words; `null`: it follows the plan. */
  readonly rule: string | null
  readonly release: string
  readonly mayEdit: boolean
}

/** Values at the ends of a year's periods, for filing nodes. */
export interface FilingRow {
  readonly period: Period
  readonly label: string
  /** What the straight line asks for. */
  readonly even: DecimalText
  /** A target is due on its end, so that its value is fixed. */
  readonly isTarget: boolean
}
export interface FilingYear {
  readonly year: number
  /** Where the line of this year starts, and the last target that it leads to. */
  readonly start: DecimalText
  readonly target: DecimalText
  /** Its January is over: changes need an approval. */
  readonly closed: boolean
  /** By the frequencies in which nodes can be filed, coarsest first. */
  readonly rows: readonly { readonly frequency: Frequency; readonly periods: readonly FilingRow[] }[]
}

/** Rules of one indicator. */
export interface IndicatorRulesView {
  readonly id: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly unit: string
  readonly decimals: number
  readonly frequency: Frequency
  readonly version: string
  /** `null` follows the plan. */
  readonly light: LightRuleFacts | null
  readonly path: { readonly kind: string; readonly nodes: readonly { readonly period: Period; readonly value: DecimalText }[] }
  /** Years that are judged along a line; none where a path says nothing. */
  readonly years: readonly FilingYear[]
  readonly release: { readonly workdays: number; readonly source: Id | null; readonly dates: Readonly<Record<Period, DateText>> }
  /** Release days of its periods by its rule, this year and the next. */
  readonly releases: readonly { readonly period: Period; readonly label: string; readonly on: DateText; readonly uncertain: boolean }[]
  readonly preliminaryDecides: boolean
  readonly mayManage: boolean
  /** May file nodes, if nothing else. */
  readonly mayFile: boolean
}

/** What lights would have been under other rules. Figures and targets are taken as they are known now. */
export interface PlanBacktestView {
  /** The rule that was tried, in words. */
  readonly rule: string
  /** Ends of months, and today as the last. */
  readonly days: readonly { readonly on: DateText; readonly present: LightCounts; readonly other: LightCounts }[]
  readonly changes: readonly LightChange[]
  readonly differing: readonly {
    readonly id: Id
    readonly number: string
    readonly name: string
    readonly nameEn: string
    readonly lead: readonly string[]
    readonly days: number
    readonly present: readonly Light[]
    readonly other: readonly Light[]
  }[]
  /** How many differ in all; the list may be shorter. */
  readonly differs: number
  /** Indicators of the plan, and how many of them were looked at. */
  readonly indicators: number
  readonly looked: number
}
export interface StoodView {
  readonly period: Period | null
  readonly periodLabel: string | null
  readonly light: Light
}
export interface IndicatorBacktestView {
  readonly rule: string
  readonly days: readonly { readonly on: DateText; readonly present: StoodView; readonly other: StoodView }[]
  /** Path and figures as they would be drawn. */
  readonly chart: Chart
  /** Years whose path it would change although their January is over. */
  readonly yearsToApprove: readonly number[]
}

/** A recorded change of a rule, newest first. */
export interface RuleChangeView {
  readonly seq: number
  readonly place: number
  readonly at: Instant
  /** `null`: by the program. */
  readonly who: string | null
  readonly of: { readonly kind: 'plan' | 'indicator' | 'source'; readonly name: string; readonly nameEn: string }
  readonly column: string
  readonly before: string
  readonly after: string
  readonly approval: string | null
}

/** How far first figures moved until the latest. Sizes are without a sign, in percent of the first figure; of percentages in points. */
export interface DriftView {
  /** Periods that have a figure, and those whose figure is another today than at first. */
  readonly figures: number
  readonly revised: number
  /** Of the revised ones. */
  readonly median: DecimalText | null
  readonly largest: DecimalText | null
  readonly up: number
  readonly down: number
  /** Median days until today's figure came. */
  readonly days: DecimalText | null
  /** First figures that came after their release day. */
  readonly late: number
}

/** A figure that is another today than at first. `move` has its sign. */
export interface MoveView {
  readonly indicator: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  /** Of percentages `move` is in points, else in percent. */
  readonly unit: string
  readonly period: Period
  readonly periodLabel: string
  readonly first: string
  readonly latest: string
  readonly move: DecimalText | null
  readonly days: number
}

export interface QualityView {
  readonly total: DriftView
  /** In their order; `null` for what no department leads. */
  readonly departments: readonly { readonly department: DepartmentName | null; readonly drift: DriftView }[]
  /** Those with a revised figure, in the plan's order. */
  readonly indicators: readonly (Pick<QuestionView, 'number' | 'name' | 'nameEn'> & { readonly id: Id; readonly unit: string; readonly drift: DriftView })[]
  /** The largest moves, largest first. */
  readonly largest: readonly MoveView[]
}

/** A figure beside the one that is wanted. */
export interface NearFigure {
  readonly periodLabel: string
  readonly value: string
  readonly flag: ObservationFlag
}

/** A cell that a person owes, with what helps to fill it in. */
export interface OwedCell {
  readonly plan: Id
  readonly cell: IndicatorAddress
  readonly why: OwedReason
  readonly due: OwedDue | null
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly unit: string
  /** Key of the measure that reads what is typed. */
  readonly measure: string
  readonly decimals: number
  readonly period: Period
  readonly periodLabel: string
  /** Asks a number, not a person's word. */
  readonly counted: boolean
  /** Short names of the departments that owe it; empty for what is the plan office's. */
  readonly departments: readonly string[]
  /** What stands in the cell. */
  readonly value: string | null
  readonly flag: ObservationFlag | null
  /** Target in words (`不低于 2,100 亿元`) and its day. */
  readonly target: string | null
  readonly targetOn: DateText | null
  /** What the path asks for by the period's end. */
  readonly expected: DecimalText | null
  readonly last: NearFigure | null
  readonly yearBefore: NearFigure | null
  readonly questions: readonly AskedView[]
}

/** Cells that a person owes in all plans that are watched, the most urgent first. */
export interface OwedView {
  readonly plans: readonly { readonly id: Id; readonly code: string; readonly title: string; readonly titleEn: string; readonly today: DateText }[]
  readonly cells: readonly OwedCell[]
  /** How many more are owed than are listed. */
  readonly more: number
  /** Newest figures of the person's indicators that are in. */
  readonly isIn: number
  /** Whether there is anything that the person is asked to fill in, now or later. */
  readonly reports: boolean
  /** What is wanted next, where it is not listed; `count` figures by one day. */
  readonly next: {
    readonly name: string
    readonly nameEn: string
    readonly periodLabel: string
    readonly count: number
    readonly due: OwedDue
  } | null
  /** For the plan office: figures that departments have not reported, by the department that leads; the most first. */
  readonly unreported: readonly {
    readonly plan: Id
    /** `null` for what no department leads. */
    readonly department: DepartmentName | null
    readonly count: number
    /** Of the one that is late the longest. */
    readonly due: OwedDue
  }[]
  readonly words: Pick<SheetWords, 'lights' | 'flags'>
}

export type { ColumnKind } from './sheets/column.ts'

/** Sheets in which the plan itself is edited. `years`: targets of its indicators, by year. */
export type PlanSheetName = 'indicators' | 'years' | 'tasks' | 'departments'

/** Something that cells name. */
export interface NamedView {
  readonly id: Id
  readonly shown: string
  /** Other names that are understood. */
  readonly also: readonly string[]
  /** What it means, in one line; `null` where the name says it. */
  readonly meaning: string | null
}

export interface PlanColumnView {
  readonly id: string
  readonly head: string
  readonly hint: string | null
  readonly kind: ColumnKind
  /** In pixels, to begin with. */
  readonly width: number
  /** Stays in sight at the left. */
  readonly pinned: boolean
  readonly required: boolean
  /** Nobody writes here; it is changed elsewhere. */
  readonly shownOnly: boolean
  /** Whose target its cells are; `null` for cells of the row itself. */
  readonly year: number | null
  /** What may stand in it; `null` where anything may. Of a list that several columns share: its name. */
  readonly options: readonly NamedView[] | null
  readonly list: List | null
}

/** A sheet of the plan itself, in columns: entry `i` of every column belongs to row `id[i]`. Trees stand in their order, each row after the one above it. */
export interface PlanSheetView {
  readonly plan: Id
  readonly sheet: PlanSheetName
  readonly seq: number
  readonly columns: readonly PlanColumnView[]
  readonly id: readonly Id[]
  /** How deep a row stands. */
  readonly depth: readonly number[]
  readonly parent: readonly (Id | null)[]
  readonly sort: readonly number[]
  /** Places shown, of the figures in a row. */
  readonly decimals: readonly number[]
  readonly unit: readonly string[]
  readonly cells: Readonly<Record<string, readonly (string | null)[]>>
  readonly lists: Readonly<Record<List, readonly NamedView[]>>
  /** Characters of what rows are found by, with their readings; as in the sheet of figures. */
  readonly readings: Readonly<Record<string, string>>
  /** The last archived first. */
  readonly archived: readonly { readonly id: Id; readonly name: string; readonly at: Instant }[]
}
