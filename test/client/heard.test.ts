import { describe, expect, it } from 'vitest'
import { heardOf } from '../../client/edits/heard.ts'
import type { QueueCounts } from '../../client/edits/queue-shape.ts'

const calm: QueueCounts = { waiting: 0, conflicts: 0, problems: 0, failing: null }
const offline: QueueCounts = { ...calm, waiting: 1, failing: { why: 'offline', message: '' } }
const signedOut: QueueCounts = { ...calm, waiting: 1, failing: { why: 'signed_out', message: '' } }

describe('what of the queue is said aloud', () => {
  it.each([
    ['nothing happens', calm, calm, []],
    ['a cell is on its way', calm, { ...calm, waiting: 3 }, []],
    ['the connection is lost', calm, offline, ['lost']],
    ['more is typed without one', offline, { ...offline, waiting: 2 }, []],
    ['the session has ended meanwhile', offline, signedOut, ['lost']],
    ['it is found again', offline, { ...calm, waiting: 1 }, ['back']],
    ['a batch comes back with refusals', { ...calm, waiting: 9 }, { ...calm, problems: 4, conflicts: 1 }, ['open']],
    ['one of them is seen to', { ...calm, problems: 4 }, { ...calm, problems: 3 }, []],
    ['the found connection brings a conflict', offline, { ...calm, conflicts: 1 }, ['back', 'open']],
  ] as const)('%s', (_, before, now, heard) => expect(heardOf(before, now)).toEqual(heard))
})
