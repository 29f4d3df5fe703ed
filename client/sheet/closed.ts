/** Periods that take no figures at the moment. They come with the person's rights; live changes bring them up to date. */
import type { LiveChange } from '../../server/wire/live.ts'
import type { ClosedPeriod } from '../../server/wire/plans.ts'
import type { Period } from '../../server/wire/rows.ts'

export interface Closed {
  /** `undefined` where it is open. */
  readonly of: (period: Period) => ClosedPeriod | undefined
  /** @returns periods that were closed and opened again. */
  readonly turn: (change: Pick<LiveChange, 'at' | 'who' | 'closed'>) => Turned
}

export interface Turned {
  readonly closed: readonly Period[]
  readonly opened: readonly Period[]
}

export const createClosed = (given: readonly ClosedPeriod[]): Closed => {
  const closed = new Map(given.map((each) => [each.period, each]))
  return {
    of: (period) => closed.get(period),
    turn({ at, who, closed: turned = [] }) {
      const news = turned.filter(({ period, isClosed }) => closed.has(period) !== isClosed)
      for (const { period, isClosed, note } of turned) {
        if (isClosed) closed.set(period, { period, at, who, note })
        else closed.delete(period)
      }
      const of = (isClosed: boolean): readonly Period[] => news.filter((each) => each.isClosed === isClosed).map(({ period }) => period)
      return { closed: of(true), opened: of(false) }
    },
  }
}
