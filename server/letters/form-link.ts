/** The mail that carries a new link to a form, as text and as HTML. Pure. */
import { html } from 'hono/html'
import type { DateText, Language } from '../../db/schema.ts'
import type { FormCounts } from '../words/forms.ts'
import { words } from '../words/index.ts'
import type { Letter } from './layout.ts'
import { page, styles } from './layout.ts'

export interface FormLetterFacts {
  readonly person: string
  readonly language: Language
  /** Last day of the link. */
  readonly until: DateText
  readonly link: string
  readonly counts: FormCounts
}

export const formLetter = async ({ person, language, until, link, counts }: FormLetterFacts): Promise<Letter> => {
  const { digest, forms } = words[language]
  const { mail } = forms
  const lines = [digest.greeting(person), mail.intro(counts), '', mail.open, link, '', mail.until(until), mail.why]
  const content = html`<p style="${styles.paragraph}">${digest.greeting(person)}<br>${mail.intro(counts)}</p>
<p style="${styles.paragraph}"><a href="${link}" style="${styles.button}">${mail.open}</a></p>
<p class="x-soft" style="${styles.small}">${mail.until(until)}</p>
<p class="x-soft" style="${styles.small}">${mail.why}</p>`
  return {
    subject: mail.subject,
    text: lines.join('\n'),
    html: await page({ language, title: mail.subject, preheader: mail.until(until), mark: null }, content),
  }
}
