/**
 * Asks another region for its examples: the address on the list and nowhere else, five seconds, one megabyte, no redirects.
 * The trap: a name can lead to a machine inside our own network; the address that the name has is judged when the line is opened.
 */
import { lookup } from 'node:dns'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { signatureHeader } from './feed-key.ts'
import { mostBytes } from './incoming.ts'

export type Answer = { status: number; body: Buffer; etag: string; modified: string; signature: string }
export type Asking = {
  address: string
  etag: string
  modified: string
  userAgent: string
  /** Only in a demonstration and in tests, where regions stand on the same machine. */
  loopback: boolean
}
const patience = 5000

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')
/** Addresses that are nobody's on the open net (IANA special-purpose registries). */
const inner = new BlockList()
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
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4')
/** Of the sixth version only what is given out to the world, and nothing that hides an address of the fourth in it. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inner.addSubnet(net, bits, 'ipv6')

export function mayAsk(address: string, mayLoop: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (!isIP(address)) return false
  if (mayLoop && loopback.check(address, family)) return true
  return !inner.check(address, family) && (family === 'ipv4' || open6.check(address, 'ipv6'))
}

/** Judges every address of the name, and gives the line the very address that was judged. */
const judged =
  (mayLoop: boolean): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? []
      if (error || !first) return done(error ?? new Error('no address'), '', 0)
      if (!found.every(({ address }) => mayAsk(address, mayLoop))) return done(new Error('inner address'), '', 0)
      if (options.all) (done as (error: null, all: typeof found) => void)(null, found)
      else done(null, first.address, first.family)
    })

/** Https, or http to this machine itself where that is allowed. */
export function isAskable(address: string, mayLoop: boolean): boolean {
  const url = URL.parse(address)
  if (!url || url.username || url.password) return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !mayAsk(host, mayLoop)) return false
  return (
    url.protocol === 'https:' || (mayLoop && url.protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|localhost)$/.test(host))
  )
}

export function fetchFeed({ address, etag, modified, userAgent, loopback: mayLoop }: Asking): Promise<Answer> {
  if (!isAskable(address, mayLoop)) return Promise.reject(new Error('not askable'))
  const headers: Record<string, string> = {
    accept: 'application/feed+json, application/json',
    'accept-encoding': 'identity',
    'user-agent': userAgent,
    ...(etag && { 'if-none-match': etag }),
    ...(modified && { 'if-modified-since': modified }),
  }
  const options: RequestOptions = {
    headers,
    lookup: judged(mayLoop),
    agent: false,
    signal: AbortSignal.timeout(patience),
  }
  const send = address.startsWith('https:') ? httpsRequest : httpRequest
  return new Promise((keep, refuse) => {
    const asking = send(address, options, (reply) => read(reply).then(keep, refuse))
    asking.on('error', refuse)
    asking.end()
  })
}

async function read(reply: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headers } = reply
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of reply) {
    size += piece.length
    if (size > mostBytes) throw new Error('too large')
    if (status === 200) pieces.push(piece)
  }
  return {
    status,
    body: Buffer.concat(pieces),
    etag: headers.etag ?? '',
    modified: headers['last-modified'] ?? '',
    signature: [headers[signatureHeader]].flat()[0] ?? '',
  }
}
