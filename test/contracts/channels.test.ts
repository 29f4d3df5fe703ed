/** What every channel has to keep: it says what the other side said, is not led astray by what stands in a message, and tells failures for good from others. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import type { Channel, Outgoing } from '../../server/channels/channel.ts'
import { ChannelError, isAddress } from '../../server/channels/channel.ts'
import { email } from '../../server/channels/email.ts'
import { folder } from '../../server/channels/folder.ts'
import { openMailbox } from '../support/mailbox.ts'

const message: Outgoing = {
  messageId: 'message-1@xushi',
  date: '2026-11-23T00:30:00.000Z',
  from: { name: '序时', address: 'xushi@example.gov.cn' },
  to: { name: '卢芷兰', address: 'health@demo.invalid' },
  subject: '【红灯预警】区卫健委：托位数欠序时 13.9 个百分点',
  text: '卢芷兰：\n请核对。',
  html: '<p>卢芷兰：</p>',
  thread: null,
  unsubscribeUrl: null,
  files: [],
  settingsUrl: 'https://xushi.example.gov.cn/mails',
}

interface Bench extends AsyncDisposable {
  readonly channel: Channel
  /** Raw subjects, recipients and ids of what arrived. */
  readonly arrived: () => Promise<
    readonly { readonly subject: string; readonly to: string; readonly messageId: string; readonly text: string; readonly headers: number }[]
  >
}

const benches: Readonly<Record<Channel['name'], () => Promise<Bench>>> = {
  smtp: async () => {
    const mailbox = await openMailbox()
    const channel = email(mailbox.url)
    return {
      channel,
      arrived: () =>
        Promise.resolve(
          mailbox.received.map(({ subject, to, messageId, text, header }) => ({ subject, to, messageId, text, headers: header('bcc') === undefined ? 0 : 1 })),
        ),
      [Symbol.asyncDispose]: async () => {
        channel.close()
        await mailbox[Symbol.asyncDispose]()
      },
    }
  },
  folder: async () => {
    const directory = mkdtempSync(join(tmpdir(), 'channel-'))
    const read = async (name: string) => {
      const mail = await PostalMime.parse(readFileSync(join(directory, name)))
      const to = mail.to?.map(({ address }) => address).join(',') ?? ''
      return {
        subject: mail.subject ?? '',
        to,
        messageId: mail.messageId ?? '',
        text: mail.text ?? '',
        headers: mail.headers.filter(({ key }) => key === 'bcc').length,
      }
    }
    return {
      channel: folder(directory),
      arrived: () => Promise.all(readdirSync(directory).map(read)),
      [Symbol.asyncDispose]: () => Promise.resolve(rmSync(directory, { recursive: true })),
    }
  },
}

describe.each(Object.keys(benches) as readonly Channel['name'][])('channel %s', (name) => {
  it('brings the message as it is, under its own id', async () => {
    await using bench = await benches[name]()
    expect(bench.channel.name).toBe(name)
    expect(await bench.channel.send(message)).toMatch(/\S/)
    expect(await bench.arrived()).toMatchObject([
      { subject: message.subject, to: 'health@demo.invalid', messageId: '<message-1@xushi>', text: expect.stringContaining('请核对') },
    ])
  })

  it('lets no line break in a name or subject begin a header', async () => {
    await using bench = await benches[name]()
    await bench.channel.send({ ...message, subject: '红灯\r\nBcc: thief@example.com', to: { ...message.to, name: '卢\r\nBcc: thief@example.com' } })
    const [mail] = await bench.arrived()
    expect(mail).toMatchObject({ to: 'health@demo.invalid', headers: 0 })
    expect(mail?.subject).not.toContain('\n')
  })

  it.each(['', 'nobody', 'a@b,c@d', 'a@b\r\nRCPT TO:<c@d>', '<a@b>', 'a b@c.d', '@c.d', 'x'.repeat(300) + '@c.d'])(
    'refuses the address %j for good',
    async (address) => {
      await using bench = await benches[name]()
      expect(isAddress(address)).toBe(false)
      const refused = bench.channel.send({ ...message, to: { name: '某人', address } })
      await expect(refused).rejects.toBeInstanceOf(ChannelError)
      await expect(refused).rejects.toMatchObject({ permanent: true })
      expect(await bench.arrived()).toEqual([])
    },
  )
})

it('tells a refusal for good from one for now, and from silence', async () => {
  await using mailbox = await openMailbox()
  const channel = email(mailbox.url)
  for (const [code, permanent] of [
    [550, true],
    [451, false],
  ] as const) {
    mailbox.refuse({ code, text: 'not today' })
    await expect(channel.send(message)).rejects.toMatchObject({ permanent, message: expect.stringContaining('not today') })
  }
  mailbox.refuse(null)
  expect(await channel.send(message)).toContain('250')
  channel.close()
  const silent = email('smtp://127.0.0.1:9')
  await expect(silent.send(message)).rejects.toMatchObject({ permanent: false })
  silent.close()
})

it('says what kept it from writing the file, and tries again later', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'channel-'))
  const file = join(directory, 'taken')
  writeFileSync(file, '')
  await expect(folder(file).send(message)).rejects.toMatchObject({ permanent: false, message: expect.stringContaining(file) })
  rmSync(directory, { recursive: true })
})
