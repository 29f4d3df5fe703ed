/** The layout a person left behind: widths, order, sort, open groups. Storage is input, so only what has our form comes back. */
export interface Layout {
  readonly widths: readonly { readonly colId: string; readonly width: number }[]
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  readonly sort: readonly { readonly colId: string; readonly sort: 'asc' | 'desc' }[]
  readonly openGroups: readonly string[]
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** @param known ids of the columns there are. */
export const readLayout = (text: string | null, known: ReadonlySet<string>): Layout | null => {
  try {
    const found: unknown = JSON.parse(text ?? 'null')
    if (!isRecord(found)) return null
    const ids = (value: unknown): string[] => list(value).filter((each): each is string => typeof each === 'string' && known.has(each))
    const records = (value: unknown): Record<string, unknown>[] =>
      list(value).filter((each) => isRecord(each) && known.has(String(each['colId']))) as Record<string, unknown>[]
    return {
      widths: records(found['widths']).flatMap(({ colId, width }) =>
        typeof width === 'number' && width >= 30 && width <= 1000 ? [{ colId: String(colId), width: Math.round(width) }] : [],
      ),
      order: ids(found['order']),
      hidden: ids(found['hidden']),
      sort: records(found['sort']).flatMap(({ colId, sort }) => (sort === 'asc' || sort === 'desc' ? [{ colId: String(colId), sort }] : [])),
      openGroups: list(found['openGroups']).filter((each) => typeof each === 'string'),
    }
  } catch {
    return null
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
