/** What is published about some words; when nothing is, what was probably meant. */
import { asSystem, inside, type Services, type Visit } from '../../platform/visit.ts'
import { type SearchKind, wordsIn } from '../domain/found.ts'
import { type Hit, learnWords, listHits, nearWords } from '../queries/search.ts'

export type Found = { hits: Hit[]; words: string[]; meant: string | null }

export const search = (visit: Visit, query: string, kinds: readonly SearchKind[]): Promise<Found> =>
  inside(visit, async (tx): Promise<Found> => {
    const words = wordsIn(query)
    if (words.length === 0) return { hits: [], words, meant: null }
    const hits = await listHits(tx, query, words.join(' '), kinds)
    if (hits.length > 0) return { hits, words, meant: null }
    const near = await nearWords(tx, words)
    const meant = near.join(' ')
    if (meant === words.join(' ')) return { hits, words, meant: null }
    return { hits: await listHits(tx, meant, meant, kinds), words: near, meant }
  })

export const learn = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'import' }, (visit) =>
    inside(visit, (tx) => learnWords(tx).then(() => undefined)),
  )
