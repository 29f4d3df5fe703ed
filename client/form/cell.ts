/** A figure that is asked for: what it is and by when, what helps to fill it in, and where it is typed. And one that was received. */
import type { FilledCell, FormCell, FormView } from '../../server/wire/forms.ts'
import type { NearFigure } from '../../server/wire/owed.ts'
import type { Language, ObservationFlag } from '../../server/wire/rows.ts'
import { isDecimal } from '../cells/decimal.ts'
import { shown, withUnit } from '../parts/figures.ts'
import { cellWords, dueWords, urgencyOf } from '../parts/owed-words.ts'
import type { Draft } from './kept.ts'
import { button, node } from './node.ts'
import type { FormWords } from './words.ts'

const longestText = 2000
const longestRemark = 500

/** What stands in the way of an entry. */
export interface Trouble {
  readonly message: string
  /** Somebody else was faster; `null` elsewhere. */
  readonly theirs: { readonly value: string | null } | null
}

export interface CellUse {
  readonly say: FormWords
  readonly language: Language
  readonly today: string
  readonly codes: FormView['words']
  readonly draft: Draft | undefined
  readonly trouble: Trouble | undefined
  readonly type: (draft: Draft | null) => void
  /** Saves this one at once. */
  readonly save: (draft: Draft) => void
  /** Leaves what somebody else has written. */
  readonly drop: () => void
  readonly next: () => void
  readonly check: (remark: string) => void
  /** Names of files that were added to it just now. */
  readonly files: readonly string[]
  readonly file: (file: File) => void
}

type Named = Pick<FormCell, 'name' | 'nameEn' | 'number'>
export const nameOf = ({ name, nameEn }: Pick<Named, 'name' | 'nameEn'>, language: Language): string => (language === 'en' && nameEn !== '' ? nameEn : name)

export const figureWords = (value: string, { decimals, unit }: Pick<FormCell, 'decimals' | 'unit'>): string =>
  isDecimal(value) ? withUnit(shown(value, decimals), unit) : value

const head = (cell: Named, label: string, id: string, use: Pick<CellUse, 'language'>, ...more: readonly (Node | false)[]): HTMLElement =>
  node(
    'div',
    {},
    node('h3', { id }, node('span', { class: 'form-number' }, cell.number), ` ${nameOf(cell, use.language)}`),
    node('p', { class: 'form-what' }, node('b', {}, label), ...more),
  )

const factsOf = (owed: FormCell, { say, codes }: CellUse, id: string): HTMLElement => {
  const near = ({ value, periodLabel, flag }: NearFigure): string =>
    say.mine.near([figureWords(value, owed), flag === 'verified' ? '' : codes.flags[flag]].filter(Boolean).join(' '), periodLabel)
  const facts = [
    [say.mine.target, owed.target === null ? null : owed.targetOn === null ? owed.target : say.mine.targetBy(owed.target, owed.targetOn)],
    [say.mine.expected, owed.expected === null ? null : figureWords(owed.expected, owed)],
    [say.mine.last, owed.last && near(owed.last)],
    [say.mine.yearBefore, owed.yearBefore && near(owed.yearBefore)],
  ] as const
  const told = facts.flatMap(([label, text]) => (text === null ? [] : [node('div', {}, node('dt', {}, label), node('dd', {}, text))]))
  return node('dl', { class: 'form-facts', id }, ...told)
}

const questionsOf = (owed: FormCell, { say, check, language }: CellUse): HTMLElement | false => {
  if (owed.questions.length === 0) return false
  const label = say.mine.remarkLabel(nameOf(owed, language), cellWords(owed, say.mine))
  const remark = node('input', { type: 'text', class: 'form-input', maxlength: longestRemark, placeholder: say.mine.remark, 'aria-label': label })
  return node(
    'div',
    { class: 'form-asked' },
    ...owed.questions.map(({ message }) => node('p', {}, message)),
    remark,
    button(say.mine.checked, 'other', () => check(remark.value)),
  )
}

const troubleOf = ({ say, trouble, draft, save, drop }: CellUse, id: string): HTMLElement => {
  const box = node('div', { class: 'form-trouble', id, role: trouble ? 'alert' : undefined })
  if (!trouble) return box
  box.append(node('p', {}, trouble.message))
  if (trouble.theirs && draft)
    box.append(
      node(
        'div',
        { class: 'form-row' },
        button(say.mine.takeTheirs, 'other', drop),
        button(say.mine.putMine, 'other', () => save(draft)),
      ),
    )
  return box
}

/** Where a document is added that shows where the figure comes from. */
const filePart = ({ say, files, file }: CellUse, name: string): HTMLElement => {
  const input = node('input', { type: 'file', class: 'form-unseen', 'aria-label': say.fileLabel(name) })
  input.addEventListener('change', () => input.files?.[0] && file(input.files[0]))
  return node('label', { class: 'form-button-plain form-file' }, say.file, input, ...files.map((one) => node('span', { class: 'form-soft' }, one)))
}

