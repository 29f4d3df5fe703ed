/** The sheet's own sentences in both languages. The page hands one set over; what is in it is the sheet's matter. */
import type { Language } from '../../server/wire/rows.ts'
import { en } from './texts-en.ts'
import type { SheetTexts } from './texts-shape.ts'
import { zhCn } from './texts-zh-cn.ts'

export const sheetTexts: Readonly<Record<Language, SheetTexts>> = { 'zh-CN': zhCn, en }
