import { beforeAll, expect, test } from 'vitest'
import { seedKnowledge } from '../../src/knowledge/index.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const visitor = site.visitor()
beforeAll(async () => {
  await plantSkane(site.db)
  await seedKnowledge(site.services, organisations.owner)
})

test('every post of the demonstration says that it is practice, and opens', async () => {
  const posts = await site.rows(`select slug from knowledge.post where stage = 'published'`)
  expect(posts.length).toBeGreaterThanOrEqual(5)
  for (const { slug } of posts) {
    const answer = await visitor.get(`/kunskap/${slug}`)
    expect([slug, answer.status]).toEqual([slug, 200])
    expect(await answer.text()).toContain('Övningstext')
  }
})

test('what waits is waiting: a guest’s text and a comment', async () => {
  expect(await site.rows(`select kind from knowledge.post where stage = 'submitted'`)).toEqual([{ kind: 'guest' }])
  expect((await visitor.get('/kunskap/nar-foretaget-ringer-forst')).status).toBe(404)
  expect(await visitor.text('/kunskap/sma-rum-for-stora-samtal')).not.toContain('Hur många företag')
})

test('a second time changes nothing', async () => {
  const count = async () =>
    site.rows('select count(*) from knowledge.post union all select count(*) from knowledge.comment')
  const before = await count()
  await seedKnowledge(site.services, organisations.owner)
  expect(await count()).toEqual(before)
})

test('the front page gathers the region by at most six questions, and weighs little', async () => {
  const { gzipSync } = await import('node:zlib')
  const statements = await site.statements(() => visitor.get('/'))
  expect(statements.length).toBeLessThanOrEqual(6)
  const page = await visitor.text('/')
  for (const part of [
    'Första veckan på bageriet',
    'Öppet för ansökan nu',
    'Regionen i siffror',
    'Nästa möten',
    'action="/hitta"',
  ])
    expect(page).toContain(part)
  expect(page.indexOf('<h1>')).toBeLessThan(page.indexOf('Första veckan'))
  expect(gzipSync(page).length).toBeLessThan(10_000)
})

test('the front page reads in the reader’s own language where somebody has approved the text', async () => {
  const arabic = await site.visitor().text('/?sprak=ar')
  expect(arabic).toContain('الأسبوع الأول في المخبز')
  expect(arabic).toContain('<bdi lang="sv" dir="ltr">Små rum för stora samtal</bdi>')
})
