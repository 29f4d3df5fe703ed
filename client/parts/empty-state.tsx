import './answer.css'
import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

interface EmptyStateProps {
  readonly icon: IconName
  readonly title: string
  /** There is nothing else on the page: the title is the page's. */
  readonly page?: boolean
  readonly children?: ReactNode
}

/** Nothing to show, and why that is so. */
export const EmptyState = ({ icon, title, page = false, children }: EmptyStateProps) => (
  <div className="empty-state">
    <Icon name={icon} size={22} />
    {page ? <h1 className="empty-state-title">{title}</h1> : <p className="empty-state-title">{title}</p>}
    {children !== undefined && <div className="soft">{children}</div>}
  </div>
)
