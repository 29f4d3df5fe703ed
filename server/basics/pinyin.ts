/** How Chinese characters are read: for finding names by the letters that people type anyway. The door to the dictionary. */

/** Readings of each character that was ever asked for; empty where it has none. */
const known = new Map<string, string>()
const isHan = /\p{Script=Han}/u

/**
 * The characters of texts with all their readings, without tones, `ü` as `v`, separated by spaces; the usual reading first.
 *
 * The dictionary is opened when the first unknown character is met: a process that shows no sheet never holds it.
 *
 * @returns a table of characters, not of texts: it is as small for ten thousand names as for a hundred, and whoever holds it can spell every
 *   text made of them, with each character in each of its readings.
 *
 * @example await readingsOf(['重庆'])   // { 重: 'zhong chong', 庆: 'qing' }
 */
export const readingsOf = async (texts: Iterable<string>): Promise<Readonly<Record<string, string>>> => {
  const characters = new Set<string>()
  for (const text of texts) for (const character of text) characters.add(character)
  const han = [...characters].filter((character) => !known.has(character) && isHan.test(character))
  if (han.length > 0) {
    const { pinyin } = await import('pinyin-pro')
    for (const character of han) {
      const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
      known.set(character, [...new Set(readings.filter((reading) => /^[a-z]+$/.test(reading)))].join(' '))
    }
  }
  return Object.fromEntries([...characters].flatMap((character) => (known.get(character) ? [[character, known.get(character) ?? '']] : [])))
}
