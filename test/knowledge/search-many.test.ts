import { beforeAll, expect, test } from 'vitest'
import { theSite } from '../site.ts'

// Among so many texts that common words are looked for among the newest first: what is found must be what a plain reading of all would find.

const site = await theSite()
const visitor = site.visitor()
beforeAll(async () => {
  // One each fourth hour, for three years. Every one has "gemensam", each tenth "tiondel", each hundredth "sällsynt", the oldest thirty "urgammal".
  await site.rows(`insert into knowledge.found (kind, id, language, path, title, ingress, body, municipalities, changed_at)
    select 'post', n, 'sv', '/kunskap/text-' || n, 'Text nummer ' || n, 'gemensam ingress', concat_ws(' ', case when n % 10 = 3 then 'tiondelar' end,
      case when n % 100 = 7 then 'sällsynta' end, case when n > 6470 then 'urgammalt' end), array[case when n % 2 = 0 then '1280' else '1281' end],
      timestamptz '2026-03-01 12:00Z' - n * interval '4 hours' from generate_series(1, 6500) n`)
  await site.rows(`insert into knowledge.found (kind, id, language, path, title, changed_at)
    values ('course', 'old', 'sv', '/kurser/gemensam', 'En gemensam väg', '2019-01-01Z')`)
  await site.rows('analyze knowledge.found')
})

type Answer = { total: number; many: boolean; paths: string[] }
async function search(words: string[], more: { place?: string; every?: boolean } = {}): Promise<Answer> {
  const [row] = await site.rows(
    `select s.total, s.many, array(select h ->> 'path' from json_array_elements(s.hits) h) as paths
     from knowledge.search($1, 'sv', $2, array['post', 'course'], null, $3, null, 20, 0) s`,
    [words, more.every ?? true, more.place ?? null],
  )
  return row as Answer
}
const newest = (step: number, first: number) =>
  Array.from({ length: 20 }, (_, at) => `/kunskap/text-${first + at * step}`)

test('the newest five thousand reach over the last quarters, and no further', async () => {
  const [{ recent }] = await site.rows(
    'select knowledge.quarters(knowledge.quarter_of(5000), knowledge.quarter_of(1))::text as recent',
  )
  const quarters = (recent as string).match(/\d+/g)?.map(Number) ?? []
  expect(Math.max(...quarters)).toBeGreaterThan(4 * 2026)
  expect(quarters.length).toBeGreaterThan(8)
  expect(Math.min(...quarters)).toBe(4 * 2023 + 4)
})

test('a word that all have: the newest, and what is no post and has it in its title', async () => {
  const { total, many, paths } = await search(['gemensam'])
  expect([total, many, paths[0]]).toEqual([301, true, '/kurser/gemensam'])
  expect(paths.slice(1)).toEqual(newest(1, 1).slice(0, 19))
  const page = await visitor.text('/hitta?ord=gemensamt')
  expect(page).toContain('Mer än 500 träffar')
})

test('a word that is common, but not among the newest five hundred times over', async () => {
  expect(await search(['tiondel'])).toEqual({ total: 300, many: true, paths: newest(10, 3) })
  expect(await search(['tiondel'], { place: '1280' })).toMatchObject({ total: 0 })
})

test('a rare word, alone and beside common ones: every one of them', async () => {
  const rare = { total: 65, many: false, paths: newest(100, 7) }
  expect(await search(['sällsynt'])).toEqual(rare)
  expect(await search(['gemensam', 'sällsynt'])).toMatchObject({ total: 65, many: false })
  expect(await search(['sallsynt', 'tiondel'], { every: false })).toMatchObject({ many: true })
})

test('what only the oldest have, also by how it begins', async () => {
  expect(await search(['urgammal'])).toMatchObject({ total: 30, many: false })
  expect(await search(['urga'])).toMatchObject({ total: 30, many: false })
  expect(await search(['gemensam', 'urgam'])).toMatchObject({ total: 30, many: false })
})

test('the quarter that a text is from is no word that anybody can ask for', async () => {
  for (const ord of ['Q8105', 'q8105', `Q${4 * 2026 + 1}`])
    expect([ord, await visitor.text(`/hitta?ord=${ord}`)]).toEqual([ord, expect.stringContaining('Vi hittade inget.')])
})
