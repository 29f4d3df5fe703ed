/** Keeps a fault of one room inside it: the bars stay, the sentence says what is safe, and another room is a way out. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Component } from 'react'
import { useLocation } from 'wouter'
import { EmptyState } from './empty-state.tsx'
import { useWords } from './session.tsx'

/** A part of the page that could not be fetched is no fault of the room; browsers word it each in their way. */
const isMissingPart = (error: unknown): boolean => error instanceof TypeError && /import|module/i.test(error.message)

const Fault = ({ isOffline }: { readonly isOffline: boolean }) => {
  const say = useWords().failure
  return (
    <EmptyState page icon={isOffline ? 'offline' : 'info'} title={isOffline ? say.offline : say.crashed}>
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

interface Broken {
  readonly error: unknown
  readonly place: string | null
}

// React tells a fault only to a class.
class Boundary extends Component<BoundaryProps, Broken> {
  override state: Broken = { error: null, place: null }
  static getDerivedStateFromError = (error: unknown): Partial<Broken> => ({ error })
  /** Notes where it broke, and forgets it elsewhere. */
  static getDerivedStateFromProps = ({ place }: BoundaryProps, broken: Broken): Partial<Broken> | null => {
    if (broken.error === null) return null
    return broken.place === null ? { place } : broken.place === place ? null : { error: null, place: null }
  }
  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Fault isOffline={isMissingPart(this.state.error)} />
  }
}

export const SafeRoom = ({ children }: { readonly children: ReactNode }) => {
  const [place] = useLocation()
  return <Boundary place={place}>{children}</Boundary>
}
