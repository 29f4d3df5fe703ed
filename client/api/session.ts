/** Signing in and out, and what belongs to the person alone. */
import type { SessionView } from '../../server/wire/session.ts'
import { call, send } from './door.ts'
import type { Language } from '../words/index.ts'

export const getSession = (): Promise<SessionView> => call('GET', '/api/session')
export const signIn = (email: string, password: string): Promise<SessionView> => call('POST', '/api/session', { email, password })
export const signOut = (): Promise<void> => send('DELETE', '/api/session')
export const keepLanguage = (chosen: Language): Promise<SessionView> => call('PATCH', '/api/session', { language: chosen })
export const changePassword = (current: string, next: string): Promise<void> => send('POST', '/api/session/password', { current, next })
