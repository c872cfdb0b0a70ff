import { isIP } from 'node:net'
import type { Context } from 'hono'
import type { Site } from './visit.ts'

type Socket = { incoming?: { socket?: { remoteAddress?: string | undefined } } } | undefined
const near = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/

/**
 * Where a visitor calls from, as far as it can be known. A proxy in front of the site stands on the same machine or network and
 * puts the caller last; what anybody else says about where they come from is not believed.
 */
export function addressOf(c: Context<Site>): string {
  const socket = plainAddress((c.env as Socket)?.incoming?.socket?.remoteAddress ?? '')
  const told = plainAddress(c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '')
  return shared(near.test(socket) && isIP(told) ? told : socket)
}

const plainAddress = (address: string): string => address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')

/** One household has a whole /64 of the new addresses: its first four groups. */
function shared(address: string): string {
  if (isIP(address) !== 6) return address
  const [first = '', second] = address.split('::')
  const groups = [first, second].map((part) => (part ? part.split(':') : []))
  const [head = [], tail = []] = groups
  const zeros = second === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array(zeros).fill('0'), ...tail].slice(0, 4).join(':')
}
