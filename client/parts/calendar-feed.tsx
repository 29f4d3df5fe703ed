/** A person's own deadlines in other calendars: a private address, made, changed and given up here. */
import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { dropFeed, getFeed, makeFeed } from '../api/calendar.ts'
import { Answer, sentenceOf } from './answer.tsx'
import { copyText } from './copy.ts'
import { useWords } from './session.tsx'

const feedKey = ['calendar-feed'] as const

export const CalendarFeed = () => {
  const words = useWords()
  const say = words.feed
  const answers = useQueryClient()
  const feed = useQuery({ queryKey: feedKey, queryFn: getFeed })
  const again = (): void => void answers.invalidateQueries({ queryKey: feedKey })
  const make = useMutation({ mutationFn: makeFeed, onSuccess: again })
  const drop = useMutation({
    mutationFn: dropFeed,
    onSuccess: () => {
      make.reset()
      notifications.show({ message: say.dropped })
      again()
    },
  })
  const address = make.data?.address
  const copy = async (text: string): Promise<void> => {
    await copyText(text)
    notifications.show({ message: words.copied })
  }
  const error = make.error ?? drop.error
  return (
    <section className="calendar-section calendar-feed">
      <h2>{say.title}</h2>
      <p className="soft">{say.why}</p>
      <Answer of={feed}>
        {({ feed: standing }) => (
          <div className="row">
            <span className="soft">{standing === null ? say.none : say.since(standing.at, standing.readAt)}</span>
            <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
              {standing === null ? say.make : say.renew}
            </Button>
            {standing !== null && (
              <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate()}>
                {say.drop}
              </Button>
            )}
          </div>
        )}
      </Answer>
      {address !== undefined && (
        <div className="notice">
          <p>{say.once}</p>
          <div className="row">
            <TextInput className="grow" readOnly value={address} aria-label={say.address} onFocus={(event) => event.currentTarget.select()} />
            <Button variant="default" onClick={() => void copy(address)}>
              {words.copy}
            </Button>
            <Button component="a" href={address.replace(/^https?:/, 'webcal:')} variant="default">
              {say.subscribe}
            </Button>
          </div>
        </div>
      )}
      {error !== null && <p role="alert">{sentenceOf(error, words)}</p>}
    </section>
  )
}
