/** What is published about some words; when nothing is, what was probably meant, and then whatever has any of the words. */
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { folded, wordsIn } from '../domain/found.ts'
import { nearest } from '../domain/near.ts'
import { type Asked, type Hits, listHits, listNear, tellToday } from '../queries/search.ts'

export type Found = Hits & {
  /** The words that the hits answer to. */
  words: string[]
  /** Other words than were written, because nothing had those. */
  meant: string | null
  /** Nothing had all of the words: these have some. */
  some: boolean
}
export type Search = Omit<Asked, 'words' | 'every' | 'spoken'> & { query: string }

export const search = (visit: Visit, { query, ...chosen }: Search): Promise<Found> =>
  inside(visit, async (tx): Promise<Found> => {
    const words = wordsIn(query)
    const of = { ...chosen, words, every: true, spoken: visit.language }
    const hits = await listHits(tx, of)
    if (hits.total > 0 || words.length === 0) return { ...hits, words, meant: null, some: false }
    return searchNear(tx, of)
  })

async function searchNear(tx: Tx, of: Asked): Promise<Found> {
  const near = await listNear(tx, of.words.map(folded))
  const words = of.words.map((word, at) => nearest(folded(word), near[at] ?? [])?.spelt ?? word)
  const isOther = words.join(' ') !== of.words.join(' ')
  const meant = isOther ? words.join(' ') : null
  const hits = isOther ? await listHits(tx, { ...of, words }) : null
  if (hits && hits.total > 0) return { ...hits, words, meant, some: false }
  const any = await listHits(tx, { ...of, words, every: false })
  return { ...any, words, meant: any.total > 0 ? meant : null, some: any.total > 0 && words.length > 1 }
}

/** What a date has changed since yesterday; everything else is told in the moment that it changes. */
export const refreshSearch = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'import' }, (visit) =>
    inside(visit, (tx) => tellToday(tx).then(() => undefined)),
  )
