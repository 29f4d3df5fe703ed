/** What a lead department says about a warning: why, what it does, and by when. */
import './form.css'
import { Button, Modal, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { DateText, Id } from '../../server/wire/rows.ts'
import type { WarningView } from '../../server/wire/warnings.ts'
import { givePromise, withdrawPromise } from '../api/warnings.ts'
import { sentenceOf } from './answer.tsx'
import { DayField } from './day-field.tsx'
import { FormActions } from './form-actions.tsx'
import { mattersAnswer } from './owed.ts'
import { useNames, useWords } from './session.tsx'

const longestText = 500

interface PromiseFormProps {
  readonly plan: Id
  readonly warning: Pick<WarningView, 'id' | 'name' | 'nameEn' | 'sentence' | 'promise'>
  readonly today: DateText
  readonly onClose: () => void
}

export const PromiseForm = ({ plan, warning, today, onClose }: PromiseFormProps) => {
  const words = useWords()
  const say = words.warnings.promise
  const nameOf = useNames()
  const answers = useQueryClient()
  const { promise } = warning
  const [given, setGiven] = useState({ reason: promise?.reason ?? '', measures: promise?.measures ?? '', promisedOn: promise?.promisedOn ?? today })
  const done = (said: string): void => {
    for (const queryKey of [['warnings', plan], mattersAnswer]) void answers.invalidateQueries({ queryKey })
    notifications.show({ message: said })
    onClose()
  }
  const save = useMutation({ mutationFn: () => givePromise(plan, warning.id, given), onSuccess: () => done(say.saved) })
  const withdraw = useMutation({ mutationFn: () => withdrawPromise(plan, warning.id), onSuccess: () => done(say.withdrawn) })
  const error = save.error ?? withdraw.error
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  const isReady = given.reason.trim() !== '' && given.measures.trim() !== '' && given.promisedOn >= today
  return (
    <Modal opened onClose={onClose} title={say.title} size="lg" closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={submit} className="form">
        <p>
          <strong>{nameOf(warning)}</strong> <span className="soft">{warning.sentence}</span>
        </p>
        <p className="soft small">{say.why}</p>
        <Textarea
          label={say.reason}
          autosize
          minRows={2}
          maxLength={longestText}
          required
          data-autofocus
          value={given.reason}
          onChange={(event) => setGiven({ ...given, reason: event.currentTarget.value.replaceAll(/\s*\n\s*/gu, ' ') })}
        />
        <Textarea
          label={say.measures}
          autosize
          minRows={2}
          maxLength={longestText}
          required
          value={given.measures}
          onChange={(event) => setGiven({ ...given, measures: event.currentTarget.value.replaceAll(/\s*\n\s*/gu, ' ') })}
        />
        <DayField label={say.promisedOn} value={given.promisedOn} isTried={false} onChange={(promisedOn) => setGiven({ ...given, promisedOn })} />
        <div role="alert">{error && <p className="form-error">{sentenceOf(error, words)}</p>}</div>
        <FormActions act={say.save} isPending={save.isPending} disabled={!isReady} onCancel={onClose}>
          {promise !== null && (
            <>
              <Button variant="subtle" color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
                {say.withdraw}
              </Button>
              <span className="grow" />
            </>
          )}
        </FormActions>
      </form>
    </Modal>
  )
}
