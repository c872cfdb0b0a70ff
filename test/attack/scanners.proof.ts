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

async function mapped(url: string, folder: string): Promise<string[]> {
  const found: string[] = []
  for (const path of asked) {
    const args = ['-u', url + path, '--batch', '--level', '3', '--risk', '2', '--output-dir', folder, '--flush-session']
    const said = await run('sqlmap', [...args, '--technique', 'BEUST'], (minutes * 30) / asked.length)
    if (
      /is vulnerable|injectable|Parameter: .*\n\s*Type:/.test(
        said.replaceAll(/does not seem to be injectable|might not be injectable|not injectable/g, ''),
      )
    )
      found.push(`${path}: ${said.slice(-600)}`)
  }
  return found
}

type Wapiti = {
  vulnerabilities: Record<string, { path: string; info: string }[]>
  infos?: { crawled_pages_nbr?: number }
}
const modules = [
  'sql',
  'xss',
  'permanentxss',
  'file',
  'redirect',
  'crlf',
  'exec',
  'ssrf',
  'csp',
  'cookieflags',
  'http_headers',
]

/** Half of its time it looks for pages, half it tries them; it is given a while more to write down what it found. */
async function crawled(url: string, folder: string): Promise<{ found: string[]; pages: number }> {
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
  const { vulnerabilities, infos } = JSON.parse(readFileSync(report, 'utf8')) as Wapiti
  const found = Object.entries(vulnerabilities).flatMap(([kind, all]) =>
    all.map(({ path, info }) => `${kind} ${path}: ${info}`),
  )
  return { found, pages: infos?.crawled_pages_nbr ?? Number(/(\d+) pages/.exec(said)?.[1] ?? 0) }
}

test('sqlmap and wapiti find nothing', async () => {
  const there = ['sqlmap', 'wapiti'].filter(installed)
  if (there.length === 0)
    return notTested('neither sqlmap nor wapiti is installed (Debian: apt-get install sqlmap wapiti)')
  const site = await theSite()
  await theWorld(site)
  const port = await freePort()
  const server = await listen({ fetch: (request, env) => site.site.fetch(request, env), host: '127.0.0.1', port })
  const folder = mkdtempSync(join(tmpdir(), 'kp-scan-'))
  const url = `http://127.0.0.1:${port}`
  const injected = there.includes('sqlmap') ? await mapped(url, folder) : []
  progress(`sqlmap has ended: ${injected.length} findings`)
  const { found, pages } = there.includes('wapiti') ? await crawled(url, folder) : { found: [], pages: 0 }
  const findings = [...injected, ...found]
  rmSync(folder, { recursive: true, force: true })
  await server.close()
  report({ scanned: (there.includes('sqlmap') ? asked.length : 0) + pages, findings: findings.length })
  expect(findings).toEqual([])
}, 7_200_000)
