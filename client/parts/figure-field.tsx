import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useId, useRef, useState } from 'react'
import { readTexts } from '../api/assess.ts'
import { isDecimal } from '../cells/decimal.ts'
import { sentenceOf } from './answer.tsx'
import { useWords } from './session.tsx'
import type { Tried } from './what-if-draft.ts'

const restMilliseconds = 250

/** How a text is read: as a figure of a measure, or as a number of the plan (`null`), in a unit, on a day. */
export interface Reads {
  readonly measure: string | null
  readonly unit: string
  readonly on: string
}

interface FigureFieldProps {
  readonly label: string
  /** The label is read out, not seen; only where a heading near by says it. */
  readonly silent?: boolean
  /** What stands there as long as nothing is tried. */
  readonly standing: string
  /** `undefined`: nothing is tried. */
  readonly tried: Tried | undefined
  readonly reads: Reads
  /** What the judge says against it. */
  readonly refused?: string | null
  /** Something must stand there: an empty field changes nothing, and is filled again when it is left. */
  readonly needed?: boolean
  /** Seen in an empty field. */
  readonly hint?: string
  readonly onTry: (value: Tried | undefined) => void
}

interface Typed {
  readonly text: string
  /** What it was read as. */
  readonly as: Tried | undefined
  readonly note: string | null
  readonly problem: string | null
}

/**
 * A figure that is read as the sheet reads it: 1.2万, full width. What cannot be read says why and changes nothing; an empty field is what
 * stands there.
 */
export const FigureField = ({ label, silent = false, standing, tried, reads, refused = null, needed = false, hint, onTry }: FigureFieldProps) => {
  const words = useWords()
  const say = words.whatIf
  const id = useId()
  const shown = (value: Tried | undefined): Typed => ({
    text: value === undefined ? standing : value === null ? say.clear : typeof value === 'string' ? value : value.value,
    as: value,
    note: null,
    problem: null,
  })
  const [typed, setTyped] = useState(() => ({ ...shown(tried), standing }))
  // Reset, filled, or loaded from a link: what was typed is no longer what is tried.
  if (typed.as !== tried || (tried === undefined && typed.standing !== standing)) setTyped({ ...shown(tried), standing })

  const turn = useRef(0)
  const take = (text: string, value: Tried | undefined, note: string | null): void => {
    setTyped({ text, as: value, note, problem: null, standing })
    if (value !== tried) onTry(value)
  }
  const refuse = (text: string, problem: string): void => setTyped((before) => ({ ...before, text, note: null, problem }))
  const read = async (text: string, mine: number): Promise<void> => {
    try {
      const [found] = await readTexts({ ...reads, texts: [text] })
      // Only the answer to what was typed last counts.
      if (mine !== turn.current || found === undefined) return
      if (found.problem !== null) refuse(text, found.problem)
      else if (found.value === null) take(text, null, null)
      else take(text, found.verdict === null ? found.value : { value: found.value, verdict: found.verdict }, found.understood)
    } catch (error) {
      if (mine === turn.current) refuse(text, sentenceOf(error, words))
    }
  }
  const ask = useDebouncedCallback((text: string, mine: number) => void read(text, mine), restMilliseconds)
  const change = (text: string): void => {
    turn.current += 1
    const bare = text.trim()
    setTyped((before) => ({ ...before, text, problem: null }))
    if (bare === '' && needed) return
    if (bare === '' || bare === standing) take(text, undefined, null)
    else if (bare.toLowerCase() === say.clear && reads.measure !== null) take(text, null, null)
    else if (reads.measure === null && isDecimal(bare)) take(text, bare, null)
    else ask(text, turn.current)
  }
  return (
    <TextInput
      id={id}
      size="xs"
      className={tried === undefined ? 'figure-field' : 'figure-field figure-tried'}
      label={silent ? undefined : label}
      aria-label={silent ? label : undefined}
      value={typed.text}
      placeholder={hint ?? standing}
      inputMode={reads.measure === null ? 'decimal' : 'text'}
      autoComplete="off"
      description={typed.note}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={typed.problem ?? refused}
      maxLength={2000}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => typed.text.trim() === '' && setTyped({ ...shown(tried), standing })}
    />
  )
}
