/** Mails to people. */
import type { MailBodyView, MailSettingsView, MailView, NextMailView } from '../../server/wire/mail.ts'
import { asking, at, call, send } from './door.ts'

export const getMails = (): Promise<readonly MailView[]> => call('GET', '/api/mails')
export const getMail = (mail: string): Promise<MailBodyView> => call('GET', at('mails', mail))
export const retryMail = (mail: string): Promise<void> => send('POST', at('mails', mail, 'retry'))
/** Where a frame finds the letter; it comes with a policy of its own. */
export const letterAddress = (mail: string): string => at('mails', mail, 'html')

export const getMailSettings = (): Promise<MailSettingsView> => call('GET', at('me', 'mail-settings'))
/** @param without kinds that are switched off, all of them. */
export const setMailSettings = (without: readonly MailSettingsView['kinds'][number]['kind'][]): Promise<MailSettingsView> =>
  call('PUT', at('me', 'mail-settings'), { without })

/** What the next digest would say now. */
export const getNextMail = (language: string): Promise<NextMailView> => call('GET', asking(at('mails', 'next'), { language }))
export const nextLetterAddress = (language: string): string => asking(at('mails', 'next', 'html'), { language })
export const sendNextMail = (language: string): Promise<void> => send('POST', at('mails', 'next'), { language })
