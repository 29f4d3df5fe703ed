/** The people that a text field offers to name. The keys are the field's, which keeps the focus. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- no element of its own shows options under a text field */
import type { ReaderView } from '../../server/wire/story.ts'
import { useWords } from './session.tsx'

export const readerOptionId = (listId: string, place: number): string => `${listId}-${place}`

interface ReaderListProps {
  readonly id: string
  readonly readers: readonly ReaderView[]
  readonly marked: number
  readonly isOpen: boolean
  readonly onChoose: (reader: ReaderView) => void
}

export const ReaderList = ({ id, readers, marked, isOpen, onChoose }: ReaderListProps) => {
  const say = useWords().story
  return (
    <div id={id} className="comment-readers" role="listbox" aria-label={say.readers} hidden={!isOpen}>
      {readers.map((reader, place) => (
        <div
          key={reader.id}
          id={readerOptionId(id, place)}
          role="option"
          aria-selected={place === marked}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(reader)}
        >
          <b>{reader.name}</b> <span className="faint small">{[...reader.departments, reader.title ?? ''].filter((part) => part !== '').join(' · ')}</span>
        </div>
      ))}
      {readers.length === 0 && (
        <div role="option" aria-selected="false" aria-disabled="true" className="faint">
          {say.noReaders}
        </div>
      )}
    </div>
  )
}
