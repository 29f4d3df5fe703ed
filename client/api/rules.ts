/** Rules by which is judged, and sources that publish. */
import type { IndicatorBacktestView, PlanBacktestView } from '../../server/wire/backtest.ts'
import type { IndicatorRulesView, LightRuleFacts, MailRulesView, PlanRulesView, RuleChangeView } from '../../server/wire/rules.ts'
import { asking, at, call } from './door.ts'

export interface PlanRulesRequest {
  readonly light: LightRuleFacts
  readonly basicallyMetFrom: string | null
}
export type IndicatorRulesRequest = Pick<IndicatorRulesView, 'light' | 'path' | 'release' | 'preliminaryDecides'>
export interface ApprovalRequest {
  readonly body: string
  readonly documentNumber: string
  readonly date: string
  readonly reason: string
}
/** @param find part of a name or number; empty finds all. */
export const getRules = (plan: string, find: string): Promise<PlanRulesView> => call('GET', asking(at('plans', plan, 'rules'), { find }))
export const getRuleChanges = (plan: string): Promise<readonly RuleChangeView[]> => call('GET', at('plans', plan, 'rules', 'changes'))
/** What lights would have been; writes nothing. */
export const tryRules = (plan: string, rules: PlanRulesRequest): Promise<PlanBacktestView> => call('POST', at('plans', plan, 'rules', 'backtest'), rules)
/** @param rules.seen `version` of the rules that the person looked at; here and below. */
export const setRules = (plan: string, rules: PlanRulesRequest & { readonly seen: string }): Promise<PlanRulesView> =>
  call('PUT', at('plans', plan, 'rules'), rules)
export const getIndicatorRules = (plan: string, indicator: string): Promise<IndicatorRulesView> =>
  call('GET', at('plans', plan, 'indicators', indicator, 'rules'))
export const tryIndicatorRules = (plan: string, indicator: string, rules: IndicatorRulesRequest): Promise<IndicatorBacktestView> =>
  call('POST', at('plans', plan, 'indicators', indicator, 'rules', 'backtest'), rules)
export const setIndicatorRules = (
  plan: string,
  indicator: string,
  rules: IndicatorRulesRequest & { readonly approval: ApprovalRequest | null; readonly seen: string },
): Promise<IndicatorRulesView> => call('PUT', at('plans', plan, 'indicators', indicator, 'rules'), rules)

export interface ReleaseSourceChange {
  readonly name?: string
  readonly workdays?: number
  /** `null` takes an announced day back. */
  readonly dates?: Readonly<Record<string, string | null>>
  readonly seen: string
}
export const addReleaseSource = (plan: string, source: { readonly name: string; readonly workdays: number }): Promise<PlanRulesView> =>
  call('POST', at('plans', plan, 'release-sources'), source)
export const changeReleaseSource = (plan: string, source: string, change: ReleaseSourceChange): Promise<PlanRulesView> =>
  call('PATCH', at('plans', plan, 'release-sources', source), change)
export const dropReleaseSource = (plan: string, source: string): Promise<PlanRulesView> => call('DELETE', at('plans', plan, 'release-sources', source))

export const getMailRules = (plan: string): Promise<MailRulesView> => call('GET', at('plans', plan, 'mail-rules'))
export const setMailRules = (plan: string, rules: MailRulesView['rules'] & { readonly seen: string }): Promise<MailRulesView> =>
  call('PUT', at('plans', plan, 'mail-rules'), rules)
