/** Wholes and their parts, read off the formulas by which figures are made from others. */
import { compare, exact, hundred } from '../../basics/decimal.ts'
import type { Formula } from '../../measures/formula.ts'

/** Ids of indicators. */
export interface RelatedIndicators {
  readonly whole: readonly string[]
  readonly parts: readonly string[]
  readonly isComplete: boolean
}

const isDisjoint = (a: readonly string[], b: readonly string[]): boolean => a.every((each) => !b.includes(each))

/** What is left of a whole, and a share in it in percent: what is taken away or divided are parts of it. */
const relationOf = (formula: Formula, unit: string): RelatedIndicators | null => {
  if (formula.growth || formula.plus.length === 0) return null
  if (formula.over.length === 0) return formula.minus.length === 0 ? null : { whole: formula.plus, parts: formula.minus, isComplete: false }
  const isShare = unit === '%' && formula.minus.length === 0 && compare(exact(formula.scale), hundred) === 0 && isDisjoint(formula.plus, formula.over)
  return isShare ? { whole: formula.over, parts: formula.plus, isComplete: false } : null
}

const keyOf = (ids: readonly string[]): string => ids.toSorted().join(' ')

/**
 * Relations in which one of some indicators stands. Several disjoint parts of one whole may be all there are: whether they are, their past
 * figures tell, not the formulas.
 *
 * @param formulas of made indicators, with their units.
 */
export const relationsAmong = (formulas: readonly { readonly formula: Formula; readonly unit: string }[]): readonly RelatedIndicators[] => {
  const found = formulas.flatMap(({ formula, unit }) => relationOf(formula, unit) ?? [])
  const together = [...Map.groupBy(found, ({ whole }) => keyOf(whole)).values()].flatMap((own): readonly RelatedIndicators[] => {
    const parts = own.flatMap((each) => each.parts)
    return own.length > 1 && new Set(parts).size === parts.length ? [{ whole: own[0]?.whole ?? [], parts, isComplete: true }] : []
  })
  return [...found, ...together]
}
