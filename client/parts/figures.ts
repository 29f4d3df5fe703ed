/** Figures as people read them. Values are exact decimal text; rounding is for showing and never hides a difference. */

const mostPlaces = 6

const formats = new Map<number, Intl.NumberFormat>()
const formatOf = (places: number): Intl.NumberFormat => {
  const known = formats.get(places)
  if (known) return known
  const made = new Intl.NumberFormat('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })
  formats.set(places, made)
  return made
}

const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value)

/** `1922.1` with two places is `1,922.10`. What is not a number (`-`, a verdict in words) stays as it is. */
export const shown = (value: string, places: number): string =>
  // The standard formats decimal text exactly; the type asks for a literal.
  isNumber(value)
    ? formatOf(places)
        .format(value as `${number}`)
        .replace(/^-(?=[0.,]+$)/, '')
    : value

/** A figure with its places, or more where it would read the same as `other` though it differs. */
export const shownApart = (value: string, other: string | null, places: number): string => {
  if (other === null || value === other) return shown(value, places)
  let used = places
  while (used < mostPlaces && shown(value, used) === shown(other, used)) used += 1
  return shown(value, used) === shown(other, used) ? shown(value, places) : shown(value, used)
}

/** `91.66…` is `91.7%`, but 99.97 is never 100.0%. */
export const shownPercent = (value: string): string => `${shownApart(value, '100', 1)}%`

/** With its sign: `+3.2`, `−12.4`. */
export const shownSigned = (value: string, places: number): string => {
  const text = shownApart(value, '0', places)
  return text.startsWith('-') ? `−${text.slice(1)}` : /[1-9]/.test(text) ? `+${text}` : text
}

/** `2,100.00 亿元`, `46.3%`. */
export const withUnit = (figure: string, unit: string): string => (/^[%‰]/.test(unit) ? `${figure}${unit}` : `${figure} ${unit}`).trim()
