/** A light: a shape of its own for each colour, and always its word, seen or read out. */
import './light.css'
import type { ReactNode } from 'react'
import type { Light } from '../../server/wire/rows.ts'

/** In the order in which people ask for them. */
export const lightOrder: readonly Light[] = ['red', 'yellow', 'green', 'blue', 'grey']

const sign = { className: 'sign', fill: 'none', strokeWidth: 1.7, strokeLinecap: 'round', strokeLinejoin: 'round' } as const

const shapes: Readonly<Record<Light, ReactNode>> = {
  green: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="m4.4 7.2 1.8 1.8 3.4-3.7" {...sign} />
    </>
  ),
  yellow: (
    <>
      <path d="M7 1 13.4 12.6H.6z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
      <path d="M7 5.2v3.2M7 10.7v.01" {...sign} />
    </>
  ),
  red: (
    <>
      <rect x="1.2" y="1.2" width="11.6" height="11.6" rx="1.5" fill="currentColor" />
      <path d="m4.7 4.7 4.6 4.6m0-4.6L4.7 9.3" {...sign} />
    </>
  ),
  blue: (
    <>
      <path d="M7 .6 13.4 7 7 13.4.6 7z" fill="currentColor" strokeLinejoin="round" />
      <path d="m4.7 7.1 1.6 1.6 3-3.2" {...sign} />
    </>
  ),
  grey: (
    <>
      <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M4.7 7h4.6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
}

export const LightShape = ({ light, size = 14 }: { readonly light: Light; readonly size?: number }) => (
  <svg className={`light-shape light-${light}`} width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    {shapes[light]}
  </svg>
)

interface LightProps {
  readonly light: Light
  readonly word: string
  readonly size?: number
  /** The word is read out, not seen; only where the word stands near by. */
  readonly silent?: boolean
}

export const LightMark = ({ light, word, size = 14, silent = false }: LightProps) => (
  <span className={`light light-${light}`}>
    <LightShape light={light} size={size} />
    <span className={silent ? 'unseen' : undefined}>{word}</span>
  </span>
)

/** How many of each light, as lengths; the numbers stand beside it or in its name. */
export const LightBar = ({ counts, label }: { readonly counts: Readonly<Record<Light, number>>; readonly label: string }) => (
  <div className="light-bar">
    <span className="unseen">{label}</span>
    {lightOrder.map((light) => counts[light] > 0 && <span key={light} className={`light-${light}`} style={{ flexGrow: counts[light] }} />)}
  </div>
)
