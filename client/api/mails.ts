/** Mails to people. */
import type { MailBodyView, MailView } from '../../server/wire/mail.ts'
import { at, call, send } from './door.ts'

export const getMails = (): Promise<readonly MailView[]> => call('GET', '/api/mails')
export const getMail = (mail: string): Promise<MailBodyView> => call('GET', at('mails', mail))
export const retryMail = (mail: string): Promise<void> => send('POST', at('mails', mail, 'retry'))
/** Where a frame finds the letter; it comes with a policy of its own. */
export const letterAddress = (mail: string): string => at('mails', mail, 'html')
