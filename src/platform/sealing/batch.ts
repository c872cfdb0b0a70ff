import { createHash, type Hash } from 'node:crypto'
import type { Line } from './lines.ts'

/** A batch while its lines come: what it will say about itself, and the digest so far. */
export type Facts = {
  chain: string
  number: number
  era: number
  toXid: bigint
  first: bigint
  last: bigint
  lines: number
}

export class Batch {
  #hash: Hash
  #first: bigint | undefined
  #last = 0n
  lines = 0
  readonly chain: string
  readonly era: number

  constructor(chain: string, era: number, previous: Buffer) {
    this.chain = chain
    this.era = era
    this.#hash = createHash('sha256').update(previous)
  }
  take({ seq, bytes }: Line): void {
    this.#hash.update(bytes)
    this.lines += 1
    if (this.#first === undefined || seq < this.#first) this.#first = seq
    if (seq > this.#last) this.#last = seq
  }
  /** The digest covers the batch before, every line, and what the seal says about them. */
  end(number: number, toXid: bigint): Facts & { hash: Buffer } {
    const { chain, era, lines } = this
    const facts = { chain, number, era, toXid, first: this.#first ?? 0n, last: this.#last, lines }
    return { ...facts, hash: this.#hash.update(wordsOf(facts)).digest() }
  }
}

const wordsOf = ({ chain, number, era, toXid, first, last, lines }: Facts) =>
  `knutpunkt seal 1 ${chain} ${number} ${era} ${toXid} ${first} ${last} ${lines}`

/** What is signed: the digest and what it is the digest of. */
export const signedOf = (facts: Facts, hash: Buffer): Buffer => Buffer.from(`${wordsOf(facts)} ${hash.toString('hex')}`)

/** Before the first batch of a chain. */
export const nothing = Buffer.alloc(32)
