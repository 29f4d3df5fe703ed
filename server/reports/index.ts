import { ledger } from './ledger.ts'
import { orders } from './orders.ts'
import type { Report } from './report.ts'

/** The shelf of reports: key as in addresses and commands. */
export const reports = { ledger, orders } satisfies Record<string, Report>
export type ReportKind = keyof typeof reports

/** The report of a key; `null` for one that is not on the shelf. */
export const reportOf = (kind: string): Report | null => (Object.hasOwn(reports, kind) ? reports[kind as ReportKind] : null)
