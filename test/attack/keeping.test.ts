import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { deliver } from '../../src/accounts/delivery.ts'
import { parse, readQuery } from '../../src/platform/input.ts'
import { newToken, seal, slowHash, unseal } from '../../src/platform/seal.ts'
import { alphabet, newAccessCode, newReceipt } from '../../src/shared/receipt.ts'
import { thePost } from '../accounts/post.ts'
import { isTest, listFiles, read } from '../architecture-sources.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const post = await thePost()
const site = await theSite({ env: { SMTP_URL: post.url, LOG_REQUESTS: 'on' } })
await plantSkane(site.db)
const sources = listFiles()
  .filter((path) => /^src\/.*\.tsx?$/.test(path) && !isTest(path))
  .map(read)

test('codes and tokens differ, are long enough and use every sign', () => {
  const many = <T>(make: () => T) => Array.from({ length: 2000 }, make)
  const tokens = many(newToken)
  expect(new Set(tokens).size).toBe(2000)
  expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true)
  const codes = many(() => newReceipt(randomBytes(16)))
  expect(new Set(codes).size).toBe(2000)
  expect([...new Set(codes.join(''))].sort().join('')).toBe(alphabet)
  // Eight of thirty signs are 39 bits; six digits 19.9, with five tries and ten minutes.
  expect(8 * Math.log2(alphabet.length)).toBeGreaterThan(20)
  expect(many(() => newAccessCode(randomBytes(16))).every((code) => /^\d{6}$/.test(code))).toBe(true)
  const key = randomBytes(32)
  const began = process.cpuUsage()
  expect(slowHash(key, codes[0] as string)).not.toEqual(slowHash(randomBytes(32), codes[0] as string))
  expect(process.cpuUsage(began).user).toBeGreaterThan(10_000)
  // A plain number of chance is no secret: only the name of a file of the lock is made of one.
  const chance = sources.filter(({ text }) => text.includes('Math.random')).map(({ path }) => path)
  expect(chance).toEqual(['src/platform/supervisor/turn.ts'])
})

test('crypto stands in named places, and is of the approved kinds', () => {
  const found = sources.flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /\b(create(?:Cipheriv|Decipheriv|Hash|Hmac)|generateKeyPairSync|pbkdf2Sync|createCipher)\('([\w-]+)'/g,
      ),
    ].map(([, what, kind]) => ({ path, what, kind })),
  )
  expect(found.length).toBeGreaterThan(10)
  const approved = ['aes-256-gcm', 'sha256', 'ed25519']
  const other = found.filter(({ kind }) => !approved.includes(kind as string))
  // What leaves for an archive is opened by a program of theirs, which knows no other way; its digest tells that it is whole.
  expect(other).toEqual([{ path: 'src/platform/files/lock.ts', what: 'createCipheriv', kind: 'aes-256-cbc' }])
  const ciphers = new Set(found.filter(({ what }) => /cipher/i.test(what as string)).map(({ path }) => path))
  expect([...ciphers].filter((path) => !path.startsWith('src/platform/'))).toEqual([])
})

test('no nonce comes twice, and what was changed is not opened', () => {
  const key = randomBytes(32)
  const nonces = new Set(Array.from({ length: 20_000 }, () => seal(key, 'x').subarray(0, 12).toString('hex')))
  expect(nonces.size).toBe(20_000)
  const sealed = seal(key, 'Fatima', 'om henne')
  expect(unseal(key, sealed, 'om henne')).toBe('Fatima')
  expect(() => unseal(key, sealed, 'om honom')).toThrow()
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] as number) ^ 1
    expect(() => unseal(key, changed, 'om henne')).toThrow()
  }
})

test('the examples of a proxy ask for TLS 1.2 or later and send people from http to https', () => {
  const nginx = readFileSync('docs/operate/examples/nginx.conf', 'utf8')
  expect(nginx).toMatch(/ssl_protocols TLSv1\.2 TLSv1\.3;/)
  expect(nginx).toMatch(/listen 80;[\s\S]*return 301 https:/)
  // Caddy takes 1.2 or later and sends people on by itself, unless it is told otherwise.
  const caddy = readFileSync('docs/operate/examples/Caddyfile', 'utf8')
  expect(caddy).not.toMatch(/protocols|http:\/\/|auto_https|tls internal/)
})

