/**
 * The form that is open: everything that was asked for on one page, saved together. It is drawn anew after each answer of the server; what is typed
 * stands in `kept`, so that drawing loses nothing.
 */
import type { EditOutcome, EditRequest } from '../../server/wire/edits.ts'
import type { FilledAnswer, FormCell, FormOrder, FormView, FormWarning } from '../../server/wire/forms.ts'
import { newId } from '../edits/ids.ts'
import type { CellUse, Trouble } from './cell.ts'
import { cellCard, figureWords, filledCard, nameOf } from './cell.ts'
import type { Batch, FormDoor } from './door.ts'
import { Failure } from './door.ts'
import type { Draft, KeptForm } from './kept.ts'
import { button, node } from './node.ts'
import { isUnsigned, orderCard } from './order.ts'
import { warningCard, wordPart } from './word.ts'
import type { WordUse } from './word.ts'
import type { FormWords } from './words.ts'

const firstPause = 4_000
const longestPause = 60_000

const keyOf = ({ indicator, period }: { readonly indicator: string; readonly period: string }): string => `${indicator} ${period}`

export interface FormPage {
  readonly element: HTMLElement
}

/** @param closed the server no longer shows this form here. */
export const formPage = (first: FormView, door: FormDoor, kept: KeptForm, say: FormWords, closed: () => void): FormPage => {
  const { language } = first
  let form = first
  const troubles = new Map<string, Trouble>()
  const readings = new Map<string, string>()
  const files = new Map<string, readonly string[]>()
  /** Received figures that are open again. */
  const reopened = new Set<string>()
  let notices: readonly string[] = []
  let pause = firstPause
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSending = false

  const body = node('div', { class: 'form-body' })
  const status = node('p', { class: 'form-status', role: 'status' })
  const saveButton = button(say.save(0), 'first', () => save())
  const element = node('main', { class: 'form-page' }, body, node('div', { class: 'form-foot' }, status, saveButton))

  const cells = (): readonly FormCell[] => [...form.cells, ...form.filled.filter(({ cell }) => reopened.has(keyOf(cell))).map(asOwed)]
  /** Typed and not received, of cells that are asked for. */
  const fresh = (): readonly (readonly [FormCell, Draft])[] =>
    cells().flatMap((cell) => {
      const draft = kept.draftOf(keyOf(cell.cell))
      return draft === undefined || draft.text.trim() === '' ? [] : [[cell, draft] as const]
    })
  const count = (): void => {
    const { length } = fresh()
    saveButton.textContent = isSending ? say.saving : say.save(length)
    saveButton.disabled = isSending || (length === 0 && kept.batches().length === 0)
    saveButton.hidden = cells().length === 0
  }
  const tell = (sentence: string): void => {
    status.textContent = sentence
  }

  /** Puts what was typed on its way, a batch a plan. */
  const save = (chosen = fresh()): void => {
    const batches = [...Map.groupBy(chosen, ([{ plan }]) => plan)].map(([plan, own]): Batch => ({
      id: newId(),
      plan,
      edits: own.map(([cell, draft]) => editOf(cell, draft)),
    }))
    kept.setBatches([...kept.batches(), ...batches])
    void send()
  }
  const editOf = (cell: FormCell, { text, flag }: Draft): EditRequest => {
    const theirs = troubles.get(keyOf(cell.cell))?.theirs
    return { cell: cell.cell, was: theirs ? theirs.value : cell.value, text, ...(flag !== 'verified' && { flag }) }
  }
  const send = async (): Promise<void> => {
    clearTimeout(timer)
    if (isSending) return
    isSending = true
    notices = []
    let [saved, refused] = [0, 0]
    count()
    try {
      for (let [batch] = kept.batches(); batch; [batch] = kept.batches()) {
        const answer = await door.fill(batch)
        kept.setBatches(kept.batches().slice(1))
        pause = firstPause
        const done = take(batch, answer)
        saved += done
        refused += batch.edits.length - done
      }
      tell(refused > 0 ? say.partly(saved, refused) : saved > 0 ? say.saved(saved) : '')
    } catch (error) {
      fail(error)
    }
    isSending = false
    draw()
  }
  const fail = (error: unknown): void => {
    if (!(error instanceof Failure)) throw error
    if (error.passes) {
      tell(say.unsent(kept.batches().reduce((sum, { edits }) => sum + edits.length, 0)))
      timer = setTimeout(() => void send(), pause)
      pause = Math.min(pause * 2, longestPause)
    } else {
      // What was typed stays; the page says why it cannot be sent.
      kept.setBatches([])
      if (error.status === 403 || error.status === 404) closed()
      else tell(error.detail)
    }
  }
  window.addEventListener('online', () => kept.batches().length > 0 && void send())

  /** @returns how many were received. */
  const take = ({ edits }: Batch, answer: FilledAnswer): number => {
    const before = new Map(cells().map((cell) => [keyOf(cell.cell), cell]))
    form = answer.form
    const asked = new Set(form.cells.map(({ cell }) => keyOf(cell)))
    let received = 0
    for (const [place, edit] of edits.entries()) {
      const key = 'period' in edit.cell ? keyOf(edit.cell) : ''
      const outcome = answer.outcomes[place]
      const cell = before.get(key)
      if (outcome && takeOne(key, edit.text, outcome)) received += 1
      else if (outcome && cell && !asked.has(key) && !reopened.has(key)) giveUp(cell, edit.text, outcome)
    }
    return received
  }
  const takeOne = (key: string, text: string, outcome: EditOutcome): boolean => {
    if (outcome.state === 'applied' || outcome.state === 'unchanged') {
      troubles.delete(key)
      reopened.delete(key)
      if (outcome.understood === null) readings.delete(key)
      else readings.set(key, outcome.understood)
      // Typed on meanwhile: that stays.
      if (kept.draftOf(key)?.text === text) kept.put(key, null)
      return true
    }
    troubles.set(key, { message: outcome.message, theirs: outcome.state === 'conflict' ? { value: outcome.value } : null })
    return false
  }
  /** It is not asked for any more, mostly because a colleague was faster. */
  const giveUp = (cell: FormCell, text: string, outcome: EditOutcome): void => {
    const [key, name] = [keyOf(cell.cell), nameOf(cell, language)]
    const told = outcome.state === 'conflict' ? say.takenBy(name, outcome.who, figureWords(outcome.value ?? '', cell), text) : say.noLonger(name, text)
    notices = [...notices, told]
    troubles.delete(key)
    kept.put(key, null)
  }

  const useOf = (cell: FormCell): CellUse => {
    const key = keyOf(cell.cell)
    return {
      say,
      language,
      today: form.plans.find(({ id }) => id === cell.plan)?.today ?? form.today,
      codes: form.words,
      draft: kept.draftOf(key),
      trouble: troubles.get(key),
      type: (draft) => {
        kept.put(key, draft)
        count()
      },
      save: (draft) => {
        kept.put(key, draft)
        save([[cell, draft]])
      },
      drop: () => {
        kept.put(key, null)
        troubles.delete(key)
        reopened.delete(key)
        void door.look().then((answer) => {
          if (answer.state !== 'open') return closed()
          form = answer.form
          return draw()
        }, fail)
      },
      next: () => move(key),
      files: files.get(key) ?? [],
      file: (file) => {
        tell(say.filing)
        void door.file(cell.cell, file).then(
          ({ name }) => {
            files.set(key, [...(files.get(key) ?? []), name])
            tell(say.filed(name))
            draw()
          },
          (error: unknown) => {
            if (error instanceof Failure) tell(error.status === 0 ? say.offline : error.detail)
          },
        )
      },
      check: (remark) => {
        void (async () => {
          try {
            for (const { id } of cell.questions) form = await door.answer(id, remark)
            tell(say.mine.answered)
          } catch (error) {
            if (error instanceof Failure) tell(error.status === 0 ? say.offline : error.detail)
          }
          draw()
        })()
      },
    }
  }
  /** On to the next field; after the last to the button that saves. */
  const move = (key: string): void => {
    const fields = [...body.querySelectorAll<HTMLInputElement>('.form-figure')]
    const place = fields.findIndex((field) => field.dataset['key'] === key)
    ;(fields[place + 1] ?? saveButton).focus()
  }
  const wordUse = (warning: FormWarning): WordUse => ({
    say,
    language,
    today: form.today,
    codes: form.words,
    draft: kept.wordOf(warning.id),
    type: (word) => kept.putWord(warning.id, word),
    send: async (word) => {
      try {
        form = await door.acknowledge(warning.id, word)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        return error.status === 0 ? say.offline : error.detail
      }
      kept.putWord(warning.id, null)
      tell(say.sent)
      draw()
      return null
    },
  })

  const orderOne = (order: FormOrder): HTMLElement =>
    orderCard(order, {
      say,
      today: form.today,
      turn: async (turn, word) => {
        try {
          form = await door.turn(order.id, turn)
        } catch (error) {
          if (!(error instanceof Failure)) throw error
          return error.status === 0 ? say.offline : error.detail
        }
        tell(say.turned(word))
        draw()
        return null
      },
    })

  const listOf = (title: string, items: readonly HTMLElement[]): HTMLElement | false =>
    items.length > 0 && node('section', {}, node('h2', {}, title), node('ol', { class: 'form-cards' }, ...items))
  const owedCard = (cell: FormCell): HTMLElement => {
    const card = cellCard(cell, keyOf(cell.cell), useOf(cell))
    const warning = form.warnings.find(({ id }) => id === cell.warning)
    if (warning && form.cells.find((one) => one.warning === cell.warning) === cell) card.append(wordPart(warning, wordUse(warning), say.cannotYet, false))
    return card
  }
  const filledOne = (filled: FormView['filled'][number]): HTMLElement => {
    const key = keyOf(filled.cell)
    const again = (): void => {
      reopened.add(key)
      draw()
      body.querySelector<HTMLInputElement>(`[data-key="${CSS.escape(key)}"]`)?.focus()
    }
    return filledCard(filled, { say, language, codes: form.words, understood: readings.get(key), again })
  }
  const thanks = (): HTMLElement => {
    const { next } = form
    const after = next ? say.next(nameOf(next, language), next.periodLabel, next.due.on, next.count - 1) : say.nothingNext
    return node('section', { class: 'form-thanks' }, node('p', {}, node('b', {}, say.thanks)), node('p', {}, after))
  }

  const draw = (): void => {
    const focused = document.activeElement instanceof HTMLElement && body.contains(document.activeElement) ? document.activeElement.dataset['key'] : undefined
    const hadFocus = body.contains(document.activeElement)
    const open = cells()
    // That a figure is missing is said where it is typed, and over when it is there.
    const warnings = form.warnings.filter(({ isMissing }) => !isMissing)
    const filled = form.filled.filter(({ cell }) => !reopened.has(keyOf(cell)) && !form.cells.some((one) => keyOf(one.cell) === keyOf(cell)))
    const isDone = open.length === 0 && warnings.every(({ acknowledged }) => acknowledged !== null) && !form.orders.some(isUnsigned)
    const titles = form.plans
      .filter(({ id }) => open.some(({ plan }) => plan === id))
      .map(({ title, titleEn }) => (language === 'en' && titleEn !== '' ? titleEn : title))
    body.replaceChildren(
      node(
        'header',
        { class: 'form-head' },
        node('h1', {}, say.greeting(form.person)),
        node('p', { class: 'form-soft' }, [...titles, say.until(form.until)].join(' · ')),
        form.demonstration && node('p', { class: 'form-mark' }, say.demonstration),
      ),
      ...notices.map((notice) => node('p', { class: 'form-notice', role: 'alert' }, notice)),
      ...(isDone ? [thanks()] : []),
      ...[
        listOf(say.cells(open.length), open.map(owedCard)),
        listOf(
          say.warnings(warnings.length),
          warnings.map((warning) => warningCard(warning, wordUse(warning), open.length === 0 && warnings.length === 1)),
        ),
        listOf(say.orders(form.orders.length), form.orders.map(orderOne)),
        listOf(say.filled(filled.length), filled.map(filledOne)),
        open.length > 0 && node('p', { class: 'form-soft form-kept' }, say.keptHere),
      ].filter((part) => part !== false),
    )
    count()
    if (focused !== undefined) body.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus()
    else if (hadFocus) status.focus()
  }

  draw()
  if (kept.batches().length > 0) void send()
  return { element }
}

/** A received figure that is put right is typed like one that is asked for. */
const asOwed = ({ plan, cell, number, name, nameEn, unit, decimals, counted, periodLabel, value, flag }: FormView['filled'][number]): FormCell => ({
  plan,
  cell,
  number,
  name,
  nameEn,
  unit,
  decimals,
  counted,
  periodLabel,
  value,
  flag,
  why: 'asked',
  due: null,
  measure: '',
  period: cell.period,
  departments: [],
  target: null,
  targetOn: null,
  expected: null,
  last: null,
  yearBefore: null,
  questions: [],
  warning: null,
})
