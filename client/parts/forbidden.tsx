import { EmptyState } from './empty-state.tsx'
import { useWords } from './session.tsx'

/** A room whose address is known, but not for this person. The server refuses its data in any case. */
export const Forbidden = () => {
  const say = useWords().forbidden
  return (
    <EmptyState page icon="key" title={say.title}>
      {say.why}
    </EmptyState>
  )
}