test('signing out asks the browser to forget, and back shows the way in', async () => {
  const browser = await site.staff('caseworker', organisations.malmo.unit)
  const out = await browser.press('/logga-ut', {}, '/logga-ut')
  expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
  const back = await browser.get('/roller')
  expect(back.headers.get('location')).toContain('/logga-in')
})

test('no script keeps anything in the browser', () => {
  const scripts = sources.filter(({ path }) => path.startsWith('src/design/scripts/'))
  expect(scripts.length).toBeGreaterThan(2)
  const keeps = /localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker/
  expect(scripts.filter(({ text }) => keeps.test(text)).map(({ path }) => path)).toEqual([])
})

test('no request of the site follows a redirect', () => {
  const served = sources.filter(({ path }) => !path.startsWith('src/design/scripts/'))
  const asked = served.flatMap(({ path, text }) =>
    [...text.matchAll(/(?<![.\w])fetch\((?:[^()]|\([^()]*\)){1,400}\)/g)].map(([call]) => ({ path, text: call })),
  )
  expect(asked.length).toBeGreaterThan(1)
  expect(asked.filter(({ text }) => !/redirect: '(manual|error)'/.test(text))).toEqual([])
})

test('a field that is named as a part of every object is a field', () => {
  const c = { req: { url: 'http://x/?__proto__=evil&constructor=evil&ort=a&ort=b&toString=x' } }
  const raw = readQuery(c as never)
  expect(raw.ort).toEqual(['a', 'b'])
  const input = parse(z.object({ ort: z.string(), demo: z.string().optional() }), raw)
  expect(input).toHaveProperty('problems.ort')
  expect(({} as Record<string, unknown>).evil).toBeUndefined()
  expect(Object.prototype.toString.call({})).toBe('[object Object]')
})

test('every time in the log is UTC, from one clock', async () => {
  const [{ zone }] = await site.rows(`select current_setting('timezone') as zone`)
  expect(zone).toBe('UTC')
  const times =
    await site.rows(`select c.table_schema || '.' || c.table_name || '.' || c.column_name as name from information_schema.columns c
    where c.data_type = 'timestamp without time zone' and c.table_schema not in ('pg_catalog', 'information_schema')`)
  expect(times).toEqual([])
})

test('what was refused is a line with route and status, and without a name', async () => {
  const said: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0)
  const browser = await site.staff('caseworker', organisations.malmo.unit, { name: 'Kanariefagel' })
  await browser.get('/drift?vem=Kanariefagel')
  await browser.post('/roller', [['held', 'Kanariefagel']])
  write.mockRestore()
  const lines = said.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
  expect(lines.map(({ method, route, status }) => [method, route, status])).toEqual([
    ['GET', '/drift', 404],
    ['POST', '/roller', 400],
  ])
  expect(said.join('')).not.toContain('Kanariefagel')
})

test('a line break in a name or a subject makes no header of its own', async () => {
  const evil = 'Hej\r\nBcc: alla@exempel.se\r\n\r\nnytt'
  await deliver(site.services.settings, { kind: 'mail', to: 'fatima@exempel.se', subject: evil, text: evil, id: 'x' })
  const [head = ''] = (post.mails.at(-1) ?? '').split('\r\n\r\n')
  expect(head).toContain('Subject: Hej')
  expect(head).not.toMatch(/^bcc:/im)
})

test('a browser tells what was stopped: a count and the rule, nothing of the page', async () => {
  const said: string[] = []
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0)
  const send = (body: string, more: Record<string, string> = {}) =>
    site.site.request('/avvikelse', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/csp-report', 'content-length': String(body.length), ...more },
    })
  const report = {
    'document-uri': 'https://x/Kanariefagel',
    'effective-directive': 'script-src-elem',
    'blocked-uri': 'https://evil.example/Kanariefagel',
  }
  expect((await send(JSON.stringify({ 'csp-report': report }))).status).toBe(204)
  expect((await send(JSON.stringify({ 'csp-report': { 'effective-directive': 'x\nforged' } }))).status).toBe(204)
  expect((await send('no json')).status).toBe(204)
  expect((await send('null')).status).toBe(204)
  expect((await send('x'.repeat(9000))).status).toBe(413)
  write.mockRestore()
  expect(said.filter((line) => line.startsWith('stopped'))).toEqual([
    'stopped by the content policy: script-src-elem https\n',
  ])
})
