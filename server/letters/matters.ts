/** What letters tell of, as facts: one shape a kind of matter. Names are in the reader's language already. */
import type { Cause, DateText, Id, LadderKind, Light, OptionalMail, OrderAct, Period } from '../../db/schema.ts'
import type { Language } from '../../db/schema.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Asked, Subject } from '../words/words.ts'
import type { CountedLimit } from '../words/digest.ts'
import type { Mentioning } from './mentions.ts'

interface Placed {
  readonly planId: Id
  /** Whose it is; `null` where no department leads. */
  readonly department: string | null
  /** Opens exactly this matter. */
  readonly link: string
  /** Place in the plan's own order. */
  readonly sort: number
  /** Who is away, and is stood in for. */
  readonly standsInFor: string | null
  /** It comes to the plan office because nobody of the department would hear it, or because none leads. */
  readonly instead?: 'nobody' | 'no_lead'
}

/** A warning, with the verdict that it is told by. */
export interface WarningMatter extends Placed {
  readonly kind: 'warning'
  readonly what: 'opened' | 'worsened' | 'resolved' | 'climbed' | 'standing'
  readonly number: string
  readonly subject: Subject
  readonly asked: Asked
  readonly assessment: Assessment
  readonly cause: Cause
  readonly light: Light
  readonly worst: Light
  readonly openedOn: DateText
  readonly periods: number
  /** Step of the ladder that it has reached. */
  readonly step: { readonly kind: LadderKind; readonly round: number } | null
  readonly promised: { readonly on: DateText; readonly who: string } | null
}

/** A figure or a target that will soon be due, or a figure that is owed. */
export interface DueMatter extends Placed {
  readonly kind: 'due'
  readonly number: string
  readonly subject: Subject
  readonly asked: Asked
  /** Of a figure; `null`: the target itself is due. */
  readonly period: Period | null
  readonly limit: CountedLimit
  readonly isOver: boolean
}

export interface OrderMatter extends Placed {
  readonly kind: 'order'
  readonly year: number
  readonly number: number
  readonly title: string
  readonly demand: string
  readonly what: OrderAct
  readonly who: string
  readonly limit: CountedLimit
  readonly firstLimitOn: DateText
  readonly isOver: boolean
  readonly ended: boolean
}

export interface DraftMatter extends Placed {
  readonly kind: 'draft'
  readonly paper: 'letter' | 'bulletin' | 'talk' | 'raise'
  readonly title: string
  readonly madeOn: DateText
}

/** An address that takes no mail: the plan office has to put it right. */
export interface RefusedMatter extends Placed {
  readonly kind: 'refused'
  readonly address: string
  /** Whose it is. */
  readonly name: string | null
  /** The server's. */
  readonly words: string
}

/** A question about a figure that nobody has answered. */
export interface AskedMatter extends Placed {
  readonly kind: 'asked'
  readonly number: string
  readonly name: string
  readonly period: string
  readonly words: string
}

export type Matter = WarningMatter | DueMatter | OrderMatter | DraftMatter | RefusedMatter | AskedMatter

export interface LetterPlan {
  readonly id: Id
  readonly title: string
  readonly document: string
  readonly office: string
  /** Name and telephone of who is to be asked. */
  readonly contact: string | null
  readonly link: string
  /** Mails of this plan name matters and no figures. */
  readonly withoutFigures: boolean
  readonly demonstration: boolean
}

export interface DigestFacts {
  readonly person: string
  readonly language: Language
  readonly day: DateText
  /** Day by which an answer is asked for. */
  readonly limit: CountedLimit
  /** Plans that matters or mentions are of. */
  readonly plans: readonly LetterPlan[]
  readonly matters: readonly Matter[]
  /** Comments that name the person, oldest first. */
  readonly mentions: readonly (Mentioning & { readonly planId: Id })[]
  /** Opens exactly what of it can be answered, without signing in; `null` where there is nothing to answer. */
  readonly form: string | null
  /** What of it the person may switch off. */
  readonly optional: readonly OptionalMail[]
  /** Page on which he does. */
  readonly settings: string
  /** Switches it off at once; its secret is put in while the letter leaves. `null` where nothing is optional. */
  readonly unsubscribe: string | null
}
