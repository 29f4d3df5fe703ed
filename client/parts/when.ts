/** Moments as the page says them, in the product's zone. */
import { localMoment } from './moments.ts'
import { useWords } from './session.tsx'

interface Sayings {
  readonly full: (instant: string) => string
  /** Without the year: for lists of recent things. */
  readonly short: (instant: string) => string
}

export const useMoments = (): Sayings => {
  const say = useWords()
  const saying = (words: (date: string, time: string) => string) => (instant: string) => {
    const { date, time } = localMoment(instant)
    return words(date, time)
  }
  return { full: saying(say.moment), short: saying(say.shortMoment) }
}
