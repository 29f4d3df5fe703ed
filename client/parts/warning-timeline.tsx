/** Everything that happened to a warning, in order: turns, steps of the ladder, promises, mutes, and who was told. */
import type { WarningEvent } from '../../server/wire/warnings.ts'
import { LightMark } from './light.tsx'
import { useWords } from './session.tsx'
import { useMoments } from './when.ts'

/** A moment that lies so much later than what could be known is worth saying. */
const worthSaying = 60 * 60 * 1000

const Said = ({ event }: { readonly event: WarningEvent }) => {
  const words = useWords()
  const say = words.warnings
  const moments = useMoments()
  switch (event.is) {
    case 'turn':
      return (
        <>
          <span>{say.turn[event.what]}</span>
          <span>{event.period}</span>
          <LightMark light={event.light} word={words.lights[event.light]} />
          {Date.parse(event.at) - Date.parse(event.foundAt) > worthSaying && <span className="faint">{say.foundAt(moments.short(event.foundAt))}</span>}
        </>
      )
    case 'climb': {
      const kind = say.round(say.kinds[event.kind], event.round)
      return (
        <>
          <span>{event.passed ? say.passedOver(kind) : kind}</span>
          <span className="faint">{say.dueOn(words.day(event.dueOn))}</span>
        </>
      )
    }
    case 'promise':
      return (
        <>
          <span>{say.promise.given(event.who, words.day(event.promisedOn))}</span>
          {event.way === 'link' && <span className="faint">{say.promise.byLink}</span>}
          <span className="soft">{words.labelled(say.promise.reason, event.reason)}</span>
          <span className="soft">{words.labelled(say.promise.measures, event.measures)}</span>
        </>
      )
    case 'promise-ended':
      return <span>{say.promise.ended[event.why]}</span>
    case 'mute':
      return (
        <>
          <span>{say.mute.given(event.who, words.day(event.untilOn))}</span>
          <span className="soft">{words.labelled(say.mute.reason, event.reason)}</span>
        </>
      )
    case 'mute-ended':
      return <span>{say.mute.endedEarly}</span>
    case 'told': {
      const people = event.people.map(({ name, day, state, standsInFor }) =>
        say.toldOne(standsInFor === null ? name : say.toldFor(name, standsInFor), words.day(day), words.mails.states[state]),
      )
      return (
        <>
          <span>{say.tellings[event.what]}</span>
          <span className="soft">{words.listed(people)}</span>
        </>
      )
    }
    default:
      return event satisfies never
  }
}

export const WarningTimeline = ({ events }: { readonly events: readonly WarningEvent[] }) => {
  const moments = useMoments()
  return (
    <ol className="warning-events">
      {events.map((event, place) => (
        <li key={place} data-is={event.is}>
          <span className="figure faint warning-moment">{moments.short(event.at)}</span>
          <span className="warning-said">
            <Said event={event} />
          </span>
        </li>
      ))}
    </ol>
  )
}
