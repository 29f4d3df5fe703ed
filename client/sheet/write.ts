/** Turns what a person does into commands: leaves out cells that take no text, remembers the way back, and says what was done. */
import type { Command, CommandCell } from '../edits/commands.ts'
import type { Queue } from '../edits/queue-shape.ts'
import type { UndoStack } from '../edits/undo.ts'
import type { Cells } from './cells.ts'
import type { ObservationFlag } from '../../server/wire/rows.ts'
import type { Field } from './fields.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface Wanted {
  readonly place: number
  readonly field: Field
  readonly text: string
  /** Of a figure; without it, what is typed is verified. */
  readonly flag?: ObservationFlag
  /** The server's value when the editor opened; now, if not given. */
  readonly was?: string | null
  /** The cell took text when the editor opened on it: what was typed is kept, and the server says what it thinks of it. */
  readonly wasOpen?: boolean
}

export interface Writer {
  /**
   * @param outside cells of a pasted block that lie beyond the sheet.
   * @param told what else is to be said about it.
   */
  readonly write: (label: string, wanted: Iterable<Wanted>, outside?: number, told?: readonly string[]) => void
}

export const createWriter = (
  cells: () => Cells,
  queue: Queue,
  stack: UndoStack,
  texts: SheetTexts,
  say: (message: string) => void,
  passOver: (cells: readonly Wanted[]) => void,
): Writer => {
  const commandCell = ({ place, field, text, flag, was, wasOpen = false }: Wanted): CommandCell | null => {
    const address = field.address(place)
    if (!address || (field.bar(place) !== null && !wasOpen)) return null
    const present = cells().present(address)
    return { address, was: was === undefined ? present.value : was, text, flag, before: present.text, flagBefore: present.flag ?? undefined }
  }
  const put = (command: Command): void => {
    if (command.cells.length > 0) queue.put(command)
  }

  return {
    write(label, wanted, outside = 0, told = []) {
      const all = [...wanted]
      const taken: CommandCell[] = []
      const skipped: Wanted[] = []
      for (const one of all) {
        const cell = commandCell(one)
        if (cell) taken.push(cell)
        else skipped.push(one)
      }
      const command = { label, cells: taken }
      if (taken.length > 0) stack.push(command)
      passOver(skipped)
      put(command)
      if (all.length > 1 || skipped.length > 0 || outside > 0 || told.length > 0)
        say([texts.wrote(taken.length, skipped.length, outside), ...told].join(texts.comma))
    },
  }
}
