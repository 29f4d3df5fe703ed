/** Who is here, as the page asks it. */
import { queryOptions } from '@tanstack/react-query'
import { getSession } from '../api/session.ts'

/** In milliseconds; for strangers only so long that the page's first question is not asked twice. */
const [fresh, barelyFresh] = [300_000, 1000]

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: getSession,
  staleTime: ({ state }) => (state.data?.me ? fresh : barelyFresh),
})
