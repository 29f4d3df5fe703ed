/** One cell of a row that is not an observation: names, baselines, targets, settings. */
import { sql } from 'kysely'
import type { Trx } from './connect.ts'
import type { Id, Schema } from './schema.ts'

/** Tables with cells that people write on a page. */
export type CellTable = 'plan' | 'task' | 'indicator' | 'target' | 'person' | 'department'
export type CellValue = string | number | null

/**
 * Writes one cell if it still holds what the writer saw. Two people in different cells of a row both win; in one cell the second loses.
 *
 * @param was what the writer saw; `null` for an empty cell.
 * @returns `false` if the cell holds something else or the row is gone; nothing is written then.
 */
export const setCell = async <T extends CellTable>(
  trx: Trx,
  cell: { readonly table: T; readonly id: Id; readonly column: keyof Schema[T] & string; readonly was: CellValue; readonly value: CellValue },
): Promise<boolean> => {
  const column = sql.ref(cell.column)
  const { numAffectedRows } = await sql`
    update ${sql.table(cell.table)} set ${column} = ${cell.value} where id = ${cell.id} and ${column} is not distinct from ${cell.was}
  `.execute(trx)
  return numAffectedRows === 1n
}
