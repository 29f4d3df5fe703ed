/** A department's word on a warning: cause, measures and a promised day; what stands of it, and where it is given. */
import type { AcknowledgedView, FormView, FormWarning } from '../../server/wire/forms.ts'
import type { Language } from '../../server/wire/rows.ts'
import { nameOf } from './cell.ts'
import type { Word } from './door.ts'
import { button, labelled, node } from './node.ts'
import type { FormWords } from './words.ts'

const longestWord = 2000
const furthestDays = 366

export interface WordUse {
  readonly say: FormWords
  readonly language: Language
  readonly today: string
  readonly codes: FormView['words']
  readonly draft: Word | undefined
  readonly type: (word: Word) => void
  /** @returns what was wrong, as a sentence; `null` where it was received. */
  readonly send: (word: Word) => Promise<string | null>
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The fields, with what was typed before. */
const wordForm = (id: string, use: WordUse): HTMLElement => {
  const { say, draft, today } = use
  const reason = node('textarea', { class: 'form-input', rows: 2, maxlength: longestWord })
  const measures = node('textarea', { class: 'form-input', rows: 2, maxlength: longestWord })
  const promisedOn = node('input', { type: 'date', class: 'form-input', min: today, max: dayAfter(today, furthestDays) })
  reason.value = draft?.reason ?? ''
  measures.value = draft?.measures ?? ''
  promisedOn.value = draft?.promisedOn ?? ''
  const trouble = node('p', { class: 'form-trouble', role: 'alert', id: `${id}-trouble` })
  const now = (): Word => ({ reason: reason.value, measures: measures.value, promisedOn: promisedOn.value })
  for (const field of [reason, measures, promisedOn]) field.addEventListener('input', () => use.type(now()))
  const send = button(say.send, 'first', () => {
    const missing = (
      [
        ['reason', reason],
        ['measures', measures],
        ['promisedOn', promisedOn],
      ] as const
    ).find(([, field]) => field.value.trim() === '')
    if (missing) {
      trouble.textContent = say.missing[missing[0]]
      missing[1].focus()
      return
    }
    send.disabled = true
    void use.send(now()).then((wrong) => {
      send.disabled = false
      trouble.textContent = wrong ?? ''
    })
  })
  return node(
    'div',
    { class: 'form-word' },
    labelled(say.reason, reason),
    labelled(say.measures, measures),
    labelled(say.promisedOn, promisedOn),
    node('p', { class: 'form-soft' }, say.promiseHint),
    trouble,
    send,
  )
}

const standingWord = ({ who, reason, measures, promisedOn }: AcknowledgedView, say: FormWords): HTMLElement =>
  node(
    'div',
    { class: 'form-said' },
    node('p', {}, say.said(who, promisedOn)),
    node(
      'dl',
      { class: 'form-facts' },
      node('div', {}, node('dt', {}, say.reason), node('dd', {}, reason)),
      node('div', {}, node('dt', {}, say.measures), node('dd', {}, measures)),
    ),
  )

/** Folded, unless it is what the form is about, or something was typed already. */
export const wordPart = (warning: FormWarning, use: WordUse, summary: string, isOpen: boolean): HTMLElement =>
  node(
    'div',
    {},
    warning.acknowledged && standingWord(warning.acknowledged, use.say),
    node(
      'details',
      { open: use.draft !== undefined || (isOpen && warning.acknowledged === null) },
      node('summary', {}, warning.acknowledged ? use.say.sayAnew : summary),
      wordForm(`word-${warning.id}`, use),
    ),
  )

export const warningCard = (warning: FormWarning, use: WordUse, isOpen: boolean): HTMLElement =>
  node(
    'li',
    { class: 'form-card' },
    node('h3', {}, node('span', { class: 'form-number' }, warning.number), ` ${nameOf(warning, use.language)}`),
    node(
      'p',
      { class: 'form-what' },
      node('span', { class: `form-light form-light-${warning.light}` }, use.codes.lights[warning.light]),
      node('b', {}, warning.causeWord),
      node('span', { class: 'form-soft' }, warning.periodLabel),
    ),
    node('p', { class: 'form-sentence' }, warning.sentence),
    wordPart(warning, use, use.say.acknowledge, isOpen),
  )
