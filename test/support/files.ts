/** Small files of each kind that may stand beside a figure, for tests of what is taken and what is not. */

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** A zip file of empty entries: enough for who only reads its directory. */
export const zipOf = (...names: readonly string[]): Uint8Array<ArrayBuffer> => {
  const [local, central] = [[] as Buffer[], [] as Buffer[]]
  let at = 0
  for (const name of names) {
    const text = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50)
    head.writeUInt16LE(text.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(text.length, 28)
    entry.writeUInt32LE(at, 42)
    local.push(head, text)
    central.push(entry, text)
    at += 30 + text.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(Buffer.concat(central).length, 12)
  end.writeUInt32LE(at, 16)
  return Uint8Array.from(Buffer.concat([...local, ...central, end]))
}

export const aPdf = bytesOf('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
export const aPng = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)
export const aJpg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)
export const anXlsx = zipOf('[Content_Types].xml', 'xl/workbook.xml')
export const aDocx = zipOf('[Content_Types].xml', 'word/document.xml')
export const anOfd = zipOf('OFD.xml', 'Doc_0/Document.xml')
