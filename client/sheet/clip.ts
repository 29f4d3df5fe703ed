/** Copying, cutting and pasting, by the events of the focused textarea: they need no permission and no secure page. */
import { sizeOf } from './block.ts'
import { readBlock, writeBlock, writeHtml } from './clipboard.ts'
import type { Editor } from './editor.ts'
import type { Filled, Filling } from './fill.ts'
import type { Selection } from './selection.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface ClipActs {
  readonly write: (label: string, filled: Filled) => void
  readonly say: (message: string) => void
}

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
    // Not the HTML: there a figure in a column too narrow for it arrives as ####.
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text === '') return
    const filled = filling.paste(selection.block(), readBlock(text))
    acts.write(texts.labels.paste, filled)
    selection.select(filled.block)
  })
}
