/** Reports as files. */
import type { ReportView } from '../../server/wire/reports.ts'
import { asking, at, call, request } from './door.ts'
import type { Language } from '../words/index.ts'

export const getReports = (): Promise<readonly ReportView[]> => call('GET', '/api/reports')
export interface ReportRequest {
  readonly report: string
  readonly plan: string
  readonly year: number
  readonly language: Language
  /** A past day, as known at its end; `null` is now. */
  readonly asOf: string | null
}
/** A report as a file, with the name the server gives it. */
export const getReport = async ({ report, ...given }: ReportRequest): Promise<{ readonly name: string; readonly file: Blob }> => {
  const response = await request('GET', asking(at('reports', report), given))
  const said = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1]
  const name = encoded === undefined ? (/filename="([^"]+)"/i.exec(said)?.[1] ?? `${report}.xlsx`) : decodeURIComponent(encoded)
  return { name, file: await response.blob() }
}
