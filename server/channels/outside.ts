/**
 * Requests to addresses that somebody has entered: to public hosts only, unless the settings name the host. The name is resolved once, every address it
 * has is looked at, and the line goes to just that one; no redirects, five seconds, 64 kB.
 */
import { lookup } from 'node:dns'
import type { LookupAddress } from 'node:dns'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { BlockList, isIP } from 'node:net'

const longestAnswer = 64 * 1024
const mostSeconds = 5

const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, bits, 'ipv4')

/** Of IPv6 only what is given out to the public is open, less what carries an IPv4 address inside or is for documents. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6')

/** Whether an address is one of the public network. */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  return family === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

/** The address is not one to go to. */
export class ClosedAddress extends Error {
  override readonly name = 'ClosedAddress'
}

/** @throws ClosedAddress where it is no web address, or a literal one that is not public. @param allowed hosts that may be private. */
export const outsideUrl = (text: string, allowed: ReadonlySet<string>): URL => {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    throw new ClosedAddress('not a plain web address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (allowed.has(host)) return url
  if (url.protocol !== 'https:') throw new ClosedAddress('only https leaves the house')
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new ClosedAddress(`${host} is not a public address`)
  return url
}

/** Resolves a name to its first address, if all that it has are public. */
const publicOnly: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? []
    if (error || first === undefined) done(error ?? new Error(`${host} has no address`), '')
    else if (found.some(({ address }) => !isPublicAddress(address))) done(new ClosedAddress(`${host} leads to an address that is not public`), '')
    else if (options.all) done(null, [first])
    else done(null, first.address, first.family)
  })
}

export interface OutsideAnswer {
  readonly status: number
  readonly body: string
}

/**
 * Sends one request, and reads its answer whatever the status.
 *
 * @param allowed hosts of the settings, which may be private and without TLS.
 * @throws ClosedAddress, and what the network throws.
 */
export const callOutside = (
  method: 'GET' | 'POST',
  address: string,
  { headers = {}, body = '', allowed }: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly allowed: ReadonlySet<string> },
): Promise<OutsideAnswer> =>
  new Promise((settle, reject) => {
    const url = outsideUrl(address, allowed)
    const isAllowed = allowed.has(url.hostname.replace(/^\[|\]$/g, ''))
    const call = url.protocol === 'https:' ? secure : plain
    const asked = call(url, {
      method,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: false,
      signal: AbortSignal.timeout(mostSeconds * 1000),
      ...(isAllowed ? {} : { lookup: publicOnly }),
    })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      const parts: Buffer[] = []
      let length = 0
      answer.on('data', (part: Buffer) => {
        length += part.length
        if (length > longestAnswer) answer.destroy(new Error('the answer is too long'))
        else parts.push(part)
      })
      answer.on('error', reject)
      answer.on('end', () => settle({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }))
    })
    asked.end(body)
  })
