/** Beside the list of mails: what of them a person does without, and what the next one would say. */
import '../parts/form.css'
import { Button, SegmentedControl, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailSettingsView, NextMailView } from '../../server/wire/mail.ts'
import type { Language } from '../../server/wire/rows.ts'
import { getMailSettings, getNextMail, nextLetterAddress, sendNextMail, setMailSettings } from '../api/mails.ts'
import { Answer, sentenceOf } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../parts/session.tsx'

const settingsKey = ['mail-settings']

const Settings = ({ view }: { readonly view: MailSettingsView }) => {
  const words = useWords()
  const say = words.letters.settingsPage
  const answers = useQueryClient()
  const set = useMutation({
    mutationFn: setMailSettings,
    onSuccess: (found) => {
      answers.setQueriesData({ queryKey: settingsKey }, found)
      notifications.show({ message: say.saved, withCloseButton: false })
    },
    onError: (error) => notifications.show({ message: sentenceOf(error, words), color: 'red' }),
  })
  const without = view.kinds.filter(({ isOn, isOptional }) => isOptional && !isOn).map(({ kind }) => kind)
  return (
    <div className="form">
      <p className="soft">{say.about}</p>
      <Switch size="sm" checked disabled label={say.duties} />
      {view.kinds.map(({ kind, title, isOptional, isOn }) => (
        <Switch
          key={kind}
          size="sm"
          label={title}
          description={isOptional ? say.why[kind] : say.fixed}
          checked={isOn}
          disabled={!isOptional || set.isPending}
          onChange={(event) => set.mutate(event.currentTarget.checked ? without.filter((each) => each !== kind) : [...without, kind])}
        />
      ))}
    </div>
  )
}

export const MailSettings = () => {
  const say = useWords().letters
  const { language } = useLanguage()
  const settings = useQuery({ queryKey: [...settingsKey, language], queryFn: getMailSettings })
  return (
    <article className="letter">
      <header className="letter-head">
        <h2>{say.settings}</h2>
      </header>
      <div className="letter-settings">
        <Answer of={settings}>{(view) => <Settings view={view} />}</Answer>
      </div>
    </article>
  )
}

const Shown = ({ mail, chosen, format }: { readonly mail: NextMailView; readonly chosen: Language; readonly format: 'html' | 'text' }) => {
  const words = useWords()
  const say = words.letters.nextPage
  if (mail.html === null)
    return (
      <EmptyState icon="mail" title={say.from.nothing}>
        {say.nothingWhy}
      </EmptyState>
    )
  return format === 'html' ? (
    <iframe
      className="letter-frame"
      title={words.mails.letter}
      src={nextLetterAddress(chosen)}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
    />
  ) : (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A box that scrolls must be reached by the keyboard.
    <pre className="letter-text" tabIndex={0}>
      {mail.text}
    </pre>
  )
}

export const NextMail = () => {
  const words = useWords()
  const say = words.letters.nextPage
  const { language } = useLanguage()
  const answers = useQueryClient()
  const [chosen, setChosen] = useState<Language>(language)
  const [format, setFormat] = useState<'html' | 'text'>('html')
  const next = useQuery({ queryKey: ['next-mail', chosen], queryFn: () => getNextMail(chosen) })
  const send = useMutation({
    mutationFn: () => sendNextMail(chosen),
    onSuccess: async () => {
      notifications.show({ message: say.sent })
      await answers.invalidateQueries({ queryKey: ['mails'] })
    },
    onError: (error) => notifications.show({ message: sentenceOf(error, words), color: 'red' }),
  })
  return (
    <article className="letter">
      <Answer of={next}>
        {(mail) => (
          <>
            <header className="letter-head">
              <div className="letter-title">
                <h2>{mail.subject ?? words.letters.next}</h2>
                {mail.html !== null && (
                  <Button variant="default" leftSection={<Icon name="send" />} loading={send.isPending} onClick={() => send.mutate()}>
                    {say.send}
                  </Button>
                )}
              </div>
              {mail.html !== null && (
                <div className="soft small">
                  <p>{say.from[mail.from]}</p>
                  <p>{say.about}</p>
                </div>
              )}
              <div className="row">
                <SegmentedControl
                  size="xs"
                  aria-label={say.language}
                  value={chosen}
                  onChange={setChosen}
                  data={(['zh-CN', 'en'] as const).map((value) => ({ value, label: say.languages[value] }))}
                />
                {mail.html !== null && (
                  <SegmentedControl
                    size="xs"
                    aria-label={words.mails.letter}
                    value={format}
                    onChange={setFormat}
                    data={(['html', 'text'] as const).map((value) => ({ value, label: words.mails.formats[value] }))}
                  />
                )}
              </div>
            </header>
            <Shown mail={mail} chosen={chosen} format={format} />
          </>
        )}
      </Answer>
    </article>
  )
}