/** Reasons that say what to do; the others say it by their day. */
const hinted: ReadonlySet<FormCell['why']> = new Set(['gap', 'verdict', 'awaiting_final', 'firm_up'])

/** A figure that is to be firmed up is confirmed as it is. */
const mayConfirm = ({ why, value }: FormCell): boolean => (why === 'firm_up' || why === 'awaiting_final') && value !== null

export const cellCard = (owed: FormCell, key: string, use: CellUse): HTMLElement => {
  const { say, today, codes, draft, trouble } = use
  const id = `cell-${key.replaceAll(/\W/g, '-')}`
  const due = dueWords(owed, today, say.mine)
  const standing = owed.value ?? ''
  const input = node('input', {
    type: 'text',
    class: owed.counted ? 'form-input form-figure' : 'form-input form-figure form-text',
    id,
    'data-key': key,
    inputmode: owed.counted ? 'decimal' : 'text',
    enterkeyhint: 'next',
    autocomplete: 'off',
    maxlength: longestText,
    'aria-label': say.mine.entry(nameOf(owed, use.language), cellWords(owed, say.mine), owed.unit, due),
    'aria-describedby': `${id}-facts ${id}-trouble`,
    'aria-invalid': trouble ? 'true' : undefined,
  })
  input.value = draft?.text ?? standing
  const flag = node(
    'select',
    { class: 'form-flag', 'aria-label': say.flag },
    ...Object.entries(codes.flags).map(([value, word]) => node('option', { value, selected: value === (draft?.flag ?? 'verified') }, word)),
  )
  const now = (): Draft => ({ text: input.value, flag: flag.value as ObservationFlag })
  const typed = (): void => use.type(input.value.trim() === standing && !(draft && mayConfirm(owed)) ? null : now())
  input.addEventListener('input', typed)
  flag.addEventListener('change', () => input.value.trim() !== standing && use.type(now()))
  input.addEventListener('focus', () => input.select())
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    use.next()
  })
  const notApplicable = button(say.mine.notApplicable, 'plain', () => {
    input.value = '-'
    use.type(now())
  })
  return node(
    'li',
    { class: 'form-card' },
    head(
      owed,
      cellWords(owed, say.mine),
      `${id}-name`,
      use,
      due !== '' && node('span', { class: `form-due form-due-${urgencyOf(owed)}` }, due),
      owed.departments.length > 1 && node('span', { class: 'form-soft' }, owed.departments.join(use.language === 'en' ? ', ' : '、')),
    ),
    factsOf(owed, use, `${id}-facts`),
    questionsOf(owed, use),
    hinted.has(owed.why) && node('p', { class: 'form-soft' }, say.mine.groupWhy[owed.why]),
    node('div', { class: 'form-field' }, input, owed.unit !== '' && node('span', { class: 'form-unit', 'aria-hidden': 'true' }, owed.unit)),
    troubleOf(use, `${id}-trouble`),
    node(
      'div',
      { class: 'form-row form-more' },
      filePart(use, nameOf(owed, use.language)),
      owed.why !== 'verdict' && flag,
      owed.counted && owed.why !== 'asked' && notApplicable,
      mayConfirm(owed) && button(say.confirm, 'other', () => use.save(now())),
    ),
  )
}

export interface FilledUse {
  readonly say: FormWords
  readonly language: Language
  readonly codes: FormView['words']
  /** How the text was read, where that changed it. */
  readonly understood: string | undefined
  readonly again: () => void
}

export const filledCard = (filled: FilledCell, use: FilledUse): HTMLElement => {
  const { say, codes, understood } = use
  const { light } = filled
  const name = nameOf(filled, use.language)
  const value = filled.value === null ? say.mine.cleared : figureWords(filled.value, filled)
  return node(
    'li',
    { class: 'form-card form-received' },
    node('h3', {}, node('span', { class: 'form-number' }, filled.number), ` ${name}`),
    node(
      'p',
      { class: 'form-result' },
      node('span', {}, filled.periodLabel),
      node('b', {}, value),
      filled.flag !== 'verified' && node('span', { class: 'form-soft' }, codes.flags[filled.flag]),
      understood !== undefined && node('span', { class: 'form-soft' }, understood),
      button(say.mine.again, 'plain', use.again, { 'aria-label': say.mine.againLabel(name, filled.periodLabel) }),
    ),
    light !== null &&
      node('p', { class: 'form-sentence' }, node('span', { class: `form-light form-light-${light}` }, codes.lights[light]), ` ${filled.sentence ?? ''}`),
  )
}
