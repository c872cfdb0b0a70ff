import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import type { Role } from '../../src/shared/actor.ts'
import { long, report } from '../faults/measure.ts'
import { sendForm, walkerFor } from '../fuzz/send.ts'
import { routes, stepsOf, take } from '../matrix/walk.ts'
import { theWorld, type World, walkers } from '../matrix/world.ts'
import { theSite } from '../site.ts'
import { triesOf } from './spray.ts'

// Promise 22: what stands in a log, an address or an error page tells nothing about anybody.
const site = await theSite({ env: { LOG_REQUESTS: 'on' } })
let world: World
const said: string[] = []
const hear = (part: unknown) => {
  said.push(String(part))
  return true
}
const database = join(dirname(inject('database').keys), 'data', 'postgres.log')
const databaseLog = (from: number): string => readFileSync(databaseFile()).subarray(from).toString('utf8')
function databaseFile(): string {
  const elsewhere = join(dirname(database), 'elsewhere')
  try {
    return join(readFileSync(elsewhere, 'utf8').trim(), 'postgres.log')
  } catch {
    return database // the data lies where it was asked for
  }
}

beforeAll(async () => {
  // As on the real site but for this: every statement is written down, and what is bound to it still is not.
  await site.db.query(`alter database ${site.at.database} set log_statement = 'all'`)
  world = await theWorld(site)
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
})
const figures = { lines: 0, told: 0 }
afterAll(() => {
  vi.restoreAllMocks()
  report(figures)
})

const canary = /kanariefagel/i
const tokens: string[] = []
function tells(text: string): string[] {
  const lines = text.split('\n')
  const found = lines
    .filter((line) => canary.test(line) || tokens.some((token) => line.includes(token)))
    .map((line) => line.slice(0, 200))
  figures.lines += lines.length
  figures.told += found.length
  return found
}

const addressesIn = (body: string) =>
  [...body.matchAll(/ (?:href|action|src)="([^"]*)"/g)].map(([, address = '']) => address)

const some: readonly Role[] = ['newcomer', 'caseworker', 'rector', 'dataProtectionOfficer']

test('after every role has opened every page, neither log nor address names anybody', async () => {
  const from = statSync(databaseFile()).size
  const wrong: string[] = []
  for (const role of long ? walkers : some) {
    const browser = await world.signIn(role)
    tokens.push(browser.cookies.get('kp') ?? 'none-of-these')
    for (const route of routes().filter(({ method }) => method === 'get'))
      for (const step of stepsOf(route, world).slice(0, long ? 5 : 1)) {
        const { body, location } = await take(site, browser, step)
        wrong.push(...[...addressesIn(body), location].filter((address) => canary.test(address)))
      }
  }
  expect(wrong).toEqual([])
  expect(tells(said.join(''))).toEqual([])
  const log = databaseLog(from)
  expect(log).toContain('from people.person')
  expect(tells(log)).toEqual([])
}, 240_000)

test('nor what is typed into any form, taken or refused', async () => {
  const from = statSync(databaseFile()).size
  const browsers = new Map<string, Awaited<ReturnType<World['signIn']>>>()
  const tries = triesOf(1, 0, ['Kanariefagel 19900101-9802']).filter((_, at) => long || at % 4 === 0)
  for (const { route, typed } of tries) {
    const browser = browsers.get(route.policy) ?? (await walkerFor(world, route))
    browsers.set(route.policy, browser)
    const [step] = stepsOf(route, world)
    const answer = await sendForm(site.services, browser, step?.path ?? route.path, typed)
    expect(answer.headers.get('location') ?? '').not.toMatch(canary)
  }
  expect(tells(said.join(''))).toEqual([])
  expect(tells(databaseLog(from))).toEqual([])
}, 240_000)

test('a defect that carries somebody’s name in its words leaves a number, a place and nothing else', async () => {
  said.length = 0
  const from = statSync(databaseFile()).size
  const browser = await world.signIn('caseworker')
  // The database refuses with the name in its message.
  await site.rows(
    `create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'Kanariefagel %', new; end $$`,
  )
  await site.rows('create trigger refuse before insert on platform.entry for each row execute function public.refuse()')
  try {
    const answer = await browser.get(`/ansokningar/${world.canaries.malmo.first.id}`)
    expect(answer.status).toBe(500)
    const body = await answer.text()
    expect(body).not.toMatch(canary)
    expect(body).not.toMatch(/refuse\(\)|at \/|\.ts:|P0001|PL\/pgSQL|node_modules/)
  } finally {
    await site.rows('drop trigger refuse on platform.entry; drop function public.refuse()')
  }
  expect(said.join('')).toMatch(/defect [0-9a-f-]{36} GET/)
  expect(tells(said.join(''))).toEqual([])
  expect(tells(databaseLog(from))).toEqual([])
  const [row] = await site.rows('select * from platform.defect order by 1 desc limit 1')
  expect(JSON.stringify(row)).not.toMatch(canary)
})
