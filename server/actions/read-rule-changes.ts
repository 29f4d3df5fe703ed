/** What was changed of a plan's rules: by whom, from what to what, and on whose word. */
import { newestRuleChanges } from '../../db/changes.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { releaseSourcesOf } from '../../db/release-sources.ts'
import type { DateText, Id, Language, MailRules, PathNode, Period } from '../../db/schema.ts'
import type { Context } from '../context.ts'
import type { Approval } from '../rules/facts.ts'
import type { LightRuleFacts, RuleChangeView } from '../wire/rules.ts'
import { words } from '../words/index.ts'
import type { RuleValue } from '../words/rules.ts'
import { planOf } from './plan.ts'
import { approvalsSheet, rulesSheet, sourcesSheet } from './recorded.ts'
import { parsed } from './rule-words.ts'

const shownChanges = 60

/** A recorded text by its column, read for showing. */
const valueOf = (column: string, held: string | null, sourceName: (id: Id) => string): RuleValue => {
  switch (column) {
    case 'lightPreset':
      return { is: 'preset', preset: held }
    case 'lightThresholds':
      return { is: 'thresholds', thresholds: parsed<LightRuleFacts['thresholds']>(held) }
    case 'path':
      return { is: 'path', path: held ?? '' }
    case 'pathNodes':
      return { is: 'nodes', nodes: parsed<readonly PathNode[]>(held) }
    case 'releaseWorkdays':
    case 'workdays':
      return held === null ? { is: 'text', text: null } : { is: 'workdays', workdays: held }
    case 'releaseDates':
    case 'dates':
      return { is: 'dates', dates: parsed<Record<Period, DateText>>(held) }
    case 'mailRules':
      return { is: 'mail', rules: parsed<Partial<MailRules>>(held) }
    case 'preliminaryDecides':
      return { is: 'yes', yes: held === '1' }
    case 'releaseSourceId':
      return { is: 'text', text: held === null ? null : sourceName(held) }
    case 'ladder':
      return { is: 'ladder', steps: parsed<readonly unknown[]>(held)?.length ?? null }
    default:
      return { is: 'text', text: held }
  }
}

/** What was changed of a plan's rules, newest first. */
export const ruleChangesView = async ({ db }: Context, named: Id, language: Language): Promise<readonly RuleChangeView[]> => {
  const { rules: say } = words[language]
  const plan = await planOf(db, named)
  const all = await newestRuleChanges(db, plan.id, [rulesSheet, sourcesSheet, approvalsSheet], shownChanges)
  const changes = all.filter(({ sheet }) => sheet !== approvalsSheet)
  const approvals = new Map(
    all.filter(({ sheet }) => sheet === approvalsSheet).map(({ seq, rowId, after }) => [`${seq} ${rowId}`, JSON.parse(after ?? 'null') as Approval]),
  )
  const rows = new Map(
    (
      await indicatorsById(
        db,
        changes.map(({ rowId }) => rowId),
      )
    ).map((row) => [row.id, row]),
  )
  const sources = await releaseSourcesOf(db, plan.id)
  // A source that is gone has left its name in the record.
  const sourceName = (id: Id): string =>
    sources.find((source) => source.id === id)?.name ?? changes.find(({ rowId, column }) => rowId === id && column === 'name')?.before ?? id
  return changes.flatMap((change): readonly RuleChangeView[] => {
    const { seq, place, at, who, rowId, column, sheet } = change
    // Owners stand in the same sheet and are shown with the indicator.
    const title = say.columns[column]
    if (title === undefined) return []
    const row = rows.get(rowId)
    const name = sheet === sourcesSheet ? sourceName(rowId) : row ? `${row.number} ${row.name}`.trim() : plan.title
    const nameEn = sheet === sourcesSheet ? name : row ? `${row.number} ${row.nameEn}`.trim() : plan.titleEn
    const approval = column === 'path' || column === 'pathNodes' ? approvals.get(`${seq} ${rowId}`) : undefined
    return [
      {
        seq,
        place,
        at,
        who,
        of: { kind: sheet === sourcesSheet ? 'source' : row ? 'indicator' : 'plan', name, nameEn },
        column: title,
        before: say.value(valueOf(column, change.before, sourceName)),
        after: say.value(valueOf(column, change.after, sourceName)),
        approval: approval ? say.approval(approval) : null,
      },
    ]
  })
}
