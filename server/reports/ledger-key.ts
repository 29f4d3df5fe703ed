/** The second sheet of the ledger: where the plan comes from, what the columns, lights, reasons and marks mean. */
import { greyReasons, lights, observationFlags } from '../../db/schema.ts'
import type { LedgerColumn } from '../words/ledger.ts'
import type { Words } from '../words/words.ts'
import type { Sheet } from '../workbook.model.ts'
import type { PlanYear } from './report.ts'

type Row = readonly [kind: string, name: string, meaning: string]

const sourceRows = ({ plan, indicators, today }: PlanYear, say: Words): readonly Row[] => {
  const { key, unsaid } = say.ledger
  const said = (text: string | null): string => (text === null || text === '' ? unsaid : text)
  const presets = new Set([plan.lightPreset, ...indicators.flatMap(({ indicator }) => indicator.lightPreset ?? [])])
  const rows: readonly (readonly [name: string, meaning: string])[] = [
    [key.document, plan.documentTitle],
    [key.issuer, plan.issuer],
    [key.documentNumber, said(plan.documentNumber)],
    [key.issuedOn, said(plan.issuedOn && say.date(plan.issuedOn))],
    [key.span, key.to(plan.startsOn, plan.endsOn)],
    [key.documentNote, said(plan.documentNote)],
    [key.judged, key.judgedMeans(today)],
    ...[...presets].map((preset) => [key.lightRule, say.lightPresets[preset] ?? preset] as const),
  ]
  return rows.map(([name, meaning]) => [key.kinds.source, name, meaning])
}

const markRows = (say: Words): readonly Row[] => {
  const { key, flagMarks, notApplicable, unsaid, unsaidMeans } = say.ledger
  const marked = observationFlags.filter((flag) => flagMarks[flag] !== '')
  return [
    ...marked.map((flag): Row => [key.kinds.marks, flagMarks[flag].trim(), say.flags[flag]]),
    [key.kinds.marks, '-', notApplicable],
    [key.kinds.marks, unsaid, unsaidMeans],
  ]
}

export const keySheet = (facts: PlanYear, say: Words): Sheet => {
  const { key, columns, months, lights: meaningOf, reasons } = say.ledger
  const names = Object.keys(columns) as LedgerColumn[]
  const rows: readonly Row[] = [
    ...sourceRows(facts, say),
    ...lights.map((light): Row => [key.kinds.lights, say.lights[light], meaningOf[light]]),
    ...greyReasons.map((reason): Row => [key.kinds.reasons, say.reasons[reason], reasons[reason]]),
    ...names.map((name): Row => [key.kinds.columns, columns[name].title, columns[name].means]),
    [key.kinds.columns, months.title, months.means],
    ...markRows(say),
  ]
  const [kind, name, meaning] = key.heads
  return {
    name: say.ledger.keySheet,
    paper: 'a4-portrait',
    mark: facts.plan.demonstration === 1 ? say.demonstration : null,
    title: say.ledger.keyHeading,
    left: '',
    right: say.ledger.asOf(facts.today),
    columns: [
      { title: kind, group: null, kind: 'center', width: 12 },
      { title: name, group: null, kind: 'light', width: 18 },
      { title: meaning, group: null, kind: 'text', width: 66 },
    ],
    rows,
    notes: [],
    frozenColumns: 0,
    filter: false,
  }
}
