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

/** A post holds sixty thousand signs: the five hundred need four. */
const perPost = 130
const parts = Array.from({ length: Math.ceil(scripts.length / perPost) }, (_, at) =>
  scripts.slice(at * perPost, (at + 1) * perPost),
)
const marksIn = (payloads: readonly string[]) => payloads.flatMap((payload) => payload.match(markOf) ?? [])
const saidIn = (page: ReturnType<typeof readPage>) => page.pieces.map(({ text }) => text).join(' ')

test('as the text of a post, past the form that refuses tags', async () => {
  const editor = await editorOf(site)
  const own = await must(await editor.press('/redaktion', { rubrik: 'Farlig' }, '/redaktion'))
  const tag = '<script>alert(1)</script>'
  const refused = await editor.press(own, { rubrik: 'Farlig', ingress: tag, text: tag, forfattare: 'A' }, own)
  expect(refused.status).toBe(422)
  expect(plain(await refused.text())).toContain('Texten har HTML i sig')
}, 30_000)

test.each(parts.map((payloads, at) => [at, payloads] as const))(
  'part %i of them as a post: every word is said, and none runs',
  async (at, payloads) => {
    const editor = await editorOf(site)
    const slug = `farlig-${at}`
    const own = await must(await editor.press('/redaktion', { rubrik: slug }, '/redaktion'))
    const id = own.split('/').at(-1)
    const body = payloads.map((payload) => `${payload}\n\n> ${payload}\n\n[${payload}](${payload})`).join('\n\n')
    expect(body.length).toBeLessThanOrEqual(60_000)
    const some = payloads.join(' ')
    // Stored past the form, as an import or an older version might have.
    await site.rows('update knowledge.post_text set body = $2, ingress = $3, title = $4 where post = $1', [
      id,
      body,
      some.slice(0, 600),
      some.slice(0, 160),
    ])
    await site.rows(
      `insert into knowledge.post_image (post, place, file, size, width, height, alt, caption, credit)
      select $1, n, 'none', 1, 9, 9, s, s, s from unnest($2::text[]) with ordinality x(s, n)`,
      [id, payloads.filter((payload) => payload.trim() !== '').slice(0, 12)],
    )
    await site.rows(
      `update knowledge.post set stage = 'published', published_at = now(), author = $2, responsible = $2, themes = $3 where id = $1`,
      [id, payloads.slice(0, 3).join(' '), payloads.slice(3, 6)],
    )
    const page = await read(`/kunskap/${slug}`)
    expect(page.faults).toEqual([])
    const said = saidIn(page)
    const marks = marksIn(payloads)
    expect(marks.length).toBeGreaterThanOrEqual(payloads.length * 0.9)
    expect(marks.filter((mark) => !said.includes(mark))).toEqual([])
    for (const path of ['/kunskap', `/kunskap/${slug}?sprak=ar`]) expect((await read(path)).faults).toEqual([])
    for (const path of [own, `${own}/granska`, `${own}/bilder`])
      expect(readPage(await editor.text(path)).faults).toEqual([])
  },
  30_000,
)

test('as comments, each with its own words', async () => {
  await site.rows(
    `insert into knowledge.comment (post, stage, name, text, due_at, at)
      select p.id, 'shown', left(s, 80), left(s, 2000), now(), now() from knowledge.post p, unnest($1::text[]) s where p.slug = 'farlig-0'`,
    [scripts.filter((payload) => payload.trim() !== '')],
  )
  const page = await read('/kunskap/farlig-0')
  expect(page.faults).toEqual([])
  const said = saidIn(page)
  const marks = marksIn(scripts)
  const lost = marks.filter((mark) => !said.includes(mark))
  expect(marks.length).toBeGreaterThanOrEqual(500)
  expect(lost.length).toBe(0)
}, 30_000)
