import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { assets } from '../../src/design/index.ts'
import { theSite } from '../site.ts'

const site = await theSite()

test('the first page of a visit holds the style, allowed by its digest alone; the next one names the file', async () => {
  const visitor = site.visitor()
  visitor.cookies.delete('stil')
  const first = await visitor.get('/status')
  const page = await first.text()
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? []
  expect(style).toBe(assets().css.body)
  const digest = createHash('sha256').update(style).digest('base64')
  expect(first.headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${digest}';`)
  expect(page).toContain(`href="${assets().css.path}" media="not all"`)
  const next = await visitor.text('/status')
  expect(next).not.toContain('<style>')
  expect(next).toContain(`<link rel="stylesheet" href="${assets().css.path}"/>`)
})

test('an older style is known by its name and sent again', async () => {
  const visitor = site.visitor()
  visitor.cookies.set('stil', 'knutpunkt-0000000000.css')
  expect(await visitor.text('/status')).toContain('<style>')
})

test('what can be pressed together is, for those who ask for it', async () => {
  const visitor = Object.assign(site.visitor(), { headers: { 'accept-encoding': 'gzip' } })
  const answer = await visitor.get('/kurser')
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect((await site.visitor().get('/kurser')).headers.get('content-encoding')).toBeNull()
})
