/**
 * A bar of pace inside a mail, made of table cells: no image, no script, and it reads in dark mail programs. Widths are whole per cents. What it
 * shows stands beside it in words, and is its name for screen readers. Pure.
 */
import { html } from 'hono/html'
import type { Light } from '../../db/schema.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, exact, hundred, sign, times, unitsIn } from '../basics/decimal.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Markup } from './layout.ts'

/** Places on the bar in per cent of its length. */
export interface Bar {
  readonly actual: number
  readonly expected: number
  readonly light: Light
}

const greatest = (first: Exact, ...others: readonly Exact[]): Exact => others.reduce((most, each) => (compare(each, most) > 0 ? each : most), first)

/** Share of `scale` that a value is, from 0 to 100. */
const placeOf = (value: Exact, scale: Exact): number => {
  const share = divided(times(value, hundred), scale)
  if (share === null || sign(share) <= 0) return 0
  return Math.min(100, Number(unitsIn(share, 0, 'near')))
}

/** Of figures that are no way towards a target the bar shows both from nothing, with some room behind the greater. */
const room = exact('1.2')

/** @returns `null` where two lengths would say nothing: a verdict of words, a place, an event, figures below nothing. */
export const barOf = ({ manner, share, timeShare, actual, expected, light }: Assessment): Bar | null => {
  if (share !== null && timeShare !== null) {
    const scale = greatest(hundred, exact(share), exact(timeShare))
    return { actual: placeOf(exact(share), scale), expected: placeOf(exact(timeShare), scale), light }
  }
  if ((manner !== 'rate' && manner !== 'bound') || actual === null || expected === null) return null
  const [is, should] = [exact(actual), exact(expected)]
  if (sign(is) < 0 || sign(should) <= 0) return null
  const scale = times(greatest(is, should), room)
  return { actual: placeOf(is, scale), expected: placeOf(should, scale), light }
}

const colours: Readonly<Record<Light, string>> = { red: '#c62f36', yellow: '#d98e04', green: '#25935a', blue: '#2b6fc9', grey: '#8391a0' }
const missing: Readonly<Record<Light, string>> = { red: '#f4c9cb', yellow: '#f8e2b4', green: '#cfeadb', blue: '#cfe0f6', grey: '#e3e8ee' }

interface Stretch {
  readonly width: number
  readonly colour: string
  readonly name: string
}

/** The bar from left to right; widths add up to 100, and the mark of what is expected is one of them. */
const stretchesOf = ({ actual, expected, light }: Bar): readonly Stretch[] => {
  const mark = Math.min(99, expected)
  const done = actual > mark ? Math.max(mark, actual - 1) : actual
  const stretches: readonly Stretch[] = [
    { width: Math.min(done, mark), colour: colours[light], name: 'bar-done' },
    { width: Math.max(0, mark - done), colour: missing[light], name: 'bar-short' },
    { width: 1, colour: '#1f2a37', name: 'bar-mark' },
    { width: Math.max(0, done - mark), colour: colours[light], name: 'bar-done' },
    { width: 99 - Math.max(done, mark), colour: '#e3e8ee', name: 'bar-rest' },
  ]
  return stretches.filter(({ width }) => width > 0)
}

/** @param label the bar in words. */
export const barMarkup = (bar: Bar, label: string): Markup =>
  html`<table role="img" aria-label="${label}" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;table-layout:fixed;border-collapse:collapse;margin:6px 0 4px"><tr>${stretchesOf(
    bar,
  ).map(
    ({ width, colour, name }) =>
      html`<td class="${name}" width="${width}%" height="8" bgcolor="${colour}" style="height:8px;line-height:8px;font-size:1px;background:${colour}">&nbsp;</td>`,
  )}</tr></table>`
