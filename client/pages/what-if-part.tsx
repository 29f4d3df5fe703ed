/** What every part of the what-if's form is given, and looks like. */
import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useId } from 'react'
import type { AssessAnswer, AssessBody, AssessChoices } from '../../server/wire/assess.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../parts/session.tsx'
import type { Draft, Place } from '../parts/what-if-draft.ts'

export interface TrialProps {
  readonly plan: PlanView
  readonly view: IndicatorView
  readonly facts: AssessBody
  readonly choices: AssessChoices
  readonly sheet: SheetView | undefined
  readonly draft: Draft
  /** Changes the draft as it is then: a text is read while another field is typed in. */
  readonly onChange: (change: (draft: Draft) => Draft) => void
}

/** What the parts of the form are given. */
export interface PartProps extends TrialProps {
  readonly answers: { readonly now: AssessAnswer; readonly trial: AssessAnswer }
  /** Judged by a person's word, without figures. */
  readonly isSpoken: boolean
  /** Where the server refused, and why. */
  readonly wrong: Place | null
  readonly why: string | null
}

export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const id = useId()
  return (
    <section className="panel what-if-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** Takes one field back to what stands. */
export const Reset = ({ what, shown: isShown, onReset }: { readonly what: string; readonly shown: boolean; readonly onReset: () => void }) => {
  const say = useWords().whatIf
  return isShown ? (
    <Tooltip label={say.reset(what)}>
      <ActionIcon size={24} aria-label={say.reset(what)} onClick={onReset}>
        <Icon name="undo" size={14} />
      </ActionIcon>
    </Tooltip>
  ) : null
}
