import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listen } from '../../src/platform/listen.ts'
import { writeSettings } from '../../src/platform/supervisor/cluster.ts'
import { knownPaths } from '../corpora/known-paths.ts'
import { freePort } from '../journeys/monster-site.ts'
import { theSite } from '../site.ts'

const site = await theSite({ mode: 'production' })

test(`none of ${knownPaths.length} addresses that lie about elsewhere is here`, async () => {
  const visitor = site.visitor()
  const found: string[] = []
  for (const path of knownPaths) {
    const { status } = await visitor.get(path)
    if (status !== 404) found.push(`${path} ${status}`)
  }
  expect(found).toEqual([])
})

type Said = { status: number; body: string }
const ask = (port: number, method: string, path: string, headers: Record<string, string> = {}): Promise<Said> =>
  new Promise((done) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => done({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
    })
    asked.on('error', () => done({ status: 0, body: '' })) // cut off: also a refusal
    asked.end()
  })

test('over a real connection: no TRACE, no smuggled request, no address of another host', async () => {
  const port = await freePort()
  const server = await listen({ fetch: (asked, env) => site.site.fetch(asked, env), host: '127.0.0.1', port })
  try {
    const trace = await ask(port, 'TRACE', '/', { 'x-canary': 'ekar' })
    expect(trace.status).not.toBe(200)
    expect(trace.body).not.toContain('ekar')
    const both = await ask(port, 'POST', '/logga-in/kod', { 'content-length': '5', 'transfer-encoding': 'chunked' })
    expect(both.status === 0 || both.status >= 400).toBe(true)
    const elsewhere = await ask(port, 'GET', '/logga-in', { host: 'evil.example', 'x-forwarded-host': 'evil.example' })
    expect(elsewhere.body).not.toContain('evil.example')
  } finally {
    await server.close()
  }
})

test('a page of practice and its people is not there in production, nor what is under test', async () => {
  const visitor = site.visitor()
  for (const path of ['/logga-in/demo', '/prov']) expect((await visitor.get(path)).status).toBe(404)
})

test('a database that the site starts itself keeps what it has said is kept, and writes nothing about people in its log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kp-settings-'))
  try {
    const cluster = { folder, root: folder, programs: '', runner: {}, superuser: '', durable: true, bySocket: true }
    writeSettings(cluster as never, 5432)
    const settings = readFileSync(join(folder, 'kp.conf'), 'utf8')
    expect(settings).not.toMatch(/fsync|full_page_writes|synchronous_commit/)
    for (const line of ["log_statement = 'none'", 'log_parameter_max_length = 0', 'log_min_error_statement = panic'])
      expect(settings).toContain(line)
    expect(settings).toContain("listen_addresses = ''")
  } finally {
    rmSync(folder, { recursive: true })
  }
})
