/** Cells that the last paste, fill or clearing could not write, until the next one: marked where they stand, so that a count is not all there is. */

interface Standing {
  readonly place: number
  readonly field: { readonly id: string }
}

export interface PassedOver {
  readonly has: (place: number, columnId: string) => boolean
  /** In place of those before; none take the marks away. */
  readonly mark: (cells: readonly Standing[]) => void
}

/** @param redraw told of cells whose mark has come or gone. */
export const createPassedOver = (redraw: (cells: readonly Standing[]) => void): PassedOver => {
  let marked: readonly Standing[] = []
  let columns = new Map<string, Set<number>>()
  return {
    has: (place, columnId) => columns.get(columnId)?.has(place) === true,
    mark(cells) {
      if (cells.length === 0 && marked.length === 0) return
      const both = [...marked, ...cells]
      marked = cells
      columns = new Map([...Map.groupBy(cells, ({ field }) => field.id)].map(([id, all]) => [id, new Set(all.map(({ place }) => place))]))
      redraw(both)
    },
  }
}
