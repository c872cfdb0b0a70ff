import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { type Markup, styleMark } from '../design/index.ts'
import { html } from './pages.tsx'
import type { Site } from './visit.ts'

test('pages are drawn one at a time; who is told to wait does not stand in that line', async () => {
  const site = new Hono<Site>().get('/:status', (c) =>
    html(c, 'sida' as unknown as Markup, Number(c.req.param('status'))),
  )
  const answered: number[] = []
  const ask = async (status: number) => {
    answered.push((await site.request(`/${status}`, { headers: { cookie: `stil=${styleMark()}` } })).status)
  }
  await Promise.all([...Array.from({ length: 20 }, () => ask(200)), ask(503)])
  expect(answered.indexOf(503)).toBeLessThan(3)
  expect(answered).toHaveLength(21)
})
