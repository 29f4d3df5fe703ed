/** Ctrl+G: to an indicator by its number or name, to a period, or to both, `地区生产总值 3月`. What is meant is listed while it is typed. */
import type { Acts } from './acts.ts'
import { createBar } from './bar.ts'
import type { Book } from './book.ts'
import type { Grid } from './grid-shape.ts'
import { indicatorsNamed, readDestination } from './go-to.ts'
import { folded } from './match.ts'
import type { Selection } from './selection.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface GoBar {
  readonly element: HTMLElement
  readonly open: () => void
}

const mostListed = 8

interface Choice {
  readonly place: number
  readonly text: string
  readonly isHidden: boolean
}

export const createGoBar = (
  { book, grid, selection }: { readonly book: () => Book; readonly grid: Grid; readonly selection: Selection },
  texts: SheetTexts,
  { focus: leave, goTo }: Pick<Acts, 'focus' | 'goTo'>,
): GoBar => {
  const say = texts.goTo
  const list = document.createElement('ol')
  list.className = 'sheet-bar-list'
  list.setAttribute('role', 'listbox')
  list.id = 'sheet-go-list'
  let choices: readonly Choice[] = []
  let chosen = 0
  let columnId: string | null = null

  const look = (typed: string): void => {
    const { table, field, matcher } = book()
    const { rows, periods } = table.view
    const { name, period } = readDestination(typed, periods)
    columnId = period !== null && grid.columnIds().includes(period) ? period : null
    const nameAt = (place: number): string => field('name')?.read(place) ?? ''
    const named = indicatorsNamed(
      name,
      table.rows.map(({ place }) => ({ place, number: rows.number[place] ?? '', name: nameAt(place) })),
      mostListed,
      (place, sought) => matcher.holds(folded(nameAt(place)), sought),
    )
    const active = selection.activeCell()
    const meant = name === '' && period !== null && active ? [active.place] : named
    choices = meant.map((place) => ({
      place,
      text: [rows.number[place], nameAt(place), period === null ? '' : texts.periodLong(period)].filter((part) => part).join('　'),
      isHidden: book().arrangement.positionOf(place) < 0,
    }))
    chosen = Math.max(
      0,
      choices.findIndex(({ isHidden }) => !isHidden),
    )
    const isMissing = typed.trim() !== '' && choices.length === 0
    bar.said.textContent = isMissing ? say.none : period !== null && columnId === null ? say.columnHidden(texts.periodLong(period)) : ''
    draw()
  }
  const draw = (): void => {
    list.replaceChildren(
      ...choices.map(({ text, isHidden }, place) => {
        const item = document.createElement('li')
        item.id = `sheet-go-${place}`
        item.setAttribute('role', 'option')
        item.setAttribute('aria-selected', String(place === chosen))
        item.textContent = isHidden ? `${text}　${say.rowHidden}` : text
        item.addEventListener('mousedown', (event) => event.preventDefault())
        item.addEventListener('click', () => go(place))
        return item
      }),
    )
    list.hidden = choices.length === 0
    if (choices.length > 0) bar.line.setAttribute('aria-activedescendant', `sheet-go-${chosen}`)
    else bar.line.removeAttribute('aria-activedescendant')
  }
  const go = (place: number): void => {
    const choice = choices[place]
    if (!choice) return
    if (choice.isHidden) {
      bar.said.textContent = say.rowHidden
      return
    }
    bar.close()
    goTo(book().table.idAt(choice.place), columnId ?? grid.columnIds()[selection.active().column] ?? '')
  }
  const bar = createBar(say, [], {
    typed: look,
    key(event) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0 && choices.length > 0) {
        chosen = (chosen + step + choices.length) % choices.length
        draw()
        return true
      }
      if (event.key !== 'Enter') return false
      go(chosen)
      return true
    },
    closed: leave,
  })
  bar.line.setAttribute('role', 'combobox')
  bar.line.setAttribute('aria-expanded', 'true')
  bar.line.setAttribute('aria-controls', list.id)
  bar.element.append(list)
  return {
    element: bar.element,
    open() {
      bar.open('')
      look('')
    },
  }
}
