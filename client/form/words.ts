/** Words of the form: its own, and those of one's own work that it shares. */
import type { Language } from '../../server/wire/rows.ts'
import { formEn } from '../words/form-en.ts'
import { formZhCn } from '../words/form-zh-cn.ts'
import { mineEn } from '../words/mine-en.ts'
import { mineZhCn } from '../words/mine-zh-cn.ts'

export type FormWords = typeof formZhCn & { readonly mine: typeof mineZhCn }

export const formWords = { 'zh-CN': { ...formZhCn, mine: mineZhCn }, en: { ...formEn, mine: mineEn } } satisfies Record<Language, FormWords>

/** Before it is known whose form it is. */
export const browserLanguage = (): Language => (navigator.language.startsWith('en') ? 'en' : 'zh-CN')
