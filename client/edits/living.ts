/** Which names are held by a living page of this browser. A page that ends, however it ends, holds nothing any more. */

/** How to let go; `null` where a living page holds the name. */
export type Hold = (() => void) | null

const channelName = 'xushi.living'
/** A page in the background answers late. */
const patience = 400
/** Names held by this page. */
const own = new Set<string>()

const byLock = (locks: LockManager, name: string): Promise<Hold> => {
  const { promise, resolve } = Promise.withResolvers<Hold>()
  locks
    .request(name, { ifAvailable: true }, (lock) => {
      if (lock) return new Promise<void>((letGo) => resolve(letGo))
      resolve(null)
      return undefined
    })
    .catch(() => resolve(() => {}))
  return promise
}

const answers = new Set<(name: string) => void>()
let line: BroadcastChannel | null = null

/** Pages ask each other, and answer from the moment they hold something. */
const channel = (): BroadcastChannel => {
  if (line) return line
  const opened = new BroadcastChannel(channelName)
  opened.addEventListener('message', ({ data }: MessageEvent<{ readonly asks?: string; readonly mine?: string }>) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
    if (data.asks !== undefined && own.has(data.asks)) opened.postMessage({ mine: data.asks })
    if (data.mine !== undefined) for (const hear of answers) hear(data.mine)
  })
  line = opened
  return opened
}

/** One that is frozen does not answer: then two pages send the same edits, and the server takes them once. */
const byAsking = async (name: string): Promise<Hold> => {
  const isHeld = await new Promise<boolean>((settle) => {
    const hear = (held: string): void => {
      if (held === name) settle(true)
    }
    answers.add(hear)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
    channel().postMessage({ asks: name })
    setTimeout(() => {
      answers.delete(hear)
      settle(false)
    }, patience)
  })
  return isHeld ? null : () => {}
}

/** @param isNew a name that nobody else can know yet: nobody is asked. */
export const holdName = async (name: string, isNew = false): Promise<Hold> => {
  if (own.has(name)) return null
  own.add(name)
  // Absent outside of secure contexts, whatever the types say.
  const locks = (navigator as Partial<Navigator>).locks
  if (!locks) channel()
  const free = locks ? await byLock(locks, name) : isNew ? () => {} : await byAsking(name)
  if (!free) {
    own.delete(name)
    return null
  }
  return () => {
    own.delete(name)
    free()
  }
}
