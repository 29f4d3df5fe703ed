/**
 * Files that may stand beside a figure, told by their content as well as by their name: what is called `.pdf` must be one. Archives and what carries
 * macros are not among them. Pure.
 */

/** Key as stored, to extensions and the type that is sent. */
export const fileTypes = {
  pdf: { extensions: ['pdf'], media: 'application/pdf' },
  png: { extensions: ['png'], media: 'image/png' },
  jpg: { extensions: ['jpg', 'jpeg'], media: 'image/jpeg' },
  xlsx: { extensions: ['xlsx'], media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  docx: { extensions: ['docx'], media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  ofd: { extensions: ['ofd'], media: 'application/ofd' },
  csv: { extensions: ['csv'], media: 'text/csv' },
  txt: { extensions: ['txt'], media: 'text/plain' },
} as const
export type FileType = keyof typeof fileTypes

export const fileExtensions: readonly string[] = Object.values(fileTypes).flatMap(({ extensions }) => extensions)

export const isFileType = (text: string): text is FileType => Object.hasOwn(fileTypes, text)

const typeOfName = (name: string): FileType | null => {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.keys(fileTypes).find((key): key is FileType => isFileType(key) && fileTypes[key].extensions.some((one) => one === extension)) ?? null
}

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, place) => bytes[place] === byte)
const starts: readonly (readonly [FileType, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpg', [0xff, 0xd8, 0xff]],
]
const zipStart = [0x50, 0x4b, 0x03, 0x04]

/** No document has so many parts. */
const mostEntries = 5000

/** Names of a zip file's entries, as its directory lists them; `null` where it has none that reads. Nothing is unpacked. */
const entriesOf = (bytes: Uint8Array): ReadonlySet<string> | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [endLength, longestRemark] = [22, 65_535]
  let end = bytes.length - endLength
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) {
    if (end === bytes.length - endLength - longestRemark) return null
    end -= 1
  }
  if (end < 0) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > mostEntries) return null
  const names = new Set<string>()
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
    const length = view.getUint16(at + 28, true)
    names.add(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

/** The part by which each kind of document is known. */
const documents: readonly (readonly [FileType, string])[] = [
  ['xlsx', 'xl/workbook.xml'],
  ['docx', 'word/document.xml'],
  ['ofd', 'OFD.xml'],
]
const hasMacros = (name: string): boolean => /vbaProject\.bin$/i.test(name)

const documentIn = (bytes: Uint8Array): FileType | null => {
  const names = entriesOf(bytes)
  if (names === null || [...names].some(hasMacros)) return null
  return documents.find(([, part]) => names.has(part))?.[0] ?? null
}

const encodings = ['utf-8', 'gb18030'] as const
// oxlint-disable-next-line no-control-regex -- text has no others than tab, line ends and form feed
const isPlain = (text: string): boolean => !/[\0-\u0008\u000B\u000E-\u001F\u007F]/.test(text)

/** Text as editors here write it: UTF-8, the national encoding, or UTF-16 with its mark. */
const isText = (bytes: Uint8Array): boolean => {
  const marked = begins(bytes, [0xff, 0xfe]) ? 'utf-16le' : begins(bytes, [0xfe, 0xff]) ? 'utf-16be' : null
  return (marked === null ? encodings : [marked]).some((encoding) => {
    try {
      return isPlain(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      return false
    }
  })
}

/** What a file is by its name and, alike, by its content; `null` where these differ or it is none that is taken. */
export const fileTypeOf = (name: string, bytes: Uint8Array): FileType | null => {
  const said = typeOfName(name)
  const start = starts.find(([, magic]) => begins(bytes, magic))?.[0]
  const found = start ?? (begins(bytes, zipStart) ? documentIn(bytes) : isText(bytes) ? 'text' : null)
  return said !== null && (said === found || (found === 'text' && (said === 'csv' || said === 'txt'))) ? said : null
}

const longestName = 120
/** Marks that turn the direction of writing hide what a name ends in; others are not seen at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * A file's name as it is shown and handed out: without folders, and without what a file system or a reader could take amiss. Its end stays.
 *
 * @example shownName('../../决算\u202Efdp.xlsx')   // '决算fdp.xlsx'
 */
export const shownName = (name: string): string => {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replaceAll(unseen, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const [, stem = plain, end = ''] = /^(.*?)(\.[^.]{1,8})?$/su.exec(plain) ?? []
  return `${Array.from(stem.replace(/^[.\s]+/, '').trim() || '文件')
    .slice(0, longestName - end.length)
    .join('')}${end}`
}
