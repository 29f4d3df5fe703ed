/** An order of supervision on the form: what is asked and by when; signing for it, telling how it goes, asking for more time. */
import type { FormAct, FormOrder } from '../../server/wire/forms.ts'
import type { Turn } from './door.ts'
import { button, labelled, node } from './node.ts'
import type { FormWords } from './words.ts'

const longestNote = 2000

export interface OrderUse {
  readonly say: FormWords
  readonly today: string
  /** @returns what was wrong, as a sentence; `null` where it was received. */
  readonly turn: (turn: Turn, word: string) => Promise<string | null>
}

type Offered = FormOrder['acts'][number]

/** An act that wants a word, folded until it is asked for. */
const wordedAct = (order: FormOrder, { act, word, why }: Offered, { say, turn }: OrderUse): HTMLElement => {
  if (why !== null) return node('p', { class: 'form-soft' }, why)
  const note = node('textarea', { class: 'form-input', rows: 2, maxlength: longestNote })
  const limit = act === 'extension_asked' ? node('input', { type: 'date', class: 'form-input', min: order.limitOn }) : null
  const trouble = node('p', { class: 'form-trouble', role: 'alert' })
  const send = button(word, 'first', () => {
    const missing =
      note.value.trim() === '' ? { field: note, said: say.missing.note } : limit?.value === '' ? { field: limit, said: say.missing.promisedOn } : null
    if (missing) {
      trouble.textContent = missing.said
      missing.field.focus()
      return
    }
    send.disabled = true
    void turn({ act, seen: order.state, note: note.value, limitOn: limit?.value ?? null }, word).then((wrong) => {
      send.disabled = false
      trouble.textContent = wrong ?? ''
    })
  })
  return node(
    'details',
    {},
    node('summary', {}, word),
    node(
      'div',
      { class: 'form-word' },
      limit && labelled(say.newLimit, limit),
      labelled(act === 'extension_asked' ? say.notes.extension_asked : say.notes.reported, note),
      trouble,
      send,
    ),
  )
}

const plainAct = (order: FormOrder, { act, word, why }: Offered, { turn }: OrderUse): HTMLElement => {
  if (why !== null) return node('p', { class: 'form-soft' }, why)
  const trouble = node('p', { class: 'form-trouble', role: 'alert' })
  const press = button(word, 'first', () => {
    press.disabled = true
    void turn({ act, seen: order.state, note: '', limitOn: null }, word).then((wrong) => {
      press.disabled = false
      trouble.textContent = wrong ?? ''
    })
  })
  return node('div', { class: 'form-word' }, trouble, press)
}

const worded: ReadonlySet<FormAct> = new Set(['reported', 'extension_asked'])

/** It waits for the department's first answer. */
export const isUnsigned = ({ acts }: FormOrder): boolean => acts.some(({ act }) => act === 'signed')

export const orderCard = (order: FormOrder, use: OrderUse): HTMLElement => {
  const { say, today } = use
  return node(
    'li',
    { class: 'form-card' },
    node('h3', {}, node('span', { class: 'form-number' }, order.number), ` ${order.title}`),
    node(
      'p',
      { class: 'form-what' },
      node('b', {}, order.stateWord),
      node('span', { class: `form-due ${order.overdue ? 'form-due-late' : order.limitOn === today ? 'form-due-near' : ''}` }, say.limit(order.limitOn)),
      order.overdue && node('span', { class: 'form-soft' }, say.overdue),
      order.firstLimitOn !== order.limitOn && node('span', { class: 'form-soft' }, say.firstLimit(order.firstLimitOn)),
    ),
    node('p', { class: 'form-sentence form-demand' }, order.demand),
    order.extensionAsked !== null && node('p', { class: 'form-said' }, say.extensionAsked(order.extensionAsked)),
    ...order.acts.map((offered) => (worded.has(offered.act) ? wordedAct : plainAct)(order, offered, use)),
  )
}
