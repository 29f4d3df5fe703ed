/** Which rows are shown: the page's chosen filter and the quick search, over names, numbers, departments and units. */
import type { SheetFilter } from './host.ts'
import type { Table } from './table.ts'

export interface RowFilter {
  readonly isShown: (place: number) => boolean
  readonly setFilter: (filter: SheetFilter) => void
  readonly setSearch: (text: string) => void
  /** Hides anything at all. */
  readonly isActive: () => boolean
}

export const createFilter = (table: Table): RowFilter => {
  const { rows, departments, dimensions } = table.view
  let keys: readonly string[] | null = null
  let words: readonly string[] = []
  let lights: ReadonlySet<string> | null = null
  let department: number | null = null
  let mine: ReadonlySet<number> | null = null
  let dimension: number | null = null

  const names = (places: readonly number[] | undefined): string => (places ?? []).map((place) => departments[place]?.shortName ?? '').join(' ')
  const makeKeys = (): readonly string[] =>
    rows.id.map((_, place) =>
      [rows.number[place], rows.name[place], rows.nameEn[place], names(rows.lead[place]), names(rows.responsible[place]), rows.unit[place]]
        .join('\n')
        .toLowerCase(),
    )
  const takesPart = (place: number, isMeant: (one: number) => boolean): boolean =>
    (rows.lead[place] ?? []).some(isMeant) || (rows.responsible[place] ?? []).some(isMeant)

  return {
    isShown(place) {
      if (lights && !lights.has(table.judgedAt('light', place) ?? 'grey')) return false
      if (department !== null && !takesPart(place, (one) => one === department)) return false
      if (mine && !takesPart(place, (one) => mine?.has(one) === true)) return false
      if (dimension !== null && rows.dimension[place] !== dimension) return false
      if (words.length === 0) return true
      keys ??= makeKeys()
      const key = keys[place] ?? ''
      return words.every((word) => key.includes(word))
    },
    setFilter(filter) {
      const placeOf = (id: string): number => departments.findIndex((one) => one.id === id)
      lights = filter.lights && filter.lights.length > 0 ? new Set(filter.lights) : null
      department = filter.department == null ? null : placeOf(filter.department)
      mine = filter.mine == null ? null : new Set(filter.mine.map(placeOf))
      dimension = filter.dimension == null ? null : dimensions.findIndex(({ id }) => id === filter.dimension)
    },
    isActive: () => lights !== null || department !== null || mine !== null || dimension !== null || words.length > 0,
    setSearch(text) {
      words = text
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '')
    },
  }
}
