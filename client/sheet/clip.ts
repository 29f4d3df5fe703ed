/** Copying, cutting and pasting, by the events of the focused textarea: they need no permission and no secure page. */
import { sizeOf } from './block.ts'
import { writeBlock, writeHtml } from './clipboard.ts'
import type { Editor } from './editor.ts'
import type { Filled, Filling } from './fill.ts'
import type { PastedRows } from './html-table.ts'
import { pastedRows } from './html-table.ts'
import type { Selection } from './selection.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface ClipActs {
  readonly write: (label: string, filled: Filled) => void
  readonly paste: (rows: PastedRows) => Promise<void>
  readonly say: (message: string) => void
}

/** What a menu does by a click, as the keys would. @returns `false` where the browser does not let it. */
export const clipBy = (kind: 'copy' | 'cut'): boolean =>
  // There is no other way on a page without TLS, as most installations in an office are.
  document.execCommand(kind)

const mostCopied = 200_000

export const listenToClipboard = (editor: Editor, selection: Selection, filling: Filling, texts: SheetTexts, acts: ClipActs): void => {
  const { area } = editor

  const copy = (event: ClipboardEvent): boolean => {
    if (editor.isOpen()) return false
    event.preventDefault()
    const block = selection.block()
    const size = sizeOf(block)
    if (size > mostCopied) {
      acts.say(texts.tooMuch)
      return false
    }
    const rows = filling.texts(block)
    event.clipboardData?.setData('text/plain', writeBlock(rows))
    event.clipboardData?.setData('text/html', writeHtml(rows))
    acts.say(texts.copied(size))
    return true
  }

  area.addEventListener('copy', copy)
  area.addEventListener('cut', (event) => {
    if (copy(event)) acts.write(texts.labels.cut, filling.same(selection.block(), ''))
  })
  area.addEventListener('paste', (event) => {
    if (editor.isOpen()) return
    event.preventDefault()
    const rows = pastedRows(event.clipboardData?.getData('text/plain') ?? '', event.clipboardData?.getData('text/html') ?? '')
    if (rows !== null) void acts.paste(rows)
  })
  // The browser takes its own copying for possible then, though nothing is selected that it knows of.
  for (const kind of ['beforecopy', 'beforecut']) area.addEventListener(kind, (event) => editor.isOpen() || event.preventDefault())
}
