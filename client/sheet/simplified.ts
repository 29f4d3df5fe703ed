/**
 * Traditional characters as simplified ones (`地區生產總值` → `地区生产总值`), one by one and of the basic plane only: to compare by, not to write.
 * The pairs are those of OpenCC.
 */
import pairs from 'opencc-js/dict/TSCharacters'

/** By the character's code; 0 where it stays. Read when something is first compared, not while the page opens. */
let simple: Uint16Array | null = null
const readPairs = (): Uint16Array => {
  const codes = new Uint16Array(0x1_0000)
  for (const pair of pairs.split('|')) {
    const [from = '', to = ''] = pair.split(' ')
    if (from.length === 1 && to.length === 1) codes[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  return codes
}

/** As long as the text; the very same where nothing is to be done, as mostly. */
export const simplified = (text: string): string => {
  simple ??= readPairs()
  const codes = simple
  for (let at = 0; at < text.length; at += 1) {
    if (codes[text.charCodeAt(at)] === 0) continue
    return Array.from({ length: text.length }, (_, place) => {
      const code = text.charCodeAt(place)
      return String.fromCharCode(codes[code] || code)
    }).join('')
  }
  return text
}
