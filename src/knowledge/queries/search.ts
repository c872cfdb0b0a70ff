import { ask, type Tx } from '../../platform/visit.ts'
import { perPage, type SearchKind } from '../domain/found.ts'
import type { Known } from '../domain/near.ts'

export type Hit = { kind: SearchKind; path: string; language: string; title: string; ingress: string; body: string }
export type Hits = {
  total: number
  /** Very many answer: the newest of them and those with the word in their title are among the hits. */
  many: boolean
  themes: string[]
  places: string[]
  hits: Hit[]
}
export type Asked = {
  words: readonly string[]
  /** Whether all words are to be there, or any of them. */
  every: boolean
  spoken: string
  kinds: readonly SearchKind[]
  theme: string | null
  place: string | null
  language: string | null
  page: number
}
const search = 'select total, many, themes, places, hits from knowledge.search($1, $2, $3, $4, $5, $6, $7, $8, $9)'
export async function listHits(tx: Tx, of: Asked): Promise<Hits> {
  const { words, spoken, every, kinds, theme, place, language, page } = of
  const values = [words, spoken, every, kinds, theme, place, language, perPage, (page - 1) * perPage]
  const { rows } = await ask<Hits>(tx, search, values)
  return rows[0] ?? { total: 0, many: false, themes: [], places: [], hits: [] }
}

/** For each word without accents: whether something begins so, and the known words that may be near it. */
const near = `select a.word as asked, exists (select from knowledge.word b where b.word between a.word and a.word || 'ÿÿÿ') as known,
    coalesce((select json_agg(json_build_object('word', w.word, 'spelt', w.spelt, 'seen', w.seen)) from knowledge.word w
      where w.keys && knowledge.keys(a.word, case when length(a.word) < 6 then 1 else 2 end) and length(w.word) between length(a.word) - 3 and length(a.word) + 3), '[]') as near
  from unnest($1::text[]) a(word)`
export type Near = { asked: string; known: boolean; near: Known[] }
export const listNear = async (tx: Tx, words: readonly string[]): Promise<Near[]> =>
  (await ask<Near>(tx, near, [words])).rows

export const tellToday = (tx: Tx) => ask(tx, 'select knowledge.tell_today()', [])
