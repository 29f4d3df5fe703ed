/** Which language the page speaks: the one that was chosen here; on a first visit that of the account. */
import type { Language } from '../words/index.ts'
import { languages } from '../words/index.ts'
import { keep, readKept } from './kept.ts'

const languageKept = 'language'

export const keepSpoken = (language: Language): void => keep(languageKept, language)
export const spokenAtFirst = (): Language => languages.find(({ value }) => value === readKept(languageKept))?.value ?? 'zh-CN'
/** @param account `undefined` while it is not known who is here. */
export const spokenTo = (account: Language | undefined, chosen: Language): Language => (readKept(languageKept) === null ? (account ?? chosen) : chosen)
