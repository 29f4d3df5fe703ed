import type { ReactNode } from 'react'

/** A table that may be wider than the page: what scrolls can be reached by the keyboard, and says what it is. */
export const WideTable = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A box that scrolls must be reached by the keyboard.
  <section className="panel wide-table" aria-label={label} tabIndex={0}>
    <table className="plain">{children}</table>
  </section>
)
