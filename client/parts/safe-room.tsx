/** Keeps a fault of one room inside it: the bars stay, the sentence says what is safe, and another room is a way out. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Component } from 'react'
import { useLocation } from 'wouter'
import { EmptyState } from './empty-state.tsx'
import { useWords } from './session.tsx'

const Broken = () => {
  const say = useWords().failure
  return (
    <EmptyState page icon="info" title={say.crashed}>
      <p>{say.crashedWhy}</p>
      <Button variant="default" mt={8} onClick={() => window.location.reload()}>
        {say.reload}
      </Button>
    </EmptyState>
  )
}

interface BoundaryProps {
  readonly place: string
  readonly children: ReactNode
}

// React tells a fault only to a class.
class Boundary extends Component<BoundaryProps, { readonly brokenAt: string | null }> {
  override state: { readonly brokenAt: string | null } = { brokenAt: null }
  static getDerivedStateFromError = (): { readonly brokenAt: string } => ({ brokenAt: '' })
  static getDerivedStateFromProps = ({ place }: BoundaryProps, { brokenAt }: { readonly brokenAt: string | null }) => {
    if (brokenAt === '') return { brokenAt: place }
    return brokenAt === null || brokenAt === place ? null : { brokenAt: null }
  }
  override render(): ReactNode {
    return this.state.brokenAt === null ? this.props.children : <Broken />
  }
}

export const SafeRoom = ({ children }: { readonly children: ReactNode }) => {
  const [place] = useLocation()
  return <Boundary place={place}>{children}</Boundary>
}
