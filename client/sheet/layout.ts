/** How a person has put the columns: widths, order, what is shown, frozen, folded and sorted by. Storage is input, so only what has our form comes back. */
import type { SheetLayout } from '../../server/wire/views.ts'

export type Layout = SheetLayout

export const usualLayout: Layout = { widths: [], order: [], hidden: [], shown: [], frozen: null, sort: [], groups: [] }

/** More than any plan has columns. */
const mostEntries = 2000
const longestId = 64

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, mostEntries) : [])
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isId = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= longestId
const ids = (value: unknown): readonly string[] => [...new Set(list(value).filter(isId))]
/** Records by their id; the first of each counts. */
const records = (value: unknown, key: string): readonly (readonly [id: string, record: Record<string, unknown>])[] =>
  [
    ...new Map(
      list(value)
        .filter(isRecord)
        .flatMap((record) => (isId(record[key]) ? [[record[key], record] as const] : []))
        .toReversed(),
    ).entries(),
  ].toReversed()

/** What can be used of something that was stored or sent; the usual layout where nothing can. */
export const readLayout = (found: unknown): Layout => {
  if (!isRecord(found)) return usualLayout
  return {
    widths: records(found['widths'], 'colId').flatMap(([colId, { width }]) =>
      typeof width === 'number' && width >= 30 && width <= 1000 ? [{ colId, width: Math.round(width) }] : [],
    ),
    order: ids(found['order']),
    hidden: ids(found['hidden']),
    shown: ids(found['shown']),
    frozen: Array.isArray(found['frozen']) ? ids(found['frozen']) : null,
    sort: records(found['sort'], 'colId').flatMap(([colId, { sort }]) => (sort === 'asc' || sort === 'desc' ? [{ colId, sort }] : [])),
    groups: records(found['groups'], 'groupId').flatMap(([groupId, { open }]) => (typeof open === 'boolean' ? [{ groupId, open }] : [])),
  }
}

/** The part of a layout that names columns there are. */
export const fitting = (layout: Layout, known: ReadonlySet<string>): Layout => {
  const isKnown = (id: string): boolean => known.has(id)
  const frozen = layout.frozen?.filter(isKnown) ?? null
  return {
    widths: layout.widths.filter(({ colId }) => isKnown(colId)),
    order: layout.order.filter(isKnown),
    hidden: layout.hidden.filter(isKnown),
    shown: layout.shown.filter(isKnown),
    // Of nothing that there is, nothing was meant to be frozen that could be.
    frozen: frozen?.length === 0 && layout.frozen?.length !== 0 ? null : frozen,
    sort: layout.sort.filter(({ colId }) => isKnown(colId)),
    groups: layout.groups,
  }
}

const sorted = (entries: readonly string[]): string => entries.toSorted().join(' ')

/** Whether columns stand the same, of those that there are. A column that one of the two has never heard of makes no difference to their order. */
export const isSameLayout = (one: Layout, other: Layout, known: ReadonlySet<string>): boolean => {
  const [here, there] = [fitting(one, known), fitting(other, known)]
  const same = (part: (layout: Layout) => unknown): boolean => JSON.stringify(part(here)) === JSON.stringify(part(there))
  const inBoth = (own: readonly string[], others: readonly string[]): string => own.filter((id) => others.includes(id)).join(' ')
  const isOneUsual = here.order.length === 0 || there.order.length === 0
  return (
    (isOneUsual ? same(({ order }) => order) : inBoth(here.order, there.order) === inBoth(there.order, here.order)) &&
    same(({ widths }) => sorted(widths.map(({ colId, width }) => `${colId}=${width}`))) &&
    same(({ hidden }) => sorted(hidden)) &&
    same(({ shown }) => sorted(shown)) &&
    same(({ groups }) => sorted(groups.map(({ groupId, open }) => `${groupId}=${open}`))) &&
    same(({ frozen, sort }) => [frozen, sort])
  )
}

/** A layout with what an older one says of columns that are not there at the moment: of other years. */
export const remembering = (layout: Layout, before: Layout, known: ReadonlySet<string>): Layout => {
  const isGone = (id: string): boolean => !known.has(id)
  const folded = new Set(layout.groups.map(({ groupId }) => groupId))
  return {
    ...layout,
    widths: [...layout.widths, ...before.widths.filter(({ colId }) => isGone(colId))].slice(0, mostEntries),
    hidden: [...layout.hidden, ...before.hidden.filter(isGone)].slice(0, mostEntries),
    shown: [...layout.shown, ...before.shown.filter(isGone)].slice(0, mostEntries),
    groups: [...layout.groups, ...before.groups.filter(({ groupId }) => !folded.has(groupId) && isGone(groupId))].slice(0, mostEntries),
  }
}

export const storedLayout = (key: string, storage: Storage): Layout => {
  try {
    return readLayout(JSON.parse(storage.getItem(key) ?? 'null'))
  } catch {
    return usualLayout
  }
}

export const keepLayout = (key: string, layout: Layout | null, storage: Storage): void => {
  try {
    if (layout) storage.setItem(key, JSON.stringify(layout))
    else storage.removeItem(key)
  } catch {
    // A browser that keeps nothing opens with the usual layout.
  }
}
