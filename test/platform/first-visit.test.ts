import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { assets } from '../../src/design/index.ts'
import type { Browser } from '../browser.ts'
import { theSite } from '../site.ts'

const site = await theSite()

test('the first page of a visit holds the style it wears, allowed by its digest alone; the next one names the file', async () => {
  const visitor = site.visitor()
  visitor.cookies.delete('stil')
  const first = await visitor.get('/status')
  const page = await first.text()
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? []
  expect(style).toMatch(/\.button\{.*\.lead\{/s)
  expect(style).not.toContain('.thread')
  expect(style.length).toBeLessThan(assets().css.body.length / 2)
  const digest = createHash('sha256').update(style).digest('base64')
  expect(first.headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${digest}';`)
  expect(page).toContain(`href="${assets().css.path}" media="print"`)
  const second = await visitor.get('/status')
  expect(second.headers.get('content-security-policy')).toContain("style-src 'self';")
  const next = await second.text()
  expect(next).not.toContain('<style>')
  expect(next).toContain(`<link rel="stylesheet" href="${assets().css.path}"/>`)
})

test('an older style is known by its name and sent again', async () => {
  const visitor = site.visitor()
  visitor.cookies.set('stil', 'knutpunkt-0000000000.css')
  expect(await visitor.text('/status')).toContain('<style>')
})

test('what can be pressed together is, for those who ask for it; the first page as small as it can be', async () => {
  const packed = async (visitor: Browser, accepted: string) => {
    visitor.headers = { 'accept-encoding': accepted }
    const { headers } = await visitor.get('/kurser')
    return headers.get('content-encoding')
  }
  const stranger = () => {
    const visitor = site.visitor()
    visitor.cookies.delete('stil')
    return visitor
  }
  expect(await packed(stranger(), 'gzip, deflate, br')).toBe('br')
  expect(await packed(stranger(), 'gzip, br;q=0')).toBe('gzip')
  expect(await packed(site.visitor(), 'gzip, deflate, br')).toBe('gzip')
  expect(await packed(site.visitor(), '*')).toBe('gzip')
  expect(await packed(stranger(), 'identity')).toBeNull()
})

test('a stranger waits for one journey only: pages of newcomers fit what a server may send at once', async () => {
  const page = async (path: string) => {
    const visitor = Object.assign(site.visitor(), { headers: { 'accept-encoding': 'br' } })
    visitor.cookies.delete('stil')
    const answer = await visitor.get(path)
    const heads = [...answer.headers].map((pair) => pair.join(': ')).join('\r\n')
    return heads.length + (await answer.arrayBuffer()).byteLength
  }
  for (const path of ['/', '/kurser', '/status', '/logga-in', '/hjalp', '/mina-ansokningar'])
    expect(await page(path), path).toBeLessThan(10 * 1460)
})
