/** A page whose code comes when it is wanted, or has set out before. */
import type { ComponentType } from 'react'
import { lazy, useState } from 'react'

/**
 * Code that is there already is shown at once. React's own `lazy` would wait at least once, and what has waited React shows only when a third of a
 * second has gone by, so that pages do not flicker.
 */
export const pageAhead = (load: () => Promise<ComponentType>): ComponentType => {
  let there: ComponentType | null = null
  const coming = load().then((page) => {
    there = page
    return { default: page }
  })
  coming.catch(() => undefined)
  // Asked for again by whoever comes after a failure.
  const Later = lazy(() => coming.catch(async () => ({ default: await load() })))
  return () => {
    const [Page] = useState<ComponentType>(() => there ?? Later)
    return <Page />
  }
}
