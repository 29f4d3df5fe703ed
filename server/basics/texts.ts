/** Text of several lines as it is kept: what a person wrote, and nothing that a machine put into it. */

/** A line's end is a line's end, whatever machine it was typed on; no NUL and no half of a sign. */
export const asWritten = (text: string): string => text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll('\0', '').trim()

/** The same on one line, for titles and names. */
export const onOneLine = (text: string): string => asWritten(text).replaceAll(/\s+/g, ' ')
