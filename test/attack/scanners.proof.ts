import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listen } from '../../src/platform/listen.ts'
import { notTested, report } from '../faults/measure.ts'
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

type Wapiti = { vulnerabilities: Record<string, { path: string; info: string }[]> }
async function crawled(url: string, folder: string): Promise<string[]> {
  const report = join(folder, 'wapiti.json')
  const scope = [
    '--scope',
    'domain',
    '--max-scan-time',
    String(minutes * 30),
    '--flush-session',
    '-f',
    'json',
    '-o',
    report,
  ]
  await run(
    'wapiti',
    ['-u', `${url}/`, '-m', 'sql,xss,file,redirect,crlf,exec,ssrf', '--store-session', folder, ...scope],
    minutes * 40,
  )
  const { vulnerabilities } = JSON.parse(readFileSync(report, 'utf8')) as Wapiti
  return Object.entries(vulnerabilities).flatMap(([kind, all]) =>
    all.map(({ path, info }) => `${kind} ${path}: ${info}`),
  )
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
  const findings = [
    ...(there.includes('sqlmap') ? await mapped(url, folder) : []),
    ...(there.includes('wapiti') ? await crawled(url, folder) : []),
  ]
  rmSync(folder, { recursive: true, force: true })
  await server.close()
  report({ scanned: there.length * asked.length, findings: findings.length })
  expect(findings).toEqual([])
}, 7_200_000)
