import { sign } from 'node:crypto'
import type pg from 'pg'
import type { Apart } from '../keys-apart.ts'
import { Batch, nothing, signedOf } from './batch.ts'
import { type Line, listEras, readLines } from './lines.ts'
import { type Seal, toSeal } from './stored.ts'

// Sealing the log, batch by batch. Numbers of lines are not the order of commits: only lines of transactions that are older than every
// one still open are sealed, so that no line can come into a batch after it.

/** A batch is never larger: a break is found within so many lines. */
const most = 5000

type Head = { number: number; hash: Buffer }

const heads = `select distinct on (chain) chain, number::int as number, hash from platform.seal order by chain, number desc`

async function headsOf(client: pg.Client): Promise<Map<string, Head>> {
  const { rows } = await client.query<Head & { chain: string }>(heads)
  return new Map(rows.map(({ chain, number, hash }) => [chain, { number, hash }]))
}

/** Where sealing stopped: the era, and the transaction before which everything is sealed. */
const reached = `select era, max(to_xid)::text as "toXid" from platform.seal group by era order by era desc limit 1`

type Reached = { era: number; from: bigint }

async function reachedBy(client: pg.Client): Promise<Reached> {
  const { rows } = await client.query<{ era: number; toXid: string }>(reached)
  const { era, toXid } = rows[0] ?? { era: 1, toXid: '0' }
  return { era, from: BigInt(toXid) }
}

async function oldestOpen(client: pg.Client): Promise<bigint> {
  const { rows } = await client.query(`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`)
  return BigInt(rows[0].xmin)
}

type Standing = Reached & { until: bigint; now: number }

/** Lines of an era that has ended are all there; of the one that goes on, those before the oldest open transaction. */
function whereOf({ era, from, until, now }: Standing, eras: readonly bigint[]): string {
  const begins = `e.seq > ${eras[era - 1]} and e.xid >= '${from}'::xid8`
  if (era === now) return `${begins} and e.xid < '${until}'::xid8`
  const later = Array.from({ length: now - era }, (_, at) => era + 1 + at)
  const ended = `(${begins} and e.seq <= ${eras[era]})`
  const others = later.map((one) =>
    one === now
      ? `(e.seq > ${eras[one - 1]} and e.xid < '${until}'::xid8)`
      : `(e.seq > ${eras[one - 1]} and e.seq <= ${eras[one]})`,
  )
  return [ended, ...others].join(' or ')
}

/** Lines come in the order of their transactions; one transaction is never divided. */
class Sealing {
  #open = new Map<string, Batch>()
  #heads: Map<string, Head>
  last: Line | undefined
  made: Seal[] = []
  #keys: Apart['sealing']
  #at: Date
  constructor(from: Map<string, Head>, keys: Apart['sealing'], at: Date) {
    this.#heads = from
    this.#keys = keys
    this.#at = at
  }
  take(line: Line): void {
    const before = this.last
    if (before && before.era !== line.era) this.endAll(before.xid + 1n)
    else if (before && before.xid !== line.xid) this.#endFull(line.xid)
    this.last = line
    let batch = this.#open.get(line.chain)
    if (!batch) {
      batch = new Batch(line.chain, line.era, this.#heads.get(line.chain)?.hash ?? nothing)
      this.#open.set(line.chain, batch)
    }
    batch.take(line)
  }
  #endFull(toXid: bigint): void {
    for (const batch of this.#open.values()) if (batch.lines >= most) this.#end(batch, toXid)
  }
  endAll(toXid: bigint): void {
    for (const batch of this.#open.values()) this.#end(batch, toXid)
  }
  #end(batch: Batch, toXid: bigint): void {
    const number = (this.#heads.get(batch.chain)?.number ?? 0) + 1
    const { hash, ...facts } = batch.end(number, toXid)
    const signature = sign(null, signedOf(facts, hash), this.#keys.signs)
    this.made.push({ ...facts, hash, signature, at: this.#at })
    this.#heads.set(batch.chain, { number, hash })
    this.#open.delete(batch.chain)
  }
}

const insert = `insert into platform.seal (chain, number, era, to_xid, first_seq, last_seq, lines, hash, signature, at)
  select * from unnest($1::text[], $2::bigint[], $3::int[], $4::xid8[], $5::bigint[], $6::bigint[], $7::int[], $8::bytea[], $9::bytea[], $10::timestamptz[])`

async function store(client: pg.Client, seals: Seal[]): Promise<void> {
  if (seals.length === 0) return
  const rows = seals.map(toSeal)
  await client.query(
    insert,
    (rows[0] ?? []).map((_, column) => rows.map((row) => row[column])),
  )
}

export type Sealer = {
  /** Seals what is ready. All of a round is kept or none of it: after a fault open another sealer. */
  round(at: Date): Promise<Seal[]>
}

/** Where every chain stands is read once; one sealer at a time works on a database. */
export async function openSealer(client: pg.Client, keys: Apart['sealing']): Promise<Sealer> {
  const eras = await listEras(client)
  const heads = await headsOf(client)
  let standing = await reachedBy(client)
  const seal = async (at: Date): Promise<Seal[]> => {
    const until = await oldestOpen(client)
    const sealing = new Sealing(heads, keys, at)
    const where = whereOf({ ...standing, until, now: eras.length }, eras)
    await readLines(client, { eras, where }, (line) => sealing.take(line))
    const { era, xid } = sealing.last ?? { era: standing.era, xid: 0n }
    // Nothing can come below the oldest open transaction, so the batch reaches that far.
    const from = era === eras.length ? until : xid + 1n
    sealing.endAll(from)
    await store(client, sealing.made)
    if (sealing.made.length > 0) standing = { era, from }
    return sealing.made
  }
  return { round: (at) => inOneLook(client, () => seal(at)) }
}

async function inOneLook<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read')
  try {
    const done = await work()
    await client.query('commit')
    return done
  } catch (fault) {
    await client.query('rollback').catch(() => {}) // the first fault is told
    throw fault
  }
}
