import type pg from 'pg'
import type { Facts } from './batch.ts'

export type Seal = Facts & { hash: Buffer; signature: Buffer; at: Date }

/** In the order of the table's columns. */
export const toSeal = (seal: Seal) => [
  seal.chain,
  seal.number,
  seal.era,
  String(seal.toXid),
  String(seal.first),
  String(seal.last),
  seal.lines,
  seal.hash,
  seal.signature,
  seal.at,
]

const all = `select chain, number::int as number, era, to_xid::text as "toXid", first_seq::text as first, last_seq::text as last, lines, hash, signature, at
  from platform.seal order by chain collate "C", number`

export async function listSeals(client: pg.Client): Promise<Seal[]> {
  const { rows } = await client.query(all)
  return rows.map((row) => ({
    ...row,
    toXid: BigInt(row.toXid),
    first: BigInt(row.first),
    last: BigInt(row.last),
  }))
}
