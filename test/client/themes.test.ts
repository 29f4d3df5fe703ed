/** Colours of every look, measured: text 4.5 to 1 on its ground, 7 to 1 in high contrast; shapes and lines that carry meaning 3 to 1. WCAG 2.2, 1.4.3, 1.4.6, 1.4.11. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const styles = readFileSync(resolve(import.meta.dirname, '../../client/styles/colours.css'), 'utf8')

/** Variables that stand under a selector. */
const under = (selector: string): Readonly<Record<string, string>> => {
  const block = styles.split('\n}').find((part) =>
    part
      .trimStart()
      .split('\n')
      .some((line) => line.trim() === `${selector} {`),
  )
  if (block === undefined) throw new Error(`no ${selector} in colours.css`)
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
}
const dark = ":root[data-mantine-color-scheme='dark']"
const more = ":root[data-contrast='more']"
const looks = {
  light: under(':root'),
  dark: { ...under(':root'), ...under(dark) },
  'high contrast, light': { ...under(':root'), ...under(more) },
  'high contrast, dark': { ...under(':root'), ...under(dark), ...under(more), ...under(`${more}[data-mantine-color-scheme='dark']`) },
} as const

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const ratio = (a: string, b: string): number => {
  const [light, shade] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (light + 0.05) / (shade + 0.05)
}

const grounds = ['ground', 'surface', 'sunken', 'hover'] as const
const lights = ['green', 'yellow', 'red', 'blue', 'grey'] as const
/** Text and what it stands on. */
const texts: readonly (readonly [text: string, ground: string])[] = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent'].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...lights.flatMap(
    (light) =>
      [
        [light, 'surface'],
        [light, 'ground'],
        [light, `${light}-soft`],
      ] as const,
  ),
  ...['green-soft', 'yellow-soft', 'red-soft', 'mark-soft', 'ask-soft', 'accent-soft'].map((ground) => ['ink', ground] as const),
  ['accent', 'accent-soft'],
  ['mark', 'mark-soft'],
  ['ask', 'ask-soft'],
  ['ask', 'surface'],
]
/** Shapes: signs in lights, the selection's border, borders of what can be filled in. */
const shapes: readonly (readonly [shape: string, ground: string])[] = [
  ...lights.map((light) => [light, 'hover'] as const),
  ...grounds.map((ground) => ['accent', ground] as const),
  ...grounds.map((ground) => ['field', ground] as const),
]

describe.each(Object.entries(looks))('in the look %s', (name, colours: Readonly<Record<string, string>>) => {
  const isHigh = name.startsWith('high')
  const of = (colour: string): string => {
    const found = colours[colour]
    if (found === undefined) throw new Error(`${name} has no --${colour}`)
    return found
  }
  const below = (pairs: typeof texts, least: number): readonly string[] =>
    pairs.map(([a, b]) => [a, b, ratio(of(a), of(b))] as const).flatMap(([a, b, found]) => (found < least ? [`${a} on ${b}: ${found.toFixed(2)}`] : []))

  it(`text has ${isHigh ? 7 : 4.5} to 1`, () => {
    expect(below(texts, isHigh ? 7 : 4.5)).toEqual([])
    expect(ratio('#ffffff', of('filled'))).toBeGreaterThanOrEqual(isHigh ? 7 : 4.5)
    expect(ratio('#ffffff', of('filled-hover'))).toBeGreaterThanOrEqual(isHigh ? 7 : 4.5)
  })
  it('shapes have 3 to 1', () => {
    const lines = isHigh ? [...grounds.map((ground) => ['line', ground] as const), ['line-strong', 'surface'] as const] : []
    expect(below([...shapes, ...lines], 3)).toEqual([])
  })
})
