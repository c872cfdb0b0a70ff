import { verify } from 'node:crypto'
import type pg from 'pg'
import type { Apart } from '../keys-apart.ts'
import { Batch, nothing, signedOf } from './batch.ts'
import type { Head } from './heads.ts'
import { type Line, listEras, ofEra, readLines } from './lines.ts'
import { listSeals, type Seal } from './stored.ts'

/**
 * lines: the lines are not those that were sealed. signature: the seal is not ours, or was changed. missing: a seal in the middle is gone.
 * outside: lines that no seal knows, where everything should be sealed. head: the seal that was told elsewhere is gone or another.
 */
export type BreakKind = 'lines' | 'signature' | 'missing' | 'outside' | 'head'
export type Break = { kind: BreakKind; chain: string; number: number; first: bigint; last: bigint }
export type Verified = { lines: number; sealed: number; seals: number; chains: number; breaks: Break[] }

type Keys = Pick<Apart['sealing'], 'checks'>

/** One chain's seals, met one after the other by its lines in the same order, among those of others. */
class Chain {
  #seals: Seal[]
  #keys: Keys
  #at = 0
  #batch: Batch | undefined
  #known: (previous: Seal | undefined) => Buffer
  breaks: Break[] = []

  constructor(seals: Seal[], keys: Keys) {
    this.#seals = seals
    this.#keys = keys
    this.#known = (previous) => previous?.hash ?? nothing
  }
  /** The seal that this line belongs to, when there is one. */
  take(line: Line): boolean {
    for (let seal = this.#seals[this.#at]; seal; seal = this.#seals[this.#at]) {
      if (line.era < seal.era || (line.era === seal.era && line.xid < seal.toXid)) {
        this.#open(seal).take(line)
        return true
      }
      this.#close(seal)
    }
    return false
  }
  #open(seal: Seal): Batch {
    this.#batch ??= new Batch(seal.chain, seal.era, this.#known(this.#seals[this.#at - 1]))
    return this.#batch
  }
  /** Each seal is judged by the one before it as it is stored, so that one break does not hide the next. */
  #close(seal: Seal): void {
    const previous = this.#seals[this.#at - 1]
    const { hash } = this.#open(seal).end(seal.number, seal.toXid)
    if (seal.number !== (previous?.number ?? 0) + 1) this.#say('missing', seal, (previous?.number ?? 0) + 1)
    else if (!hash.equals(seal.hash)) this.#say('lines', seal)
    if (!verify(null, signedOf(seal, seal.hash), this.#keys.checks, seal.signature)) this.#say('signature', seal)
    this.#batch = undefined
    this.#at += 1
  }
  #say(kind: BreakKind, { chain, first, last, number }: Seal, at = number): void {
    this.breaks.push({ kind, chain, number: at, first, last })
  }
  end(): Break[] {
    for (let seal = this.#seals[this.#at]; seal; seal = this.#seals[this.#at]) this.#close(seal)
    return this.breaks
  }
}

class Verifying {
  #chains: Map<string, Chain>
  #ends: Map<number, bigint>
  #outside = new Map<string, Break>()
  lines = 0
  sealed = 0
  constructor(seals: Seal[], keys: Keys) {
    this.#chains = new Map(
      [...Map.groupBy(seals, ({ chain }) => chain)].map(([name, own]) => [name, new Chain(own, keys)]),
    )
    this.#ends = new Map()
    for (const { era, toXid } of seals) if (toXid > (this.#ends.get(era) ?? 0n)) this.#ends.set(era, toXid)
  }
  take(line: Line): void {
    this.lines += 1
    if (this.#chains.get(line.chain)?.take(line)) {
      this.sealed += 1
      return
    }
    // A round seals every chain: what lies before its end and is in no seal came afterwards.
    if (line.xid < (this.#ends.get(line.era) ?? 0n)) this.#noteOutside(line)
  }
  #noteOutside({ chain, seq }: Line): void {
    const found = this.#outside.get(chain)
    if (found) found.last = seq
    else this.#outside.set(chain, { kind: 'outside', chain, number: 0, first: seq, last: seq })
  }
  end(): Break[] {
    return [...[...this.#chains.values()].flatMap((chain) => chain.end()), ...this.#outside.values()]
  }
}

const strange = (seals: Seal[], heads: readonly Head[]): Break[] =>
  heads
    .filter(({ chain, number, hash }) => {
      const found = seals.find((seal) => seal.chain === chain && seal.number === number)
      return found?.hash.toString('hex') !== hash
    })
    .map(({ chain, number }) => ({ kind: 'head', chain, number, first: 0n, last: 0n }))

/** Reads the whole log once. `heads`: seals that were told elsewhere, by mail or beside the database. */
export async function verifyLog(client: pg.Client, keys: Keys, heads: readonly Head[] = []): Promise<Verified> {
  await client.query('begin isolation level repeatable read read only')
  try {
    // The order of an index, read as it comes: where nothing is known of the table yet, a sort of all of it would be guessed cheaper.
    await client.query('set local enable_sort = off')
    const eras = await listEras(client)
    const seals = await listSeals(client)
    const verifying = new Verifying(seals, keys)
    for (let era = 1; era <= eras.length; era++)
      await readLines(client, { eras, where: ofEra(eras, era), within: 'one era' }, (line) => verifying.take(line))
    const breaks = [...verifying.end(), ...strange(seals, heads)]
    const chains = new Set(seals.map(({ chain }) => chain)).size
    return { lines: verifying.lines, sealed: verifying.sealed, seals: seals.length, chains, breaks }
  } finally {
    await client.query('rollback')
  }
}
