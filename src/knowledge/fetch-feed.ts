/** Asks another region for its examples: the address on the list and nowhere else, five seconds, one megabyte, no redirects. */
import { mostBytes } from './incoming.ts'

export type Answer = { status: number; text: string; etag: string; modified: string }
export type Asking = { address: string; etag: string; modified: string; userAgent: string }

export async function fetchFeed({ address, etag, modified, userAgent }: Asking): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/feed+json, application/json', 'user-agent': userAgent }
  if (etag) headers['if-none-match'] = etag
  if (modified) headers['if-modified-since'] = modified
  const reply = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(5000) })
  return {
    status: reply.status,
    text: reply.status === 200 ? await textUpTo(reply, mostBytes) : '',
    etag: reply.headers.get('etag') ?? '',
    modified: reply.headers.get('last-modified') ?? '',
  }
}

async function textUpTo(reply: Response, most: number): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of reply.body ?? []) {
    size += piece.length
    if (size > most) throw new Error('too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
