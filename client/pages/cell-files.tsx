/** Files beside a cell: up, down and away. */
import { ActionIcon, Button, FileButton, Tooltip } from '@mantine/core'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { CellStoryView, EvidenceView } from '../../server/wire/story.ts'
import { addFile, fileAddress, removeFile } from '../api/stories.ts'
import { sentenceOf } from '../parts/answer.tsx'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

const megabyte = 1024 * 1024
const sizeOf = (bytes: number): string => (bytes >= megabyte ? `${(bytes / megabyte).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`)

interface FileProps {
  readonly plan: PlanView
  readonly file: EvidenceView
  readonly mayRemove: boolean
  readonly onRemove: (file: EvidenceView) => void
}

/** What takes the place of a button that had the focus takes the focus too. */
const focusOn = (button: HTMLButtonElement | null): void => button?.focus()

const Filed = ({ plan, file, mayRemove, onRemove }: FileProps) => {
  const say = useWords().story
  const moments = useMoments()
  const [isSure, setSure] = useState(false)
  if (file.removed !== null) {
    return (
      <li className="filed faint small">
        <span className="filed-name filed-gone">
          <bdi>{file.name}</bdi>
        </span>
        <span>{say.fileGone(file.removed.who, moments.short(file.removed.at))}</span>
      </li>
    )
  }
  return (
    <li className="filed">
      <Icon name="report" size={14} />
      <span className="filed-name">
        <a href={fileAddress(plan.id, file.id)} download={file.name} aria-label={say.download(file.name)}>
          <bdi>{file.name}</bdi>
        </a>
        <span className="faint small">{`${sizeOf(file.size)} · ${file.who} · ${moments.short(file.at)}`}</span>
      </span>
      {mayRemove && isSure && (
        <Button size="compact-xs" variant="subtle" color="red" ref={focusOn} onClick={() => onRemove(file)} onBlur={() => setSure(false)}>
          {say.removeSure}
        </Button>
      )}
      {mayRemove && !isSure && (
        <Tooltip label={say.remove}>
          <ActionIcon aria-label={say.removeFile(file.name)} onClick={() => setSure(true)}>
            <Icon name="close" size={13} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}

export const CellFiles = ({ plan, story, onChanged }: { readonly plan: PlanView; readonly story: CellStoryView; readonly onChanged: () => Promise<void> }) => {
  const words = useWords()
  const say = words.story
  const [adding, setAdding] = useState<string | null>(null)
  const [problems, setProblems] = useState<readonly string[]>([])
  const [isOver, setOver] = useState(false)
  const { files, limits, mayWrite, indicator, period } = story
  const most = Math.floor(limits.fileBytes / megabyte)

  /** One after the other; one that is refused does not hold up the next. */
  const add = async (chosen: readonly File[]): Promise<void> => {
    const refused: string[] = []
    for (const file of chosen) {
      setAdding(file.name)
      if (file.size > limits.fileBytes) refused.push(say.tooLarge(file.name, most))
      else await addFile(plan.id, indicator, period, file).catch((error: unknown) => refused.push(say.notAdded(file.name, sentenceOf(error, words))))
    }
    setAdding(null)
    setProblems(refused)
    await onChanged()
  }
  const remove = async (file: EvidenceView): Promise<void> => {
    await removeFile(plan.id, file.id).catch((error: unknown) => setProblems([say.notAdded(file.name, sentenceOf(error, words))]))
    await onChanged()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- files are dropped on it; by keyboard they come through the button.
    <section
      className={isOver ? 'told told-over' : 'told'}
      aria-labelledby="told-files"
      onDragOver={(event) => {
        if (!mayWrite || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!mayWrite) return
        event.preventDefault()
        void add([...event.dataTransfer.files])
      }}
    >
      <h3 id="told-files">{say.files}</h3>
      {files.length === 0 && <p className="faint">{say.noFiles}</p>}
      <ul className="files">
        {files.map((file) => (
          <Filed key={file.id} plan={plan} file={file} mayRemove={mayWrite} onRemove={(each) => void remove(each)} />
        ))}
      </ul>
      {adding !== null && <output className="soft small">{say.adding(adding)}</output>}
      {problems.length > 0 && (
        <div role="alert" className="comment-problem">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
      {mayWrite && (
        <>
          <FileButton multiple accept={limits.extensions.map((one) => `.${one}`).join(',')} onChange={(chosen) => void add(chosen)}>
            {(props) => (
              <Button {...props} variant="default" size="compact-sm" loading={adding !== null} leftSection={<Icon name="plus" size={13} />}>
                {say.addFile}
              </Button>
            )}
          </FileButton>
          <p className="faint small">
            {say.fileRules(limits.extensions, most)} <span className="told-drop">{say.drop}</span>
          </p>
        </>
      )}
    </section>
  )
}
