import './sign-in.css'
import { useMutation } from '@tanstack/react-query'
import type { SessionView } from '../../server/wire/session.ts'
import { signIn } from '../api/session.ts'
import { sentenceOf } from '../parts/answer.tsx'
import { Icon } from '../parts/icon.tsx'
import { Initial } from '../parts/initial.tsx'
import { Mark } from '../parts/mark.tsx'
import { useLanguage, useWords } from '../parts/session.tsx'
import { SignInForm } from '../parts/sign-in-form.tsx'
import { languages } from '../words/index.ts'

interface SignInProps {
  readonly session: SessionView
  readonly onEnter: (session: SessionView) => void
}

type Demonstration = NonNullable<SessionView['demonstration']>

/** Everybody whom the demonstration knows, one click each: a visitor wants to see the sheet as several people do. */
const DemonstrationAccounts = ({ demonstration, onEnter }: { readonly demonstration: Demonstration; readonly onEnter: SignInProps['onEnter'] }) => {
  const words = useWords()
  const say = words.signIn
  const enter = useMutation({ mutationFn: (email: string) => signIn(email, demonstration.password), onSuccess: onEnter })
  return (
    <section className="sign-in-demonstration" aria-labelledby="demonstration-accounts">
      <div className="row">
        <h2 id="demonstration-accounts">{say.tryAs}</h2>
        <span className="demonstration-mark">{words.demonstration.mark}</span>
      </div>
      <p className="soft small">{say.tryWhy(demonstration.password)}</p>
      {enter.error && (
        <p className="form-error" role="alert">
          {sentenceOf(enter.error, words)}
        </p>
      )}
      <ul className="sign-in-accounts">
        {demonstration.accounts.map((account) => (
          <li key={account.email}>
            <button type="button" className="bare sign-in-account" disabled={enter.isPending} onClick={() => enter.mutate(account.email)}>
              <Initial name={account.name} />
              <span className="grow">
                <span className="sign-in-account-name">
                  {account.name}
                  <span className="soft small">{words.roles[account.role]}</span>
                </span>
                <span className="one-line faint small">{[account.department, account.title].filter(Boolean).join(' · ')}</span>
              </span>
              <Icon name="right" size={14} />
            </button>
          </li>
        ))}
      </ul>
      <p className="faint small">{words.demonstration.why}</p>
    </section>
  )
}

export const SignIn = ({ session, onEnter }: SignInProps) => {
  const words = useWords()
  const { language, setLanguage } = useLanguage()
  return (
    <main className="sign-in">
      <div className={`sign-in-body${session.demonstration ? ' sign-in-wide' : ''}`}>
        <section className="sign-in-form">
          <h1 className="sign-in-product">
            <Mark size={30} />
            {words.product}
          </h1>
          <p className="soft">{words.claim}</p>
          <SignInForm email={null} onEnter={onEnter} />
          <div className="sign-in-languages">
            {languages.map(({ value, label }) => (
              <button key={value} type="button" lang={value} className="bare" aria-pressed={value === language} onClick={() => setLanguage(value)}>
                {label}
              </button>
            ))}
          </div>
        </section>
        {session.demonstration && <DemonstrationAccounts demonstration={session.demonstration} onEnter={onEnter} />}
      </div>
    </main>
  )
}
