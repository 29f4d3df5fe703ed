import { Link } from 'wouter'
import { EmptyState } from '../parts/empty-state.tsx'
import { useWords } from '../parts/session.tsx'

export const NotFound = () => {
  const say = useWords().missing
  return (
    <EmptyState page icon="search" title={say.title}>
      <p>{say.why}</p>
      <Link href="/">{say.home}</Link>
    </EmptyState>
  )
}
