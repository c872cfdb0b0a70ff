import { ask, type Tx } from '../../platform/visit.ts'
import { perPage, type SearchKind } from '../domain/found.ts'
import { forgiven, type Known } from '../domain/near.ts'

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

/** Known words that may be near each word, a line each, and none where something begins so: that one is not misspelt. */
const near = `select coalesce((select string_agg(concat_ws(' ', w.word, w.spelt, w.seen), E'\\n') from knowledge.word w
      where w.keys && knowledge.keys(a.word, case when length(a.word) < 6 then 1 else 2 end)
        and length(w.word) between length(a.word) - a.steps and length(a.word) + a.steps
        and not exists (select from knowledge.word b where b.word between a.word and a.word || 'ÿÿÿ')), '') as near
  from unnest($1::text[], $2::int[]) with ordinality a(word, steps, place) order by a.place`
export async function listNear(tx: Tx, words: readonly string[]): Promise<Known[][]> {
  const { rows } = await ask<{ near: string }>(tx, near, [words, words.map(({ length }) => forgiven(length))])
  return rows.map((row) => (row.near === '' ? [] : row.near.split('\n').map(knownIn)))
}
function knownIn(line: string): Known {
  const [word = '', spelt = '', seen] = line.split(' ')
  return { word, spelt, seen: Number(seen) }
}

export const tellToday = (tx: Tx) => ask(tx, 'select knowledge.tell_today()', [])
