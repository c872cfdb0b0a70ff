import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { inside, type Visit } from '../../platform/visit.ts'
import { addBody, addReply, type Reply } from '../queries/store/replies.ts'

export type Came = Pick<Reply, 'connector' | 'kind'> & {
  body: Buffer
  url?: string
  request?: Record<string, unknown>
  status?: number
  headers?: Record<string, string>
  municipality?: string | null
  /** Of the file, when a person brought it. */
  name?: string
  broughtBy?: string
}
/** Raised when a reader learns to read otherwise. */
const parser = 1

/** What a source answered, kept before anything reads it: byte for byte, with its digest. */
export function keepReply(visit: Visit, came: Came): Promise<string> {
  const { body, name = '', broughtBy = '', municipality = null, ...rest } = came
  const sha256 = createHash('sha256').update(body).digest('hex')
  return inside(visit, async (tx) => {
    const row = { ...rest, municipality, sha256, bytes: body.length, parser, fetchedAt: visit.now }
    const [made] = await addReply(tx, row)
    const reply = made?.id as string
    await addBody(tx, { reply, body: packed(body), name, broughtBy, account: visit.actor.account })
    return reply
  })
}

const packed = (body: Buffer): Buffer => deflateRawSync(body, { level: 6 })
/** The bytes as they came. */
export const unpacked = (body: Buffer): Buffer => inflateRawSync(body)
