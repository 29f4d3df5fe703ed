/** Where a comment is written. `@` offers the people who can be named, with their departments; who is chosen stands in the text by name. */
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { useId, useRef, useState } from 'react'
import type { ReaderView } from '../../server/wire/story.ts'
import type { CommentRequest } from '../api/stories.ts'
import { getReaders } from '../api/stories.ts'
import { sentenceOf } from './answer.tsx'
import { fittingReaders, namedIn, namingAt } from './mentions.ts'
import { ReaderList, readerOptionId } from './reader-list.tsx'
import { useWords } from './session.tsx'

interface CommentFieldProps {
  readonly plan: string
  readonly first: string
  readonly limit: number
  readonly label: string
  readonly onSend: (comment: CommentRequest) => Promise<unknown>
  readonly onCancel?: () => void
  /** Told with every key, so that a draft can outlive the field. */
  readonly onDraft?: (text: string) => void
}

export const CommentField = ({ plan, first, limit, label, onSend, onCancel, onDraft }: CommentFieldProps) => {
  const words = useWords()
  const say = words.story
  const listId = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(first)
  const [caret, setCaret] = useState<number | null>(null)
  const [marked, setMarked] = useState(0)
  const readers = useQuery({ queryKey: ['readers', plan], queryFn: () => getReaders(plan), staleTime: 300_000 })
  const naming = caret === null ? null : namingAt(text, caret)
  const people = readers.data?.people ?? []
  const offered = naming === null ? [] : fittingReaders(people, naming.name, readers.data?.readings ?? {})
  const length = Array.from(text.trim()).length

  const change = (next: string, at: number | null): void => {
    setText(next)
    setCaret(at)
    setMarked(0)
    onDraft?.(next)
  }
  const sending = useMutation({
    mutationFn: () => onSend({ text, mentions: namedIn(text, people).map(({ id }) => id) }),
    onSuccess: () => change('', null),
  })
  const choose = (reader: ReaderView): void => {
    if (naming === null) return
    const before = `${text.slice(0, naming.from)}@${reader.name} `
    change(before + text.slice(naming.to), null)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(before.length, before.length)
    })
  }
  const send = (): void => {
    if (length > 0 && !sending.isPending) sending.mutate()
  }

  const onKey = (event: KeyboardEvent): void => {
    // Keys of an input method are its own.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
      return
    }
    if (naming === null) {
      if (event.key === 'Escape' && onCancel) {
        event.stopPropagation()
        onCancel()
      }
      return
    }
    const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = offered[marked]
    if (event.key === 'Escape') setCaret(null)
    else if (turn !== undefined && offered.length > 0) setMarked((marked + turn + offered.length) % offered.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) choose(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="comment-field">
      <textarea
        ref={area}
        value={text}
        rows={onCancel ? 3 : 2}
        dir="auto"
        placeholder={say.write}
        aria-label={label}
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={naming !== null && offered.length > 0 ? readerOptionId(listId, marked) : undefined}
        onChange={({ currentTarget }) => change(currentTarget.value, currentTarget.selectionStart)}
        onClick={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKey}
      />
      <ReaderList id={listId} readers={offered} marked={marked} isOpen={naming !== null} onChoose={choose} />
      {sending.error && (
        <p className="comment-problem" role="alert">
          {sentenceOf(sending.error, words)}
        </p>
      )}
      <div className="comment-actions">
        <span className={length > limit ? 'comment-problem small' : 'faint small'}>{length > limit * 0.8 ? say.count(length, limit) : ''}</span>
        <span className="grow" />
        {onCancel && (
          <Button variant="subtle" size="compact-xs" color="gray" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
        <Button size="compact-xs" title="Ctrl+Enter" disabled={length === 0} loading={sending.isPending} onClick={send}>
          {onCancel ? say.save : say.send}
        </Button>
      </div>
    </div>
  )
}
