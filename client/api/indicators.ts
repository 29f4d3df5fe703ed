/** One indicator. */
import type { IndicatorView, PeerFigureView } from '../../server/wire/indicator.ts'
import { asking, at, call } from './door.ts'

export const getIndicator = (plan: string, indicator: string, period: string | null, asOf: string | null): Promise<IndicatorView> =>
  call('GET', asking(at('plans', plan, 'indicators', indicator), { period, asOf }))
const indicatorAt = (plan: string, indicator: string, part: string): string => at('plans', plan, 'indicators', indicator, part)
export const setOwners = (plan: string, indicator: string, owners: IndicatorView['owners']): Promise<void> =>
  call('PUT', indicatorAt(plan, indicator, 'owners'), owners)
/** @param formula `null`: figures are typed again. */
export const setFormula = (
  plan: string,
  indicator: string,
  formula: NonNullable<IndicatorView['formula']>['value'] | null,
  judgedAs: string | null,
): Promise<void> => call('PUT', indicatorAt(plan, indicator, 'formula'), { formula, judgedAs })
export const getPeers = (plan: string, indicator: string): Promise<readonly PeerFigureView[]> => call('GET', indicatorAt(plan, indicator, 'peers'))
export const setPeers = (
  plan: string,
  indicator: string,
  figures: readonly (Omit<PeerFigureView, 'value'> & { readonly value: string | null })[],
): Promise<void> => call('PUT', indicatorAt(plan, indicator, 'peers'), { figures })
