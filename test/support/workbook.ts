/** Opens the bytes of an .xlsx file: what a reader of cells finds, and the parts as they are written. */
import { inflateRawSync } from 'node:zlib'
import { readXlsx } from 'hucre/xlsx'
import type { CellValue } from 'hucre/xlsx'

export interface OpenedSheet {
  readonly name: string
  readonly rows: readonly (readonly CellValue[])[]
  /** `xl/worksheets/sheet….xml`. */
  readonly xml: string
}
export interface OpenedWorkbook {
  readonly sheets: readonly OpenedSheet[]
  /** Text of every part by its path. */
  readonly parts: ReadonlyMap<string, string>
}

const entrySignature = 0x02014b50
const endSignature = 0x06054b50

/** Walks the directory at the end of the archive. */
export const unzipped = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = new Map<string, string>()
  const end = buffer.length - 22
  if (buffer.readUInt32LE(end) !== endSignature) throw new Error('no directory at the end of the archive')
  let at = buffer.readUInt32LE(end + 16)
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (buffer.readUInt32LE(at) !== entrySignature) throw new Error(`no entry at ${at}`)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset)) as [number, number, number]
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength)
    const local = buffer.readUInt32LE(at + 42)
    const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28)
    const packed = buffer.subarray(from, from + buffer.readUInt32LE(at + 20))
    parts.set(name, (buffer.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + nameLength + extraLength + commentLength
  }
  return parts
}

export const openWorkbook = async (bytes: Uint8Array): Promise<OpenedWorkbook> => {
  const parts = unzipped(bytes)
  const { sheets } = await readXlsx(bytes)
  return {
    parts,
    sheets: sheets.map(({ name, rows }, place) => ({ name, rows, xml: parts.get(`xl/worksheets/sheet${place + 1}.xml`) ?? '' })),
  }
}
