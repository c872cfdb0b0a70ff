import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openKeys } from '../../src/platform/keys.ts'
import { progress } from '../faults/measure.ts'
import { type Home, look, makeHome, postmasterOf, type Running, run, start } from '../start/site-process.ts'
import { inTurn } from './in-turn.ts'
import { inspectable } from './inspect.ts'
import type { World } from './people.ts'

// The real program on a database of the size that is promised.

export type Town = World & { home: Home; site: Running; stop(): Promise<void> }
export type Size = { people: number; audit: number }

async function fill(home: Home, { people, audit }: Size): Promise<void> {
  const more = ['--people', String(people), '--applications', String(people), '--events', String(people * 5)]
  for (const words of [['seed'], ['seed', ...more, '--audit', String(audit), '--seed', '1']]) {
    const began = performance.now()
    const running = await run(home, { command: words, env: { MODE: 'demo' } })
    const code = await running.ended
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${running.complained()}`)
    progress(`${words.join(' ')} took ${Math.round((performance.now() - began) / 1000)} s`)
  }
}

const behind = `select exists (select from people.person p where p.handlers is null and p.closed_at is null
    and not exists (select from duplicates.likeness l where l.municipality = p.municipality and l.person = p.id))
  or exists (select from graphile_worker._private_jobs where locked_at is not null) as waits`
/** After so many people were laid in at once the site looks for likenesses among them all by itself, once: nothing is measured beside that. */
async function caughtUp(ask: Town['ask']): Promise<void> {
  const began = performance.now()
  const seconds = () => Math.round((performance.now() - began) / 1000)
  while ((await ask<{ waits: boolean }>(behind))[0]?.waits && seconds() < 1800) await sleep(1000)
  progress(`what the site does by itself with so many new people took ${seconds()} s`)
}

export async function bigTown(size: Size): Promise<Town> {
  const home = makeHome()
  await fill(home, size)
  const site = await start(home, { env: { MODE: 'demo' }, flags: inspectable })
  const db = await look(home)
  const ask = inTurn(db)
  await caughtUp(ask)
  await db.query('vacuum analyze')
  return {
    home,
    site,
    port: site.port,
    keys: openKeys(home.keys, true),
    ask,
    async stop() {
      await db.end()
      await site.stop()
    },
  }
}

/** Seconds of processor that a process and its children have used. */
function processorOf(pid: number): number {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const all = fields.split(' ')
    return (Number(all[11]) + Number(all[12])) / 100
  } catch {
    return 0 // it has ended
  }
}
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

/** Seconds of processor that anybody on the machine has used. */
function processorOfAll(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
    readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + softirq) / 100
}

type Cores = { site: number; database: number; load: number; others: number }
/** Who has had the processor: in cores, since the last time it was asked. A connection that has ended takes what it used along. */
export function processors({ site, home }: Town): () => Cores {
  const now = () => {
    const postmaster = postmasterOf(home) ?? 0
    const database = [postmaster, ...childrenOf(postmaster)].map(processorOf).reduce((a, b) => a + b)
    const [own, load] = [processorOf(site.pid), processorOf(process.pid)]
    const others = processorOfAll() - own - load - database
    return { at: performance.now(), site: own, database, load, others }
  }
  let last = now()
  return () => {
    const next = now()
    const seconds = (next.at - last.at) / 1000
    const cores = (key: keyof Cores) => Math.round(((next[key] - last[key]) / seconds) * 100) / 100
    const used = { site: cores('site'), database: cores('database'), load: cores('load'), others: cores('others') }
    last = next
    return used
  }
}

export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
export const handlesOf = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length

/** What the database is busy with, looked at again and again: `{share, what}` of the statements under way, and what they wait for. */
export async function statementsOf({ ask }: Town, seconds: number): Promise<{ name: string; share: number }[]> {
  const counts = new Map<string, number>()
  let all = 0
  for (const until = performance.now() + seconds * 1000; performance.now() < until; ) {
    const rows = await ask<{ what: string; waits: string }>(
      `select left(regexp_replace(query, '\\s+', ' ', 'g'), 90) as what, coalesce(wait_event_type, 'runs') as waits
       from pg_stat_activity where application_name in ('kp-site', 'kp-door', 'kp-jobs') and state = 'active'`,
    )
    for (const { what, waits } of rows) {
      const name = `${what.replaceAll('|', '¦').replaceAll('`', '')} (${waits})`
      counts.set(name, (counts.get(name) ?? 0) + 1)
      all += 1
    }
    await sleep(20)
  }
  return [...counts].map(([name, count]) => ({ name, share: count / all })).sort((a, b) => b.share - a.share)
}
