/** Columns of a sheet of the plan itself, as the server describes them: what a cell shows, what copying gives, and what may be picked for it. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { NamedView, PlanColumnView } from '../../server/wire/plan-sheets.ts'
import { isDecimal, shownDecimal } from '../cells/decimal.ts'
import type { Field } from './fields.ts'
import { compareFigures, compareTexts } from './fields.ts'
import { cellOf } from './plan-rows.ts'
import type { Picking } from './picking.ts'
import type { PlanSheet } from './plan-table.ts'
import type { Table } from './table.ts'

/** Items of a cell that names several; `null` where it names one. */
export const listIn = (value: string): readonly string[] | null => {
  if (!value.startsWith('["')) return null
  try {
    const items: unknown = JSON.parse(value)
    return Array.isArray(items) ? items.map(String) : null
  } catch {
    return null
  }
}

/** A stored value as people read and copy it. A text that was typed and is on its way stays as it is. */
const readable = (value: string | null, nameById: ReadonlyMap<string, string>): string => {
  if (value === null) return ''
  const items = listIn(value)
  return items === null ? (nameById.get(value) ?? value) : items.map((item) => nameById.get(item) ?? item).join('、')
}

const indent = '\u3000'
const yearEnds = (years: readonly string[]): readonly NamedView[] =>
  years.map((year) => ({ id: `${year}-12-31`, shown: `${year}-12-31`, also: [`${year}年底`, year], meaning: null }))

export const makePlanFields = (table: Table, sheet: PlanSheet): readonly Field[] => {
  const { view, texts } = sheet
  const isTree = view.depth.some((depth) => depth > 0)
  const nameColumn = view.columns.find(({ id }) => id === 'title' || id === 'name')?.id

  const fieldOf = (column: PlanColumnView): Field => {
    const { id, head, width, kind, year, hint } = column
    const options = column.options ?? (column.list === null ? null : view.lists[column.list])
    const nameById = new Map((options ?? []).map((option) => [option.id, option.shown]))
    const address = (place: number): CellAddress | null => {
      const row = table.idAt(place)
      if (year !== null) return { sheet: 'targets', indicator: row, year }
      return column.shownOnly ? null : cellOf(view.sheet, row, id)
    }
    const isFigure = kind === 'number' || kind === 'whole'
    const shown = (value: string | null, place: number): string => {
      const isName = id === nameColumn
      if (isName && (value === null || value === '')) return place < view.id.length ? texts.unnamed : texts.blankRow
      const text =
        kind === 'number' && value !== null && isDecimal(value) ? shownDecimal(value, view.decimals[place] ?? 0).replace(/^-/, '−') : readable(value, nameById)
      return isName && isTree ? `${indent.repeat(view.depth[place] ?? 0)}${text}` : text
    }
    const picked = kind === 'date' ? yearEnds(sheet.years) : options
    const pick: Picking | null = picked === null && hint === null ? null : { options: picked ?? [], many: kind === 'departments' || kind === 'tasks', hint }
    return {
      id,
      head,
      group: column.pinned ? 'pinned' : 'basics',
      width,
      kind: isFigure ? 'figure' : 'text',
      isFromDocument: false,
      isExtra: false,
      period: null,
      isCurrent: false,
      read: (place) => {
        const cell = address(place)
        return cell === null ? (view.cells[id]?.[place] ?? null) : table.valueOf(cell)
      },
      show: shown,
      raw: (value) => readable(value, nameById),
      address,
      bar: () => (column.shownOnly ? 'shown_only' : null),
      flag: () => null,
      compare: isFigure ? compareFigures : (a, b) => compareTexts(readable(a, nameById), readable(b, nameById)),
      pick,
    }
  }
  return view.columns.map(fieldOf)
}
