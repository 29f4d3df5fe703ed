import './answer.css'
import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

interface EmptyStateProps {
  readonly icon: IconName
  readonly title: string
  readonly children?: ReactNode
}

/** Nothing to show, and why that is so. */
export const EmptyState = ({ icon, title, children }: EmptyStateProps) => (
  <div className="empty-state">
    <Icon name={icon} size={22} />
    <p className="empty-state-title">{title}</p>
    {children !== undefined && <div className="soft">{children}</div>}
  </div>
)
