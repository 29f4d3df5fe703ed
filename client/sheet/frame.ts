/** The sheet's own elements, and the width at which it is a phone's. */
import { newId } from '../edits/ids.ts'

export interface Frame {
  readonly root: HTMLElement
  readonly grid: HTMLElement
  /** Read out by screen readers as it changes. */
  readonly ear: HTMLElement
  readonly hint: HTMLElement
  readonly isNarrow: () => boolean
}

const narrowWidth = 600

const part = (name: string): HTMLElement => {
  const element = document.createElement('div')
  element.className = name
  return element
}

export const createFrame = (element: HTMLElement, hintText: string): Frame => {
  const frame = { root: part('sheet'), grid: part('sheet-grid'), ear: part('sheet-unseen'), hint: part('sheet-unseen') }
  frame.ear.setAttribute('aria-live', 'polite')
  frame.hint.id = `sheet-hint-${newId()}`
  frame.hint.textContent = hintText
  frame.root.append(frame.grid, frame.hint, frame.ear)
  element.append(frame.root)
  return { ...frame, isNarrow: () => element.clientWidth < narrowWidth }
}
