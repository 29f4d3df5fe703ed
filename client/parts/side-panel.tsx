/** More about one thing of the room: beside it on a desk, over it on a phone. Escape closes it, and the focus goes back to where it was opened. */
import './side-panel.css'
import { ActionIcon, Drawer, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useFocusBack } from './focus-back.ts'
import { Icon } from './icon.tsx'
import { narrow } from './screen.ts'

interface SidePanelProps {
  /** Which thing it is about: of another one it is read from its top. */
  readonly about: string
  /** What it is, for screen readers. */
  readonly label: string
  /** What is written over it. */
  readonly title: string
  readonly closeWord: string
  readonly actions: ReactNode
  readonly children: ReactNode
  readonly onClose: () => void
  /** The focus goes into it when it opens; else it stays in the room. */
  readonly takesFocus?: boolean
}

export const SidePanel = ({ about, label, title, closeWord, actions, children, onClose, takesFocus = false }: SidePanelProps) => {
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const place = useFocusBack(takesFocus)
  const content = (
    <>
      <div className="side-actions">{actions}</div>
      {children}
    </>
  )
  if (isNarrow) {
    return (
      <Drawer
        opened
        onClose={onClose}
        position="bottom"
        size="100%"
        title={title}
        closeButtonProps={{ 'aria-label': closeWord, size: 40 }}
        classNames={{ body: 'side-drawer' }}
      >
        {content}
      </Drawer>
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what was opened beside the room, wherever in it the focus is.
    <aside ref={place} tabIndex={-1} className="side-panel" aria-label={label} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <header className="side-head">
        <h2 title={title}>{title}</h2>
        <Tooltip label={closeWord}>
          <ActionIcon aria-label={closeWord} onClick={onClose}>
            <Icon name="close" />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className="side-scroll" key={about}>
        {content}
      </div>
    </aside>
  )
}
