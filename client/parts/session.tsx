/** Who is signed in and which language the page speaks, for every part that asks. */
import { createContext, useContext } from 'react'
import type { Me, SessionView } from '../../server/wire/session.ts'
import type { Language, Words } from '../words/index.ts'
import { words } from '../words/index.ts'

interface Spoken {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
}

export const LanguageContext = createContext<Spoken>({ language: 'zh-CN', setLanguage: () => undefined })
export const useLanguage = (): Spoken => useContext(LanguageContext)
export const useWords = (): Words => words[useLanguage().language]

/** A name in the language of the page. */
export const useNames = (): ((named: { readonly name: string; readonly nameEn: string }) => string) => {
  const { language } = useLanguage()
  return ({ name, nameEn }) => (language === 'en' && nameEn !== '' ? nameEn : name)
}
export const useTitles = (): ((titled: { readonly title: string; readonly titleEn: string }) => string) => {
  const names = useNames()
  return ({ title, titleEn }) => names({ name: title, nameEn: titleEn })
}

export interface SignedIn extends SessionView {
  readonly me: Me
}
export const SessionContext = createContext<SignedIn | null>(null)
/** @throws Error outside the rooms that only who is signed in can enter. */
export const useSession = (): SignedIn => {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside the signed-in part of the page')
  return session
}
