/** By which lists rows of a sheet of the plan can be chosen: every column whose cells are chosen from one. Blank rows are under none. */
import type { Facet } from './facets.ts'
import type { Field } from './fields.ts'
import { listIn } from './plan-fields.ts'
import type { PlanSheet } from './plan-table.ts'
import type { SheetTexts } from './texts-shape.ts'

const none: readonly string[] = ['']

export const planFacets = ({ view }: PlanSheet, field: (id: string) => Field | undefined, texts: SheetTexts): readonly Facet[] =>
  view.columns.flatMap(({ id, head, options, list }): readonly Facet[] => {
    const named = options ?? (list === null ? null : view.lists[list])
    if (named === null) return []
    const words = new Map(named.map((one) => [one.id, one.shown]))
    return [
      {
        id,
        title: head,
        keys: named.map((one) => one.id),
        wordOf: (key) => (key === '' ? texts.facets.none : (words.get(key) ?? key)),
        keysOf(place) {
          if (place >= view.id.length) return []
          const value = field(id)?.read(place) ?? ''
          return value === '' ? none : (listIn(value) ?? [value])
        },
      },
    ]
  })
