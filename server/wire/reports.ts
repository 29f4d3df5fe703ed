/** Reports that can be asked for. */

export interface ReportView {
  readonly key: string
  readonly title: string
  readonly description: string
}
