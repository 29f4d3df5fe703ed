/**
 * Who is here decides what is shown: the sign-in page, or the rooms. A session that ends under way puts a form over the
 * room instead of clearing it: what was typed stays where it is.
 */
import type { QueryClient } from '@tanstack/react-query'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Suspense, lazy, useEffect, useState } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import type { SessionView } from '../../server/wire/session.ts'
import { onSignedOut, speak } from '../api/door.ts'
import { keepLanguage, signOut } from '../api/session.ts'
import { Answer, Waiting } from '../parts/answer.tsx'
import { Frame } from '../parts/frame.tsx'
import { useReports } from '../parts/owed.ts'
import { pageAhead } from '../parts/page.tsx'
import { PlanAnswer } from '../parts/plan-answer.tsx'
import { planAddress } from '../parts/plans.ts'
import type { SignedIn } from '../parts/session.tsx'
import { LanguageContext, SessionContext, useWords } from '../parts/session.tsx'
import { SafeRoom } from '../parts/safe-room.tsx'
import { sessionQuery } from '../parts/session-answer.ts'
import { keepSpoken, spokenAtFirst, spokenTo } from '../parts/spoken.ts'
import type { Language } from '../words/index.ts'
import { NotFound } from './not-found.tsx'
import { SignIn } from './sign-in.tsx'
import { SignInAgain } from './sign-in-again.tsx'

// Nearly everybody goes there: it sets out while the server is still asked who is here.
const Plan = pageAhead(() => import('./plan.tsx').then(({ PlanPage }) => PlanPage))
const Mails = lazy(() => import('./mails.tsx').then(({ MailsPage }) => ({ default: MailsPage })))
const Calendar = lazy(() => import('./calendar.tsx').then(({ CalendarPage }) => ({ default: CalendarPage })))
const People = lazy(() => import('./people.tsx').then(({ PeoplePage }) => ({ default: PeoplePage })))
const MyWork = lazy(() => import('./my-work.tsx').then(({ MyWorkPage }) => ({ default: MyWorkPage })))
const Work = lazy(() => import('./work.tsx').then(({ WorkPage }) => ({ default: WorkPage })))

/** Who fills in figures begins with what he owes; others with the sheet of the plan that was last open. */
const Home = () => {
  const say = useWords()
  const reports = useReports()
  if (reports) return <Redirect to="/my-work" replace />
  return <PlanAnswer missing={say.noPlans}>{(plan) => <Redirect to={planAddress(plan)} replace />}</PlanAnswer>
}

const Rooms = ({ onSignOut }: { readonly onSignOut: () => void }) => {
  const say = useWords()
  return (
    <Frame onSignOut={onSignOut}>
      <SafeRoom>
        <Suspense fallback={<Waiting label={say.loading} />}>
          <Switch>
            <Route path="/" component={Home} />
            <Route path="/plans/:plan/*?" component={Plan} />
            <Route path="/my-work" component={MyWork} />
            <Route path="/mails/:mail?" component={Mails} />
            <Route path="/calendar" component={Calendar} />
            <Route path="/people" component={People} />
            <Route path="/work" component={Work} />
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </SafeRoom>
    </Frame>
  )
}

/** The language that was chosen here; on a first visit that of the account. */
const useSpoken = (session: SessionView | undefined) => {
  const [chosen, setChosen] = useState<Language>(spokenAtFirst)
  const language = spokenTo(session?.me?.language, chosen)
  speak(language)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return [language, setChosen] as const
}

/** Everything but the session itself is asked anew: in another language, or once the server knows again who asks. */
const askAnew = (answers: QueryClient): Promise<void> => answers.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })

const Spoken = ({ session, children }: { readonly session: SessionView | undefined; readonly children: ReactNode }) => {
  const answers = useQueryClient()
  const [language, setChosen] = useSpoken(session)
  const signedIn = session?.me != null
  const setLanguage = (next: Language): void => {
    keepSpoken(next)
    setChosen(next)
    speak(next)
    // Sentences of the server come in the language that was asked for.
    void askAnew(answers)
    // Mail is written in the account's language; the page speaks the chosen one even if this fails.
    if (signedIn) keepLanguage(next).catch(() => undefined)
  }
  return <LanguageContext value={{ language, setLanguage }}>{children}</LanguageContext>
}

const isSignedIn = (session: SessionView): session is SignedIn => session.me !== null

export const App = () => {
  const answers = useQueryClient()
  const session = useQuery(sessionQuery)
  // Who is or was here: a session that ended keeps its rooms until its person is back.
  const [known, setKnown] = useState<SignedIn | null>(null)
  const found = session.data
  const isOther = found?.me != null && known !== null && found.me.id !== known.me.id
  if (found && isSignedIn(found) && found !== known && !isOther) setKnown(found)
  const isAway = known !== null && found?.me == null

  useEffect(() => onSignedOut(() => void answers.invalidateQueries({ queryKey: sessionQuery.queryKey })), [answers])
  useEffect(() => {
    // Another person signed in, perhaps in another tab: nothing of the first may stay on the page.
    if (isOther) window.location.reload()
  }, [isOther])
  useEffect(() => (isAway ? () => void askAnew(answers) : undefined), [isAway, answers])

  const enter = (next: SessionView): void => {
    // An answer from before must not end the session again.
    void answers.cancelQueries({ queryKey: sessionQuery.queryKey })
    answers.setQueryData(sessionQuery.queryKey, next)
  }
  const leave = (): void => {
    // Without an answer the cookie may live on; the next page load tells.
    void signOut()
      .catch(() => undefined)
      .then(() => window.location.assign('/'))
  }

  return (
    <Spoken session={found}>
      {known === null ? (
        <Answer of={session}>{(data) => <SignIn session={data} onEnter={enter} />}</Answer>
      ) : (
        <SessionContext value={known}>
          <Rooms onSignOut={leave} />
          <SignInAgain isAway={isAway} me={known.me} onEnter={enter} onOther={leave} />
        </SessionContext>
      )}
    </Spoken>
  )
}
