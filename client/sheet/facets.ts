/** By which lists rows can be chosen: what each row is under each of them. A row may be several (it has many departments) or none. */
import type { Language, ObservationFlag } from '../../server/wire/rows.ts'
import type { Field } from './fields.ts'
import { lightsInOrder } from './groupings.ts'
import type { Table } from './table.ts'
import type { SheetTexts } from './texts-shape.ts'

/** Ids are those of the columns that they choose by; `department` is any part in the indicator. */
export const facetIds = ['department', 'lead', 'responsible', 'light', 'dimension', 'measure', 'frequency', 'flag'] as const
export type FacetId = (typeof facetIds)[number]

export interface Facet {
  /** Column that it chooses by. */
  readonly id: string
  readonly title: string
  /** `['']` where it is none. */
  readonly keysOf: (place: number) => readonly string[]
  readonly wordOf: (key: string) => string
  /** All there may be, in the order in which they are listed; what is none comes last. */
  readonly keys: readonly string[]
}

const flags: readonly ObservationFlag[] = ['estimate', 'flash', 'preliminary', 'verified', 'final']
const frequencies = ['day', 'month', 'quarter', 'half-year', 'year'] as const
const none: readonly string[] = ['']

export const facetsOf = (table: Table, field: (id: string) => Field | undefined, texts: SheetTexts, language: Language): readonly Facet[] => {
  const { rows, departments, dimensions, words } = table.view
  const departmentIds = departments.map(({ id }) => id)
  const departmentNames = new Map(departments.map(({ id, shortName }) => [id, shortName]))
  const dimensionNames = new Map(dimensions.map(({ id, title, titleEn }) => [id, language === 'en' && titleEn !== '' ? titleEn : title]))
  const idsOf = (places: readonly number[]): readonly string[] => {
    const ids = new Set(places.flatMap((place) => departmentIds[place] ?? []))
    return ids.size === 0 ? none : [...ids]
  }
  const facet = (id: FacetId, title: string, keys: readonly string[], keysOf: Facet['keysOf'], word: (key: string) => string | undefined): Facet => ({
    id,
    title,
    keys,
    keysOf,
    wordOf: (key) => (key === '' ? texts.facets.none : (word(key) ?? key)),
  })
  const one = (key: string | null | undefined): readonly string[] => (key == null || key === '' ? none : [key])
  const ofDepartments = (id: FacetId, title: string, placesOf: (place: number) => readonly number[]): Facet =>
    facet(
      id,
      title,
      departmentIds,
      (place) => idsOf(placesOf(place)),
      (key) => departmentNames.get(key),
    )
  return [
    ofDepartments('department', texts.facets.department, (place) => [...(rows.lead[place] ?? []), ...(rows.responsible[place] ?? [])]),
    ofDepartments('lead', texts.columns.lead, (place) => rows.lead[place] ?? []),
    ofDepartments('responsible', texts.columns.responsible, (place) => rows.responsible[place] ?? []),
    facet(
      'light',
      texts.columns.light,
      lightsInOrder,
      (place) => one(table.judgedAt('light', place) ?? 'grey'),
      (key) => words.lights[key as keyof typeof words.lights],
    ),
    facet(
      'dimension',
      texts.columns.dimension,
      dimensions.map(({ id }) => id),
      (place) => one(dimensions[rows.dimension[place] ?? -1]?.id),
      (key) => dimensionNames.get(key),
    ),
    facet(
      'measure',
      texts.columns.measure,
      Object.keys(words.measures),
      (place) => one(rows.measure[place]),
      (key) => words.measures[key],
    ),
    facet(
      'frequency',
      texts.columns.frequency,
      frequencies,
      (place) => one(rows.frequency[place]),
      (key) => texts.frequencies[key as keyof typeof texts.frequencies],
    ),
    facet(
      'flag',
      texts.columns.flag,
      flags,
      (place) => one(field('flag')?.read(place)),
      (key) => words.flags[key as ObservationFlag],
    ),
  ]
}
