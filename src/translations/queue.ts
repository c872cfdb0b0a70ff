/** The queue (kön) as lists: which texts of a language are left, page by page, and what comes after the one at hand. */
import { createHash } from 'node:crypto'
import type { Entry, Judged, Standing } from './entry.ts'
import { standingOf } from './entry.ts'

export const perPage = 50
export type Judgement = Judged & {
  path: string
  feature: string
  version: number
  approver: string | null
  approvedAt: Date
}
export type Listed = { entry: Entry; standing: Standing; judgement: Judgement | undefined }
type Chosen = { del: string; visa: 'kvar' | 'klara' | 'alla' }

const keyOf = ({ feature, path }: { feature: string; path: string }) => `${feature} ${path}`

export function listedOf(entries: readonly Entry[], judgements: readonly Judgement[]): Listed[] {
  const known = new Map(judgements.map((one) => [keyOf(one), one]))
  return entries.map((entry) => {
    const judgement = known.get(keyOf(entry))
    return { entry, standing: standingOf(entry, judgement), judgement }
  })
}

export function chosenFrom(listed: readonly Listed[], { del, visa }: Chosen): Listed[] {
  return listed.filter(
    ({ entry, standing }) =>
      (del === '' || entry.feature === del) && (visa === 'alla' || (standing === 'approved') === (visa === 'klara')),
  )
}

export const leftIn = (listed: readonly Listed[]): number =>
  listed.filter(({ standing }) => standing !== 'approved').length

/** The next text that waits, in the same feature first. */
export function nextAfter(listed: readonly Listed[], at: { feature: string; path: string }): Entry | undefined {
  const here = listed.findIndex(({ entry }) => keyOf(entry) === keyOf(at))
  const round = [...listed.slice(here + 1), ...listed.slice(0, here)]
  return round.find(({ standing }) => standing !== 'approved')?.entry
}

/** A text as it was read: with another draft it is another key, so that nothing is approved unseen. */
export const readKey = (entry: Entry): string =>
  `${keyOf(entry)} ${createHash('sha256')
    .update(entry.draft ?? '')
    .digest('hex')
    .slice(0, 16)}`
