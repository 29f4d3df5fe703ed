/** How mail fares on its way out. */
import type { AddressTroubleView, LedgerView, MailWayView } from '../../server/wire/mail.ts'
import { at, call, send } from './door.ts'

export const getDelivery = (): Promise<{ readonly way: MailWayView; readonly troubles: readonly AddressTroubleView[] }> => call('GET', '/api/delivery')
export const clearTrouble = (trouble: string): Promise<void> => send('POST', at('delivery', 'troubles', trouble, 'clear'))
export const getLedger = (): Promise<LedgerView> => call('GET', '/api/delivery/ledger')
/** Where the browser fetches the whole ledger as a file. */
export const ledgerAddress = '/api/delivery/ledger/entries'
