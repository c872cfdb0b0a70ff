import { ask, type Tx } from '../../platform/visit.ts'
import type { SearchKind } from '../domain/found.ts'

export type Hit = { kind: SearchKind; path: string; title: string; ingress: string; body: string }

const search = 'select kind, path, title, ingress, body from knowledge.search($1, $2, $3, $4)'
export const listHits = async (tx: Tx, query: string, plain: string, kinds: readonly SearchKind[]): Promise<Hit[]> =>
  (await ask<Hit>(tx, search, [query, plain, kinds, 50])).rows

/** The nearest known words, for a search that found nothing. */
export const nearWords = async (tx: Tx, words: readonly string[]): Promise<string[]> =>
  (await ask<{ near: string[] }>(tx, 'select knowledge.near($1) as near', [words])).rows[0]?.near ?? []

export const learnWords = (tx: Tx) => ask(tx, 'select knowledge.learn_words()', [])
