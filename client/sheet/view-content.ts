/** A way to look at a sheet, read from where it was kept: the browser's store, or the server's. Whatever is odd in it is passed over. */
import type { RowCondition, ViewContent } from '../../server/wire/views.ts'
import { isDecimal } from '../cells/decimal.ts'
import { numberOperators, operandsOf } from './conditions.ts'
import { groupings } from './groupings.ts'
import { densities } from './host.ts'
import { readLayout, usualLayout } from './layout.ts'

export const usualContent: ViewContent = {
  grouping: 'none',
  depth: null,
  layout: usualLayout,
  density: 'normal',
  conditions: [],
  search: '',
  mine: false,
  years: null,
}

const mostConditions = 50
const mostValues = 1000
const longestText = 200

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, longestText) : '')
const decimal = (value: unknown): string | null => (typeof value === 'string' && value.length <= 64 && isDecimal(value) ? value : null)
const oneOf = <Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | undefined => choices.find((choice) => choice === value)

const readCondition = (found: unknown): RowCondition | null => {
  if (!isRecord(found)) return null
  const column = text(found['column'])
  if (column === '') return null
  switch (found['kind']) {
    case 'list': {
      const values = Array.isArray(found['values']) ? found['values'].filter((value): value is string => typeof value === 'string').slice(0, mostValues) : []
      return values.length === 0 ? null : { kind: 'list', column, values: [...new Set(values)] }
    }
    case 'number': {
      const operator = oneOf(found['operator'], numberOperators)
      if (operator === undefined) return null
      const [value, to] = [decimal(found['value']), decimal(found['to'])]
      const operands = operandsOf(operator)
      if ((operands > 0 && value === null) || (operands > 1 && to === null)) return null
      return { kind: 'number', column, operator, value: operands > 0 ? value : null, to: operands > 1 ? to : null }
    }
    case 'text': {
      const wanted = text(found['text'])
      return wanted.trim() === '' ? null : { kind: 'text', column, text: wanted }
    }
    default:
      return null
  }
}

/** At most one condition a column, the first. */
const readConditions = (found: unknown): readonly RowCondition[] => {
  const all = (Array.isArray(found) ? found.slice(0, mostConditions) : []).flatMap((each) => readCondition(each) ?? [])
  return all.filter(({ column }, at) => all.findIndex((each) => each.column === column) === at)
}

const readYears = (found: unknown): ViewContent['years'] => {
  if (!isRecord(found)) return null
  const { from, to } = found
  const isYear = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 1900 && Number(value) < 2200
  return isYear(from) && isYear(to) && from <= to ? { from, to } : null
}

export const readContent = (found: unknown): ViewContent => {
  if (!isRecord(found)) return usualContent
  const { depth } = found
  return {
    grouping: oneOf(found['grouping'], groupings) ?? 'none',
    depth: Number.isInteger(depth) && Number(depth) >= 0 && Number(depth) < 20 ? Math.abs(Number(depth)) : null,
    layout: readLayout(found['layout']),
    density: oneOf(found['density'], densities) ?? 'normal',
    conditions: readConditions(found['conditions']),
    search: text(found['search']),
    mine: found['mine'] === true,
    years: readYears(found['years']),
  }
}
