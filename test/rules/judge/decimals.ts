/** Arithmetic on decimal text for tests, apart from that of the judge: whole numbers of the sixtieth place. */
const places = 60

/** Decimal text as a whole number of its sixtieth place. */
export const digits = (text: string): bigint => {
  const [whole = '', part = ''] = text.replace('-', '').replaceAll(',', '').split('.')
  const size = BigInt(`${whole}${part.padEnd(places, '0')}`)
  return text.startsWith('-') ? -size : size
}

/** The other way round, without zeros at the end. */
export const written = (value: bigint): string => {
  const size = `${value < 0n ? -value : value}`.padStart(places + 1, '0')
  return `${value < 0n ? '-' : ''}${size.slice(0, -places)}.${size.slice(-places)}`.replace(/\.?0+$/, '')
}

/** `count × 10^−scale` as text, zeros kept. */
export const fixed = (count: bigint, scale: number): string => {
  const size = `${count < 0n ? -count : count}`.padStart(scale + 1, '0')
  return `${count < 0n ? '-' : ''}${scale === 0 ? size : `${size.slice(0, -scale)}.${size.slice(-scale)}`}`
}

/** Less than 0, 0 or more; exact to the last digit. */
export const compare = (a: string, b: string): number => {
  const apart = digits(a) - digits(b)
  return apart < 0n ? -1 : apart > 0n ? 1 : 0
}

/** Whether `shown` is `exact` rounded half up to the places that `shown` has. */
export const isRounded = (shown: string, exact: string): boolean => {
  const half = 5n * 10n ** BigInt(places - 1 - (shown.split('.')[1]?.length ?? 0))
  const apart = digits(shown) - digits(exact)
  return apart <= half && apart >= -half
}
