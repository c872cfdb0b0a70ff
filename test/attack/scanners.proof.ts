import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listen } from '../../src/platform/listen.ts'
import { notTested, progress, report } from '../faults/measure.ts'
import { freePort } from '../journeys/monster-site.ts'
import { theWorld } from '../matrix/world.ts'
import { theSite } from '../site.ts'

// Promise 17 by others' tools: sqlmap and wapiti as Debian packs them, against the site on a socket of this machine.
const installed = (name: string) => spawnSync('which', [name], { stdio: 'ignore' }).status === 0
const minutes = Number(process.env.TRUST_MINUTES ?? 1)

/** What it said; stopped when the time is over. */
function run(program: string, args: string[], seconds: number): Promise<string> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const said: string[] = []
    const bell = setTimeout(() => child.kill('SIGTERM'), seconds * 1000)
    child.stdout.on('data', (part: Buffer) => said.push(part.toString()))
    child.stderr.on('data', (part: Buffer) => said.push(part.toString()))
    child.on('close', () => {
      clearTimeout(bell)
      done(said.join(''))
    })
  })
}

const asked = ['/kurser?sok=svets', '/kurser/jamfor?kurs=a&kurs=b', '/hjalp?kommun=1280', '/logga-in?till=%2Froller']

/** What sqlmap writes of a parameter that it got in by. */
const says = /identified the following injection point|parameter '[^']*' is vulnerable|appears to be '[^']*' injectable/

async function mapped(url: string, folder: string): Promise<string[]> {
  const found: string[] = []
  for (const path of asked) {
    const args = ['-u', url + path, '--batch', '--level', '3', '--risk', '2', '--output-dir', folder, '--flush-session']
    const said = await run('sqlmap', [...args, '--technique', 'BEUST'], (minutes * 30) / asked.length)
    if (says.test(said)) found.push(`${path}: ${said.slice(-600)}`)
  }
  return found
}

type Wapiti = { vulnerabilities: Record<string, { path: string; info: string }[]> }
/** What it says of every site that is looked at over http on one's own machine, and why that is as it should be: docs/security/scanners.md. */
const expected = [
  /X-Frame-Options is not set/,
  /X-XSS-Protection is not set/,
  /Strict-Transport-Security is not set/,
  /Secure flag is not set/,
]
const modules = ['sql', 'xss', 'permanentxss', 'file', 'redirect', 'crlf', 'exec', 'csp', 'cookieflags', 'http_headers']

/** Half of its time it looks for pages, half it tries them; it is given a while more to write down what it found. */
async function crawled(url: string, folder: string): Promise<string[]> {
  const report = join(folder, 'wapiti.json')
  const half = minutes * 15
  const scope = ['--scope', 'domain', '-d', '4', '--max-links-per-page', '40', '--max-scan-time', String(half)]
  const times = ['--max-attack-time', String(Math.ceil(half / modules.length)), '--flush-session']
  const said = await run(
    'wapiti',
    [
      '-u',
      `${url}/`,
      '-m',
      modules.join(','),
      '--store-session',
      folder,
      ...scope,
      ...times,
      '-f',
      'json',
      '-o',
      report,
    ],
    minutes * 90,
  )
  if (!existsSync(report)) throw new Error(`wapiti wrote no report: ${said.slice(-1000)}`)
  const { vulnerabilities } = JSON.parse(readFileSync(report, 'utf8')) as Wapiti
  const found = Object.entries(vulnerabilities).flatMap(([kind, all]) =>
    all.map(({ path, info }) => `${kind} ${path}: ${info}`),
  )
  return found.filter((line) => !expected.some((words) => words.test(line)))
}

test('sqlmap and wapiti find nothing', async () => {
  const there = ['sqlmap', 'wapiti'].filter(installed)
  if (there.length === 0)
    return notTested('neither sqlmap nor wapiti is installed (Debian: apt-get install sqlmap wapiti)')
  const site = await theSite()
  await theWorld(site)
  const port = await freePort()
  const met = new Set<string>()
  const fetch = (request: Request, env?: object) => {
    met.add(`${request.method} ${new URL(request.url).pathname}`)
    return site.site.fetch(request, env)
  }
  const server = await listen({ fetch, host: '127.0.0.1', port })
  const folder = mkdtempSync(join(tmpdir(), 'kp-scan-'))
  const url = `http://127.0.0.1:${port}`
  const injected = there.includes('sqlmap') ? await mapped(url, folder) : []
  progress(`sqlmap has ended: ${injected.length} findings`)
  const findings = [...injected, ...(there.includes('wapiti') ? await crawled(url, folder) : [])]
  rmSync(folder, { recursive: true, force: true })
  await server.close()
  report({ scanned: met.size, findings: findings.length })
  expect(findings).toEqual([])
}, 7_200_000)
