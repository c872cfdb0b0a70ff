import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Seal } from './stored.ts'

// The newest seal of each chain, told outside the database: whoever cuts off the end of the log with its seals is found by this.

export type Head = { chain: string; number: number; hash: string }

/** One line each: `1280 57 9f86d0…`, in mail and in the file beside the database. */
export const headLine = ({ chain, number, hash }: Head): string => `${chain} ${number} ${hash}`

/** Finds such lines in any text: what else stands in a mail is passed over. */
export const headsIn = (text: string): Head[] =>
  [...text.matchAll(/^[> \t]{0,20}(\d{4}|-) (\d{1,12}) ([0-9a-f]{64})[ \t\r]{0,20}$/gm)].map(
    ([, chain = '', number, hash = '']) => ({
      chain,
      number: Number(number),
      hash,
    }),
  )

const fileIn = (data: string) => join(data, 'seals.txt')

export const headsBeside = (data: string): Head[] =>
  existsSync(fileIn(data)) ? headsIn(readFileSync(fileIn(data), 'utf8')) : []

export function keepHeads(data: string, seals: readonly Seal[]): void {
  const heads = new Map(headsBeside(data).map((head) => [head.chain, head]))
  for (const { chain, number, hash } of seals) heads.set(chain, { chain, number, hash: hash.toString('hex') })
  const part = `${fileIn(data)}.part`
  writeFileSync(part, [...heads.values()].map((head) => `${headLine(head)}\n`).join(''), { mode: 0o600 })
  renameSync(part, fileIn(data))
}
