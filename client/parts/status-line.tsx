/** The line under the sheet: what is shown, what is selected, whether everything is kept, whether others' changes arrive. */
import type { PersonHere } from '../../server/wire/live.ts'
import type { PlanView, RightsView } from '../../server/wire/plans.ts'
import type { LiveState } from '../live.ts'
import type { SheetHandle, SheetStatus } from '../sheet/host.ts'
import { PeopleHere } from './people-here.tsx'
import { shown } from './figures.ts'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'
import { useMoments } from './when.ts'

interface StatusLineProps {
  /** Others who have the plan open. */
  readonly people: readonly PersonHere[]
  readonly handle: SheetHandle | null
  readonly plan: PlanView
  readonly status: SheetStatus | null
  readonly live: LiveState
  readonly rights: RightsView | undefined
  /** On to the next cell with a question. */
  readonly onNext: () => void
  /** What is to be told of the active cell; `null` where there is no story of cells. */
  readonly onStory: (() => void) | null
  readonly storyWord?: string
  /** The sheet is that of a past day: nothing is written, nothing arrives. */
  readonly isPast: boolean
}

/** As many places as the figure has, up to four: a sum is shown, not judged. */
const placesOf = (value: string): number => Math.min(4, value.split('.')[1]?.length ?? 0)

const Selection = ({ status }: { readonly status: SheetStatus }) => {
  const say = useWords().status
  if (status.selected < 2) return null
  const figures = [
    [say.sum, status.sum],
    [say.average, status.average],
    [say.min, status.min],
    [say.max, status.max],
  ] as const
  return (
    <span className="status-selection">
      <span>{say.selected(status.selected)}</span>
      {status.numbers > 0 && <span>{say.numbers(status.numbers)}</span>}
      {figures.map(([label, value]) =>
        value === null ? null : (
          <span key={label}>
            {label} <b className="figure">{shown(value, placesOf(value))}</b>
          </span>
        ),
      )}
    </span>
  )
}

const Saving = ({ status }: { readonly status: SheetStatus }) => {
  const say = useWords().status
  const [icon, text, kind]: readonly [IconName, string, string] =
    status.offline && status.pending > 0
      ? ['offline', say.waiting(status.pending), 'warn']
      : status.pending > 0
        ? ['cloud', say.saving(status.pending), 'calm']
        : ['check', say.saved, 'calm']
  return (
    <>
      {status.failed > 0 && (
        <span className="status-part status-bad">
          <Icon name="info" size={13} />
          {say.refused(status.failed)}
        </span>
      )}
      {(status.failed === 0 || status.pending > 0) && (
        <span className={`status-part status-${kind}`}>
          <Icon name={icon} size={13} />
          {text}
        </span>
      )}
    </>
  )
}

const mayWrite = (rights: RightsView): boolean => rights.observations === 'all' || rights.observations.length > 0 || rights.columns.length > 0

export const StatusLine = ({ people, handle, plan, status, live, rights, onNext, onStory, storyWord, isPast }: StatusLineProps) => {
  const words = useWords()
  const say = words.status
  const moments = useMoments()
  const reads = rights !== undefined && !mayWrite(rights)
  return (
    <footer className="status-line" aria-label={say.label}>
      {status && <span className="nowrap">{say.shown(status.shownRows, status.allRows)}</span>}
      {status && <Selection status={status} />}
      {/* Read out by the sheet, which knows what is new. */}
      <output className="grow one-line" aria-live="off">
        {status?.message ?? (isPast ? say.past : reads ? say.reading : '')}
      </output>
      <span className="status-wide faint">
        {isPast
          ? ''
          : plan.watched
            ? plan.judgedAt === null
              ? words.plan.notJudged
              : words.plan.judgedAt(moments.short(plan.judgedAt))
            : words.plan.unwatched}
      </span>
      {status && onStory && (
        <button type="button" className="status-part status-story" title="Ctrl+Shift+F2" onClick={onStory}>
          <Icon name="comment" size={13} />
          <span>{storyWord ?? words.story.open}</span>
        </button>
      )}
      {status && status.asked > 0 && (
        <button type="button" className="status-part status-asked" onClick={onNext}>
          <span className="asked-mark" aria-hidden="true" />
          {say.asked(status.asked)}
        </button>
      )}
      {status && !reads && <Saving status={status} />}
      {!isPast && <PeopleHere plan={plan} people={people} handle={handle} />}
      {!isPast && (
        <span className={`status-part status-${live === 'closed' ? 'warn' : 'calm'}`}>
          <span className={`live-dot live-${live}`} aria-hidden="true" />
          <span className={live === 'open' ? 'live-word' : ''}>{say.live[live]}</span>
        </span>
      )}
    </footer>
  )
}
