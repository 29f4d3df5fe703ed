/**
 * The last twelve figures of the indicator, beside the editor while it is open. It takes no focus and no click; what the sheet does not show is
 * asked for once, and comes when it comes.
 */
import type { Id, Period } from '../../server/wire/rows.ts'
import type { FigureBefore } from '../../server/wire/story.ts'
import type { Box, Recent } from './recent-figures.ts'
import { lookedBack, periodsBefore, placeBeside, recentFigures, sparkline } from './recent-figures.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface RecentOf {
  readonly indicator: Id
  readonly period: Period
  readonly unit: string
  /** `undefined` for a period that the sheet does not show. */
  readonly valueOf: (period: Period) => string | null | undefined
  readonly show: (value: string | null) => string
}

export interface RecentPanel {
  readonly element: HTMLElement
  readonly open: (of: RecentOf) => void
  readonly close: () => void
  /** @param room the sheet's, below its head and beside its pinned columns; `null` where there is none for panels, on a phone. */
  readonly lay: (cell: Box, room: Box | null) => void
  readonly setOn: (isOn: boolean) => void
}

const [lineWidth, lineHeight] = [150, 26]
const svg = 'http://www.w3.org/2000/svg'

const lineOf = (figures: readonly Recent[]): SVGElement | null => {
  const points = sparkline(figures, lineWidth, lineHeight)
  if (points === '') return null
  const picture = document.createElementNS(svg, 'svg')
  picture.setAttribute('viewBox', `-2 -2 ${lineWidth + 4} ${lineHeight + 4}`)
  picture.setAttribute('class', 'sheet-recent-line')
  const line = document.createElementNS(svg, 'polyline')
  line.setAttribute('points', points)
  const last = document.createElementNS(svg, 'circle')
  const [x = '0', y = '0'] = points.split(' ').at(-1)?.split(',') ?? []
  for (const [name, value] of [
    ['cx', x],
    ['cy', y],
    ['r', '2'],
  ] as const)
    last.setAttribute(name, value)
  picture.append(line, last)
  return picture
}

export const createRecent = (
  texts: SheetTexts,
  fetchBefore: ((indicator: Id, period: Period) => Promise<readonly FigureBefore[]>) | undefined,
): RecentPanel => {
  const element = document.createElement('div')
  element.className = 'sheet-recent'
  element.setAttribute('aria-hidden', 'true')
  element.hidden = true
  const fetched = new Map<string, readonly FigureBefore[]>()
  let shown: RecentOf | null = null
  let isOn = true

  const text = (name: string, words: string): HTMLElement => {
    const part = document.createElement('span')
    part.className = name
    part.textContent = words
    return part
  }

  const draw = (of: RecentOf): void => {
    const figures = recentFigures(of.period, of.valueOf, fetched.get(`${of.indicator} ${of.period}`) ?? [])
    const line = lineOf(figures)
    element.replaceChildren(
      text('sheet-recent-title', of.unit === '' ? texts.recent : `${texts.recent} · ${of.unit}`),
      ...(line ? [line] : []),
      ...figures.flatMap(({ period, value, isYearBefore }) => {
        const parts = [text('sheet-recent-period', texts.periodLong(period)), text('sheet-recent-value', value === null ? '—' : of.show(value))]
        if (isYearBefore) for (const part of parts) part.classList.add('sheet-recent-same')
        return parts
      }),
    )
  }

  /** Only where the sheet shows not all of the periods; once for a cell. */
  const ask = async (of: RecentOf): Promise<void> => {
    const key = `${of.indicator} ${of.period}`
    if (!fetchBefore || fetched.has(key) || periodsBefore(of.period, lookedBack).every((period) => of.valueOf(period) !== undefined)) return
    const found = await fetchBefore(of.indicator, of.period).catch(() => null)
    if (found === null) return
    fetched.set(key, found)
    if (shown === of) draw(of)
  }

  const close = (): void => {
    shown = null
    element.hidden = true
  }

  return {
    element,
    open(of) {
      if (!isOn) return
      shown = of
      draw(of)
      void ask(of)
    },
    close,
    lay(cell, room) {
      element.hidden = shown === null || room === null
      if (element.hidden || room === null) return
      const place = placeBeside(cell, room, { width: element.offsetWidth, height: element.offsetHeight })
      element.hidden = place === null
      if (place) element.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(place.top)}px)`
    },
    setOn(wanted) {
      isOn = wanted
      if (!wanted) close()
    },
  }
}
