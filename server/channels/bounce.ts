/** Mail that came back: reads a delivery report (RFC 3464) or a complaint (RFC 5965) as mail servers send them. The door to the mail parser. */
import PostalMime from 'postal-mime'

export interface Bounce {
  readonly address: string
  readonly kind: 'bounced' | 'complained'
  /** What the other server said. */
  readonly words: string
  /** Of the mail that came back, without angle brackets; `null` where the report does not name it. */
  readonly messageId: string | null
}

/** Fields of a report, unfolded, by name in small letters; a block for each recipient. */
const blocks = (text: string): readonly ReadonlyMap<string, string>[] =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map(
      (block) =>
        new Map(
          block.split('\n').flatMap((line) => {
            const colon = line.indexOf(':')
            return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const]
          }),
        ),
    )

/** `rfc822; li@example.cn` → `li@example.cn`. */
const afterType = (field: string | undefined): string =>
  (field ?? '')
    .replace(/^[^;]*;/, '')
    .replaceAll(/[<>]/g, '')
    .trim()

/** 5.x.x: for good. A report of a delay is none of a failure. */
const isForGood = (block: ReadonlyMap<string, string>): boolean =>
  block.get('action')?.toLowerCase() === 'failed' && (block.get('status') ?? '5').startsWith('5')

const bare = (id: string | undefined): string | null => id?.replaceAll(/[<>\s]/g, '') || null

/** @returns what a raw mail reports; empty where it reports nothing for good. */
export const readBounces = async (raw: Uint8Array): Promise<readonly Bounce[]> => {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true })
  const part = (type: string): string | undefined => {
    const found = mail.attachments.find(({ mimeType }) => mimeType.toLowerCase() === type)
    if (found === undefined) return undefined
    return typeof found.content === 'string' ? found.content : new TextDecoder().decode(found.content)
  }
  const returned = part('message/rfc822') ?? part('text/rfc822-headers')
  const messageId = bare(returned === undefined ? undefined : blocks(returned)[0]?.get('message-id'))
  const status = part('message/delivery-status')
  if (status !== undefined)
    return blocks(status)
      .filter((block) => block.has('final-recipient') && isForGood(block))
      .map((block) => ({
        address: afterType(block.get('original-recipient') ?? block.get('final-recipient')),
        kind: 'bounced',
        words: afterType(block.get('diagnostic-code')) || (block.get('status') ?? ''),
        messageId,
      }))
  const complaint = part('message/feedback-report')
  if (complaint === undefined) return []
  const [fields] = blocks(complaint)
  const address = afterType(`;${fields?.get('original-rcpt-to') ?? ''}`)
  return address === '' ? [] : [{ address, kind: 'complained', words: fields?.get('feedback-type') ?? 'complaint', messageId }]
}
