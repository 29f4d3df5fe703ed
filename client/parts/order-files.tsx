/** Evidence that goes with an act on an order: up, and away again as long as nothing names it. */
import { ActionIcon, Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { EvidenceView } from '../../server/wire/story.ts'
import { addOrderFile } from '../api/orders.ts'
import { removeFile } from '../api/stories.ts'
import { sentenceOf } from './answer.tsx'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'

interface OrderFilesProps {
  readonly plan: PlanView
  readonly order: string
  readonly files: readonly EvidenceView[]
  readonly onChange: (files: readonly EvidenceView[]) => void
  /** Files are on their way: what is sent now would go without them. */
  readonly onBusy: (isBusy: boolean) => void
}

export const OrderFiles = ({ plan, order, files, onChange, onBusy }: OrderFilesProps) => {
  const words = useWords()
  const say = words.orders.act
  const [adding, setAdding] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  /** One after the other; the first that is refused is told. */
  const add = async (chosen: readonly File[]): Promise<void> => {
    let known = files
    setProblem(null)
    onBusy(true)
    for (const file of chosen) {
      setAdding(file.name)
      try {
        const added = await addOrderFile(plan.id, order, file)
        known = [...known.filter(({ id }) => id !== added.id), added]
        onChange(known)
      } catch (error) {
        setProblem(words.labelled(file.name, sentenceOf(error, words)))
      }
    }
    setAdding(null)
    onBusy(false)
  }
  const remove = async (file: EvidenceView): Promise<void> => {
    try {
      await removeFile(plan.id, file.id)
      onChange(files.filter(({ id }) => id !== file.id))
    } catch (error) {
      setProblem(words.labelled(file.name, sentenceOf(error, words)))
    }
  }
  return (
    <fieldset className="form-group">
      <legend>{say.files}</legend>
      {files.length === 0 && <p className="faint small">{say.noFiles}</p>}
      <ul>
        {files.map((file) => (
          <li key={file.id} className="order-file">
            <Icon name="report" size={14} />
            <bdi>{file.name}</bdi>
            <ActionIcon aria-label={say.removeFile(file.name)} onClick={() => void remove(file)}>
              <Icon name="close" size={13} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {adding !== null && <output className="soft small">{say.adding(adding)}</output>}
      {problem !== null && (
        <p className="form-error" role="alert">
          {problem}
        </p>
      )}
      <div>
        <FileButton multiple onChange={(chosen) => void add(chosen)}>
          {(props) => (
            <Button {...props} variant="default" size="compact-sm" loading={adding !== null} leftSection={<Icon name="plus" size={13} />}>
              {say.addFile}
            </Button>
          )}
        </FileButton>
      </div>
    </fieldset>
  )
}
