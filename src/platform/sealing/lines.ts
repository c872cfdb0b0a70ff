import type pg from 'pg'
import { copyOut } from '../copies/copy.ts'

// Lines of the log as bytes: what COPY gives on a connection with fixed forms of time (connectApart), in the order in which batches are
// sealed. The columns are never changed: a new column of the log is sealed by a new kind of seal.

const columns = `e.xid, e.seq, e.at, e.municipality, e.account, e.organisation, e.role, e.verb, e.person, e.about_kind, e.about, e.fields,
  e.purpose, e.ground, e.request, e.show_after`

/** The chain of lines that concern no municipality. */
export const nowhere = '-'

export type Line = { chain: string; era: number; xid: bigint; seq: bigint; bytes: Buffer }

/** Up to which line each database wrote: transaction numbers are compared within one era only. */
export async function listEras(client: pg.Client): Promise<bigint[]> {
  const { rows } = await client.query('select after_seq::text as after from platform.restored order by after_seq')
  return [0n, ...rows.map(({ after }) => BigInt(after))]
}

type Wanted = { eras: readonly bigint[]; where: string; within?: 'one era' }

/** Within one era an index gives the order, and a million lines are neither sorted nor waited for. */
const textOf = ({ eras, where, within }: Wanted) =>
  `copy (select coalesce(e.municipality, '${nowhere}') collate "C" as chain, width_bucket(e.seq, '{${eras.map((after) => after + 1n)}}'::bigint[]) as era, ${columns}
    from platform.entry e where ${where} order by ${within ? '' : 'era, '}e.xid, e.seq) to stdout`

/** The lines that the database of this era wrote; the first one is 1. */
export const ofEra = (eras: readonly bigint[], era: number): string =>
  era < eras.length ? `e.seq > ${eras[era - 1]} and e.seq <= ${eras[era]}` : `e.seq > ${eras[era - 1]}`

const tab = 9
const newline = 10

function lineOf(bytes: Buffer): Line {
  const fields: string[] = []
  let from = 0
  for (let at = 0; fields.length < 4; at++)
    if (bytes[at] === tab) {
      fields.push(bytes.toString('latin1', from, at))
      from = at + 1
    }
  const [chain = '', era, xid = '', seq = ''] = fields
  return { chain, era: Number(era), xid: BigInt(xid), seq: BigInt(seq), bytes }
}

/** Hands on each line; pieces of the stream end in the middle of lines. */
export async function readLines(client: pg.Client, wanted: Wanted, take: (line: Line) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0)
  await copyOut(client, textOf(wanted), (piece) => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    let from = 0
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      take(lineOf(bytes.subarray(from, end + 1)))
      from = end + 1
    }
    rest = bytes.subarray(from)
    return undefined
  })
}
