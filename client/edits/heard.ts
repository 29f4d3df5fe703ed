/** What of the queue is said aloud: a connection that is lost or found, and what was not accepted; once each, not cell by cell. Pure. */
import type { QueueCounts } from './queue-shape.ts'

/** `lost` also where the person is signed out; `open` where conflicts or refusals have come. */
export type Heard = 'lost' | 'back' | 'open'

/** In the order in which they are said; mostly nothing. */
export const heardOf = (before: QueueCounts, now: QueueCounts): readonly Heard[] => {
  const heard: Heard[] = []
  if (now.failing && now.failing.why !== before.failing?.why) heard.push('lost')
  if (before.failing && !now.failing) heard.push('back')
  if (now.conflicts + now.problems > before.conflicts + before.problems) heard.push('open')
  return heard
}
