/** How mail fares: whether it can leave, addresses that take none, and whether the ledger of what left is whole. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AddressTroubleView, LedgerView, MailWayView } from '../../server/wire/mail.ts'
import { clearTrouble, getDelivery, getLedger, ledgerAddress } from '../api/delivery.ts'
import { Answer, sentenceOf } from './answer.tsx'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'
import { useMoments } from './when.ts'
import { WideTable } from './wide-table.tsx'

const key = ['delivery'] as const

const Way = ({ way }: { readonly way: MailWayView }) => {
  const say = useWords().work.mail
  const moments = useMoments()
  const waiting = way.oldest === null ? say.nothingWaits : say.waits(way.waiting, moments.short(way.oldest))
  if (way.closed === null)
    return (
      <p>
        <Icon name="check" size={13} /> {way.channel === 'folder' ? say.folder : say.open} <span className="soft">{waiting}</span>
      </p>
    )
  const { since, nextAt, words } = way.closed
  return (
    <div role="alert" className="mail-closed">
      <p>
        <Icon name="close" size={13} /> <strong>{say.closed(moments.short(since))}</strong> {waiting}
      </p>
      <p className="small soft">
        {say.closedWords} <code>{words}</code>
      </p>
      <p className="small soft">{say.nextTry(moments.short(nextAt))}</p>
    </div>
  )
}

const Trouble = ({ trouble }: { readonly trouble: AddressTroubleView }) => {
  const words = useWords()
  const say = words.work.mail
  const moments = useMoments()
  const answers = useQueryClient()
  const clear = useMutation({
    mutationFn: () => clearTrouble(trouble.id),
    onSuccess: async () => {
      notifications.show({ message: say.cleared })
      await answers.invalidateQueries({ queryKey: key })
    },
    onError: (error) => notifications.show({ message: sentenceOf(error, words), color: 'red' }),
  })
  return (
    <tr>
      <td>
        {trouble.person ?? words.noFigure}
        <br />
        <span className="small soft">{trouble.address}</span>
      </td>
      <td className="nowrap">{say.kinds[trouble.kind]}</td>
      <td>{trouble.words}</td>
      <td className="nowrap figure">{moments.short(trouble.at)}</td>
      <td>
        <Button size="compact-xs" variant="default" loading={clear.isPending} onClick={() => clear.mutate()}>
          {say.clear}
        </Button>
      </td>
    </tr>
  )
}

const Troubles = ({ troubles }: { readonly troubles: readonly AddressTroubleView[] }) => {
  const say = useWords().work.mail
  if (troubles.length === 0) return <p className="soft">{say.noTroubles}</p>
  return (
    <>
      <p className="soft small">{say.troublesWhy}</p>
      <WideTable label={say.troubles}>
        <thead>
          <tr>
            {[say.person, say.what, say.words, say.since, say.act].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {troubles.map((trouble) => (
            <Trouble key={trouble.id} trouble={trouble} />
          ))}
        </tbody>
      </WideTable>
    </>
  )
}

const Checked = ({ ledger: { seq, hash, broken } }: { readonly ledger: LedgerView }) => {
  const say = useWords().work.mail
  if (broken !== null)
    return (
      <p role="alert" className="run-failed">
        {say.broken(broken.seq, say.breaks[broken.why])}
      </p>
    )
  return (
    <p>
      {seq === 0 ? say.ledgerEmpty : say.whole(seq)}
      {seq > 0 && <code className="ledger-hash small soft">{hash}</code>}
    </p>
  )
}

export const MailFare = () => {
  const say = useWords().work.mail
  const fare = useQuery({ queryKey: key, queryFn: getDelivery, refetchInterval: 30_000 })
  const ledger = useQuery({ queryKey: [...key, 'ledger'], queryFn: getLedger, staleTime: 300_000 })
  return (
    <section aria-labelledby="work-mail" className="mail-fare">
      <h2 id="work-mail">{say.title}</h2>
      <Answer of={fare}>
        {({ way, troubles }) => (
          <div className="panel mail-fare-part">
            <Way way={way} />
            <Troubles troubles={troubles} />
          </div>
        )}
      </Answer>
      <div className="panel mail-fare-part">
        <h3>{say.ledger}</h3>
        <p className="soft small">{say.ledgerWhy}</p>
        <Answer of={ledger}>{(data) => <Checked ledger={data} />}</Answer>
        <p>
          <Button size="compact-sm" variant="default" component="a" href={ledgerAddress} download leftSection={<Icon name="download" size={13} />}>
            {say.exportLedger}
          </Button>
        </p>
      </div>
    </section>
  )
}
