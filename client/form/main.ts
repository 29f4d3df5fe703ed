/**
 * The page behind a link in a mail: `/form/<link>#<secret>`. It looks whether the form is open in this browser; it opens it only when the person
 * says so, since programs that look through mails run pages too.
 */
import './form.css'
import type { ClosedForm, FormAnswer } from '../../server/wire/forms.ts'
import type { Language } from '../../server/wire/rows.ts'
import { Failure, formDoor } from './door.ts'
import { keptForm } from './kept.ts'
import { button, node } from './node.ts'
import { formPage } from './page.ts'
import { browserLanguage, formWords } from './words.ts'

const root = document.getElementById('root')
if (!root) throw new Error('form.html has no #root')

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const contrast = window.matchMedia('(prefers-contrast: more)')
const look = (): void => {
  document.documentElement.dataset['mantineColorScheme'] = dark.matches ? 'dark' : 'light'
  document.documentElement.dataset['contrast'] = contrast.matches ? 'more' : 'usual'
}
for (const query of [dark, contrast]) query.addEventListener('change', look)
look()

let language: Language = browserLanguage()
const [, , link = ''] = window.location.pathname.split('/')
const key = window.location.hash.slice(1)
const kept = keptForm(link)
const door = formDoor(link, key, () => language)

const speak = (chosen: Language): void => {
  language = chosen
  document.documentElement.lang = chosen
  const say = formWords[chosen]
  document.title = `${say.title} · ${say.product}`
}

/** One thing to say and to do, in the middle of the page. */
const plain = (...content: readonly (Node | false)[]): void =>
  root.replaceChildren(node('main', { class: 'form-plain' }, node('p', { class: 'form-soft' }, document.title), ...content.filter((part) => part !== false)))
const said = (text: string, isSoft = false): HTMLElement => node('p', { class: isSoft ? 'form-soft' : undefined }, text)

const nothing = (): void => {
  const say = formWords[language]
  plain(node('h1', {}, say.nothing), said(say.nothingWhy), node('p', {}, node('a', { href: '/my-work', class: 'form-button-other' }, say.signIn)))
}

const failed = (error: unknown): void => {
  if (!(error instanceof Failure)) throw error
  const say = formWords[language]
  if (error.status === 404) nothing()
  else plain(node('h1', { role: 'alert' }, error.status === 0 ? say.offline : error.detail), button(say.again, 'first', start))
}
const follow = (answer: Promise<FormAnswer>): void => void answer.then(show, failed)

const whyClosed = ({ state, until }: ClosedForm): string => {
  const { closed } = formWords[language]
  return state === 'expired' ? closed.expired(until) : state === 'elsewhere' ? closed.elsewhere : closed.replaced
}

const show = (answer: FormAnswer): void => {
  speak(answer.state === 'open' ? answer.form.language : answer.language)
  const say = formWords[language]
  if (answer.state === 'open') root.replaceChildren(formPage(answer.form, door, kept, say, start).element)
  else if (answer.state === 'ready')
    plain(
      node('h1', {}, say.greeting(answer.person)),
      said(say.asks(answer.cells, answer.warnings, answer.orders)),
      button(say.open, 'first', () => follow(door.open())),
      said(say.binds(answer.until), true),
    )
  else
    plain(
      node('h1', {}, whyClosed(answer)),
      answer.renewedFor === null ? said(say.renewWhy) : node('p', { role: 'status' }, say.renewed(answer.renewedFor)),
      answer.renewedFor === null && button(say.renew, 'first', () => follow(door.renew())),
      node('p', {}, node('a', { href: '/my-work', class: 'form-link' }, say.signIn)),
    )
}

const start = (): void => {
  speak(language)
  // A letter that is shown in the product has the address without its secret.
  if (link === '' || key === '' || key === 'key') nothing()
  else {
    plain(node('p', { class: 'form-soft', role: 'status' }, formWords[language].loading))
    follow(door.look())
  }
}
// Another link of the same mail program lands in the same tab.
window.addEventListener('hashchange', () => window.location.reload())
start()
