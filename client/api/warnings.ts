/** Standing problems. */
import type { WarningView } from '../../server/wire/warnings.ts'
import { asking, at, call } from './door.ts'

export const getWarnings = (plan: string, state: 'open' | 'resolved'): Promise<readonly WarningView[]> =>
  call('GET', asking(at('plans', plan, 'warnings'), { state }))
