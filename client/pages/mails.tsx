/** Letters that went out, wait or failed, with the server's answer; one of them beside the list. */
import './mails.css'
import { Button, SegmentedControl, Select } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useRoute } from 'wouter'
import type { MailBodyView, MailView } from '../../server/wire/mail.ts'
import { getMail, getMails, letterAddress, retryMail } from '../api/mails.ts'
import { Answer, sentenceOf } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { narrow } from '../parts/screen.ts'
import { useSession, useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'
import { MailSettings, NextMail } from './mail-settings.tsx'

const stateIcon = { waiting: 'clock', sending: 'send', sent: 'check', failed: 'close', empty: 'check' } as const

const State = ({ mail }: { readonly mail: MailView }) => {
  const say = useWords().mails
  return (
    <span className={`mail-state mail-${mail.state}`}>
      <Icon name={stateIcon[mail.state]} size={13} />
      {say.states[mail.state]}
    </span>
  )
}

const Row = ({ mail, isOpen }: { readonly mail: MailView; readonly isOpen: boolean }) => {
  const words = useWords()
  const say = words.mails
  return (
    <li>
      <Link href={`/mails/${mail.id}`} className="mail-row" aria-current={isOpen ? 'true' : undefined}>
        <span className="mail-row-top">
          <span className="mail-person">{mail.person}</span>
          <span className="faint small figure">{words.day(mail.day)}</span>
          <State mail={mail} />
        </span>
        <span className="one-line">{mail.subject ?? say.noSubject}</span>
        <span className="faint small">{say.mattersCount(mail.matters)}</span>
      </Link>
    </li>
  )
}

const Retry = ({ mail }: { readonly mail: MailView }) => {
  const words = useWords()
  const answers = useQueryClient()
  const retry = useMutation({
    mutationFn: () => retryMail(mail.id),
    onSuccess: async () => {
      notifications.show({ message: words.mails.retried })
      await answers.invalidateQueries({ queryKey: ['mails'] })
    },
    onError: (error) => notifications.show({ message: sentenceOf(error, words), color: 'red' }),
  })
  return (
    <Button variant="default" leftSection={<Icon name="retry" />} loading={retry.isPending} onClick={() => retry.mutate()}>
      {words.mails.retry}
    </Button>
  )
}

const Letter = ({ mail }: { readonly mail: MailBodyView }) => {
  const words = useWords()
  const say = words.mails
  const { mail: way } = useSession()
  const moments = useMoments()
  const [format, setFormat] = useState<'html' | 'text'>('html')
  const facts: readonly (readonly [label: string, text: string])[] = [
    [say.person, `${mail.person}  ${mail.address ?? say.noAddress}`],
    [
      say.state,
      [
        say.states[mail.state],
        mail.sentAt === null ? say.sendAfter(moments.full(mail.sendAfter)) : say.sentAt(moments.full(mail.sentAt)),
        mail.attempts > 0 ? say.attempts(mail.attempts) : '',
      ]
        .filter(Boolean)
        .join(' · '),
    ],
    ...(mail.answer === null ? [] : [[way === 'folder' && mail.state === 'sent' ? say.file : say.answer, say.answers[mail.answer] ?? mail.answer] as const]),
    ...(mail.uses.length === 0 ? [] : [[say.link, mail.uses.map(({ at, word, peer }) => `${moments.full(at)} · ${word} · ${peer}`).join('\n')] as const]),
  ]
  return (
    <article className="letter">
      <header className="letter-head">
        <div className="letter-title">
          <h2>{mail.subject ?? say.noSubject}</h2>
          {mail.state === 'failed' && <Retry mail={mail} />}
        </div>
        <dl className="letter-facts">
          {facts.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {mail.html !== null && (
          <SegmentedControl
            size="xs"
            aria-label={say.letter}
            value={format}
            onChange={setFormat}
            data={[
              { value: 'html', label: say.formats.html },
              { value: 'text', label: say.formats.text },
            ]}
          />
        )}
      </header>
      {mail.html === null && mail.text === null && <EmptyState icon="mail" title={say.noLetter} />}
      {mail.html !== null && format === 'html' && (
        <iframe
          className="letter-frame"
          title={say.letter}
          src={letterAddress(mail.id)}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
        />
      )}
      {mail.text !== null && (format === 'text' || mail.html === null) && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A box that scrolls must be reached by the keyboard.
        <pre className="letter-text" tabIndex={0}>
          {mail.text}
        </pre>
      )}
    </article>
  )
}

const OpenMail = ({ id }: { readonly id: string }) => {
  const mail = useQuery({ queryKey: ['mails', id], queryFn: () => getMail(id) })
  return <Answer of={mail}>{(data) => <Letter key={data.id} mail={data} />}</Answer>
}

const List = ({ list, open }: { readonly list: readonly MailView[]; readonly open: string | null }) => {
  const say = useWords().mails
  const [state, setState] = useState<MailView['state'] | null>(null)
  const states = (Object.keys(say.states) as MailView['state'][]).filter((each) => list.some((mail) => mail.state === each))
  const shown = list.filter((mail) => state === null || mail.state === state)
  return (
    <>
      {states.length > 1 && (
        <div className="mail-tools">
          <Select
            size="xs"
            aria-label={say.state}
            placeholder={say.everyState}
            clearable
            data={states.map((each) => ({ value: each, label: say.states[each] }))}
            value={state}
            onChange={setState}
          />
        </div>
      )}
      <ul className="mail-list">
        {shown.map((mail) => (
          <Row key={mail.id} mail={mail} isOpen={mail.id === open} />
        ))}
      </ul>
    </>
  )
}

const Opened = ({ open }: { readonly open: string | null }) => {
  const say = useWords().mails
  if (open === null) return <EmptyState icon="mail" title={say.pick} />
  if (open === 'next') return <NextMail />
  return open === 'settings' ? <MailSettings /> : <OpenMail id={open} />
}

export const MailsPage = () => {
  const words = useWords()
  const say = words.mails
  const { me, mail: way } = useSession()
  const [, params] = useRoute('/mails/:mail')
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const mails = useQuery({ queryKey: ['mails'], queryFn: getMails, refetchInterval: 30_000 })
  const open = params?.mail ?? null
  return (
    <div className="mails">
      {!(isNarrow && open !== null) && (
        <section className="mails-list" aria-labelledby="mails-title">
          <div className="mails-head">
            <div className="mails-title">
              <h1 id="mails-title">{me.may.readAllMail ? say.every : say.own}</h1>
              <Link href="/mails/next" aria-current={open === 'next' ? 'true' : undefined}>
                {words.letters.next}
              </Link>
              <Link href="/mails/settings" aria-current={open === 'settings' ? 'true' : undefined}>
                {words.letters.settings}
              </Link>
            </div>
            {way === 'folder' && <p className="soft small">{say.folder}</p>}
          </div>
          <div className="mails-scroll">
            <Answer of={mails}>
              {(list) =>
                list.length === 0 ? (
                  <EmptyState icon="mail" title={say.none}>
                    {say.noneWhy}
                  </EmptyState>
                ) : (
                  <List list={list} open={open} />
                )
              }
            </Answer>
          </div>
        </section>
      )}
      {!(isNarrow && open === null) && (
        <div className="mails-open">
          {isNarrow && (
            <Link href="/mails" className="mails-back">
              <Icon name="left" />
              {say.back}
            </Link>
          )}
          <Opened open={open} />
        </div>
      )}
    </div>
  )
}
