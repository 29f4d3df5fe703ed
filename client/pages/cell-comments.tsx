/** The thread about a cell: who said what and when, and where one says something. */
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { CellStoryView, CommentView } from '../../server/wire/story.ts'
import { addComment, changeComment, removeComment } from '../api/stories.ts'
import { newId } from '../edits/ids.ts'
import { sentenceOf } from '../parts/answer.tsx'
import { CommentField } from '../parts/comment-field.tsx'
import { Initial } from '../parts/initial.tsx'
import { piecesOf } from '../parts/mentions.ts'
import { useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

/** What was begun and not sent, by cell: the panel may be closed over it. The id stays with it, so that a second try is the same comment. */
const drafts = new Map<string, { readonly id: string; readonly text: string }>()
const draftOf = (key: string): { readonly id: string; readonly text: string } => drafts.get(key) ?? { id: newId(), text: '' }

interface CommentProps {
  readonly plan: PlanView
  readonly comment: CommentView
  readonly limit: number
  readonly onChanged: () => Promise<void>
}

const Said = ({ comment }: { readonly comment: CommentView }) => (
  <p className="comment-text" dir="auto">
    {piecesOf(
      comment.text,
      comment.mentions.map(({ name }) => name),
    ).map(({ text, isName }, place) => (
      // Pieces of one text have no other name than their place.
      <span key={place} className={isName ? 'comment-name' : undefined}>
        {text}
      </span>
    ))}
  </p>
)

const Comment = ({ plan, comment, limit, onChanged }: CommentProps) => {
  const words = useWords()
  const say = words.story
  const moments = useMoments()
  const [state, setState] = useState<'read' | 'edit' | 'sure'>('read')
  const removing = useMutation({ mutationFn: () => removeComment(plan.id, comment.id), onSuccess: onChanged })
  if (comment.removed !== null)
    return <li className="comment comment-removed faint small">{say.removed(comment.removed.who, moments.short(comment.removed.at))}</li>
  return (
    <li className="comment">
      <Initial name={comment.who} />
      <div className="comment-body">
        <p className="comment-head">
          <b>{comment.who}</b> <span className="faint small">{moments.short(comment.at)}</span>
          {comment.editedAt !== null && <span className="faint small"> · {say.edited(moments.short(comment.editedAt))}</span>}
        </p>
        {state === 'edit' ? (
          <CommentField
            plan={plan.id}
            first={comment.text}
            limit={limit}
            label={say.writing}
            onCancel={() => setState('read')}
            onSend={async (given) => {
              await changeComment(plan.id, comment.id, given)
              setState('read')
              await onChanged()
            }}
          />
        ) : (
          <Said comment={comment} />
        )}
        {removing.error && (
          <p className="comment-problem" role="alert">
            {sentenceOf(removing.error, words)}
          </p>
        )}
        {state !== 'edit' && (comment.may.change || comment.may.remove) && (
          <div className="comment-own">
            {comment.may.change && (
              <Button variant="subtle" size="compact-xs" color="gray" onClick={() => setState('edit')}>
                {say.edit}
              </Button>
            )}
            {comment.may.remove && (
              <Button
                variant="subtle"
                size="compact-xs"
                color={state === 'sure' ? 'red' : 'gray'}
                loading={removing.isPending}
                onClick={() => (state === 'sure' ? removing.mutate() : setState('sure'))}
                onBlur={() => setState('read')}
              >
                {state === 'sure' ? say.removeSure : say.remove}
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  )
}

export const CellComments = ({
  plan,
  story,
  onChanged,
}: {
  readonly plan: PlanView
  readonly story: CellStoryView
  readonly onChanged: () => Promise<void>
}) => {
  const say = useWords().story
  const { indicator, period, comments, limits } = story
  const key = `${plan.id} ${indicator} ${period ?? ''}`
  return (
    <section className="told" aria-labelledby="told-comments">
      <h3 id="told-comments">{say.comments}</h3>
      {comments.length === 0 && <p className="faint">{say.noComments}</p>}
      <ol className="comments">
        {comments.map((comment) => (
          <Comment key={comment.id} plan={plan} comment={comment} limit={limits.comment} onChanged={onChanged} />
        ))}
      </ol>
      <CommentField
        plan={plan.id}
        first={draftOf(key).text}
        limit={limits.comment}
        label={say.writing}
        onDraft={(text) => (text === '' ? drafts.delete(key) : drafts.set(key, { ...draftOf(key), text }))}
        onSend={async (given) => {
          await addComment(plan.id, { id: draftOf(key).id, indicator, period }, given)
          drafts.delete(key)
          await onChanged()
        }}
      />
      <p className="faint small">{say.told}</p>
    </section>
  )
}
