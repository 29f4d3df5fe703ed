/**
 * A made-up pair of counts behind one share of the demonstration, so that a figure made from others stands in it too: 达标 ÷ 参评 in per cent.
 * In the newest quarter nobody was assessed, and a share of nothing has no denominator.
 */
import type { IndicatorRow } from '../db/indicators.ts'
import { addIndicator } from '../db/indicators.ts'
import { newId } from '../db/ids.ts'
import { setCell } from '../db/cells.ts'
import { apart } from '../db/reference.ts'
import type { Trx } from '../db/connect.ts'
import type { FormulaValue } from '../db/schema.ts'
import type { Entry } from './demo-figures.ts'

const wholeCode = 'elderly-care-quality'

export interface Parts {
  readonly whole: IndicatorRow
  readonly passed: IndicatorRow
  readonly assessed: IndicatorRow
}

const partOf = (whole: IndicatorRow, code: string, name: string, nameEn: string, place: number, after: readonly IndicatorRow[]): IndicatorRow => ({
  ...whole,
  id: newId(),
  code,
  name,
  nameEn,
  number: String(after.length + place),
  sort: (after.at(-1)?.sort ?? 0) + place * apart,
  measure: 'plan-total',
  basis: 'flow',
  unit: '家',
  decimals: 0,
  baselinePeriod: null,
  baselineValue: null,
  nature: null,
  calibre: '演示用组成数据，文件中没有此项',
})

/** Adds both counts beside the share, and says that the share is made from them. */
export const addParts = async (trx: Trx, rows: readonly IndicatorRow[]): Promise<Parts> => {
  const whole = rows.find(({ code }) => code === wholeCode)
  if (!whole) throw new Error(`load demonstration: there is no indicator ${wholeCode}`)
  const passed = partOf(whole, 'elderly-care-passed', '养老机构服务质量达标数', 'Elderly care homes that passed', 1, rows)
  const assessed = partOf(whole, 'elderly-care-assessed', '养老机构服务质量参评数', 'Elderly care homes assessed', 2, rows)
  for (const part of [passed, assessed]) await addIndicator(trx, part)
  const formula: FormulaValue = { plus: [passed.id], minus: [], over: [assessed.id], scale: '100', growth: false }
  await setCell(trx, { table: 'indicator', id: whole.id, column: 'formula', was: null, value: JSON.stringify(formula) })
  return { whole, passed, assessed }
}

const homes = 62

/** Entries of both counts for the entries that the share would have had. */
export const entriesOfParts = (shares: readonly Entry[]): { readonly passed: readonly Entry[]; readonly assessed: readonly Entry[] } => {
  const newest = shares.at(-1)?.period
  const counted = (entry: Entry, count: number): Entry =>
    entry.period === newest ? { ...entry, typed: '0', note: '本季度未组织测评' } : { ...entry, typed: String(count) }
  return {
    passed: shares.map((entry) => counted(entry, Math.round((homes * Math.min(100, Number(entry.typed))) / 100))),
    assessed: shares.map((entry) => counted(entry, homes)),
  }
}
