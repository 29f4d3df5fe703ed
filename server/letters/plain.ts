/** Names as people have entered them, made fit to stand in one line of a letter. Pure. */

/** Marks that turn the direction of writing would turn the letter around them. */
export const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
/** Line ends, tabs and other control signs. */
const breaking = /[\p{Cc}\u2028\u2029]+/gu

export const oneLine = (text: string): string => text.replace(turning, '').replace(breaking, ' ').trim()

/** The first signs of a text; `…` says that it goes on. */
export const shortened = (text: string, most: number): string => {
  const signs = Array.from(text)
  return signs.length <= most ? text : `${signs.slice(0, most).join('').trimEnd()}…`
}
