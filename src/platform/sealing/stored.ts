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

const columns = `chain, number::int as number, era, to_xid::text as "toXid", first_seq::text as first, last_seq::text as last, lines, hash, signature, at`

type Stored = Omit<Seal, 'toXid' | 'first' | 'last'> & { toXid: string; first: string; last: string }
const sealOf = (row: Stored): Seal => ({
  ...row,
  toXid: BigInt(row.toXid),
  first: BigInt(row.first),
  last: BigInt(row.last),
})

export async function listSeals(client: pg.Client): Promise<Seal[]> {
  const { rows } = await client.query<Stored>(`select ${columns} from platform.seal order by chain collate "C", number`)
  return rows.map(sealOf)
}

/** Any chain's: made by the key that sealed last. */
export async function newestSeal(client: pg.Client): Promise<Seal | undefined> {
  const { rows } = await client.query<Stored>(`select ${columns} from platform.seal order by at desc limit 1`)
  return rows.map(sealOf)[0]
}
