import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readPage } from '../attack/page.ts'
import { plain } from '../browser.ts'
import { markOf, scripts } from '../corpora/script.ts'
import { plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { editorOf, must } from './bank.ts'

// Five hundred payloads through the editor and through comments: the page says them, and nothing of them runs.
const site = await theSite()
beforeAll(() => plantSkane(site.db))
afterAll(() => vi.resetModules())

const read = async (path: string) => readPage(await site.visitor().text(path))
test('five hundred of them', () => expect(scripts.length).toBeGreaterThanOrEqual(500))

test('as the text of a post, past the form that refuses tags', async () => {
  const editor = await editorOf(site)
  const own = await must(await editor.press('/redaktion', { rubrik: 'Farlig' }, '/redaktion'))
  const tag = '<script>alert(1)</script>'
  const refused = await editor.press(own, { rubrik: 'Farlig', ingress: tag, text: tag, forfattare: 'A' }, own)
  expect(refused.status).toBe(422)
  expect(plain(await refused.text())).toContain('Texten har HTML i sig')
  const id = own.split('/').at(-1)
  const body = scripts.map((payload) => `${payload}\n\n> ${payload}\n\n[${payload}](${payload})`).join('\n\n')
  // Stored past the form, as an import or an older version might have.
  await site.rows(
    `update knowledge.post_text set body = left($2, 60000), ingress = left($3, 600), title = left($3, 160) where post = $1`,
    [id, body, scripts.join(' ').slice(0, 600)],
  )
  await site.rows(`update knowledge.post set stage = 'published', published_at = now(), author = $2 where id = $1`, [
    id,
    scripts.slice(0, 3).join(' '),
  ])
  for (const path of ['/kunskap/farlig', '/kunskap', '/kunskap/farlig?sprak=ar'])
    expect((await read(path)).faults).toEqual([])
  expect(readPage(await editor.text(own)).faults).toEqual([])
  expect(readPage(await editor.text(`${own}/granska`)).faults).toEqual([])
}, 30_000)

test('as comments, each with its own words', async () => {
  await site.rows(
    `insert into knowledge.comment (post, stage, name, text, due_at, at)
      select p.id, 'shown', left(s, 80), left(s, 2000), now(), now() from knowledge.post p, unnest($1::text[]) s where p.slug = 'farlig'`,
    [scripts.filter((payload) => payload.trim() !== '')],
  )
  const page = await read('/kunskap/farlig')
  expect(page.faults).toEqual([])
  const said = page.pieces.map(({ text }) => text).join(' ')
  const marks = scripts.flatMap((payload) => payload.match(markOf) ?? [])
  const lost = marks.filter((mark) => !said.includes(mark))
  expect(marks.length).toBeGreaterThanOrEqual(500)
  expect(lost.length).toBe(0)
}, 30_000)
