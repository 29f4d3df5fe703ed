/** All keys of the sheet on a page, F1. */
import type { SheetTexts } from './texts-shape.ts'

/** Groups of keys, each with what it does, as a table. */
export const helpPage = ({ groups, notes }: SheetTexts['help']): readonly HTMLElement[] => {
  const page = document.createElement('div')
  page.className = 'sheet-help'
  for (const { title, keys } of groups) {
    const section = document.createElement('section')
    const head = document.createElement('h3')
    head.textContent = title
    const list = document.createElement('dl')
    for (const [key, does] of keys) {
      const [term, said] = [document.createElement('dt'), document.createElement('dd')]
      for (const one of key.split(' / ')) {
        const cap = document.createElement('kbd')
        cap.textContent = one
        term.append(cap)
      }
      said.textContent = does
      list.append(term, said)
    }
    section.append(head, list)
    page.append(section)
  }
  const foot = document.createElement('div')
  foot.className = 'sheet-help-notes'
  for (const note of notes) {
    const line = document.createElement('p')
    line.textContent = note
    foot.append(line)
  }
  return [page, foot]
}
