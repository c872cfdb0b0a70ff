import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openKeys } from '../../src/platform/keys.ts'
import { minutes, progress, report, seed } from '../faults/measure.ts'
import { build, type Home, look, makeHome, run, start } from '../start/site-process.ts'

// Promise 26, the full form: the real program copies and lays back what a hundred thousand people have, with five applications and fifty
// events each. In less than an hour there are fewer of them.
const people = Math.min(100_000, Math.max(1000, Math.round((minutes / 60) * 100) * 1000))

beforeAll(build)

async function command(home: Home, words: string[], wanted = 0): Promise<string> {
  progress(`knutpunkt ${words.slice(0, 3).join(' ')}`)
  const running = await run(home, { command: words, env: { MODE: 'demo' } })
  const code = await running.ended
  expect(`${code} ${running.complained()}`.slice(0, 300)).toMatch(new RegExp(`^${wanted} `))
  return running.said() + running.complained()
}

const whole = `select (select count(*)::int from people.person) as people, (select count(*)::int from platform.entry) as lines,
  (select md5(string_agg(id::text || version, '' order by municipality collate "C", id)) from people.person) as digest`
async function lookAt(home: Home) {
  const db = await look(home)
  const { rows } = await db.query(whole)
  await db.end()
  return rows[0]
}

test('copied, laid into an empty folder, started; what is damaged is refused in words', async () => {
  const home = makeHome()
  await command(home, [
    'seed',
    '--people',
    String(people),
    '--audit',
    String(people),
    '--seed',
    String((seed % 900) + 1),
  ])
  const copies = join(home.folder, 'copies')
  const site = await start(home, { env: { MODE: 'demo' } })
  const before = await lookAt(home)
  const began = performance.now()
  await command(home, ['backup', '--to', copies])
  const backupMs = Math.round(performance.now() - began)
  await site.stop()

  const [name = ''] = readdirSync(copies)
  const copy = join(copies, name)
  const into = { ...home, data: join(home.folder, 'again') }
  const from = performance.now()
  await command(home, ['restore', copy, '--into', into.data])
  const again = await start(into, { env: { MODE: 'demo' } })
  const restoreMs = Math.round(performance.now() - from)
  expect(await again.health()).toBe(200)
  const after = await lookAt(into)
  expect(after).toEqual(before)
  await again.stop()
  expect(await command(into, ['verify-audit'])).toContain('Loggen är hel.')

  let refused = 0
  const empty = join(home.folder, 'empty')
  const refuse = async (words: RegExp, at: Home = home) => {
    expect(await command(at, ['restore', copy, '--into', empty], 1)).toMatch(words)
    refused += 1
  }
  const bytes = readFileSync(copy)
  const middle = Math.floor(bytes.length / 2)
  const changed = Buffer.from(bytes)
  changed[middle] = (changed[middle] ?? 0) ^ 1
  writeFileSync(copy, changed)
  await refuse(/skadad i del/)
  writeFileSync(copy, bytes)
  truncateSync(copy, bytes.length - 1000)
  await refuse(/avklippt/)
  writeFileSync(copy, bytes)
  const others = { ...home, keys: join(home.folder, 'other-keys') }
  openKeys(others.keys, false)
  await refuse(/annan nyckel/, others)
  rmSync(empty, { recursive: true, force: true })
  report({
    people: before.people,
    drills: 1,
    refused,
    differing: 0,
    backupMs,
    restoreMs,
    copyMb: Math.round(bytes.length / 1e6),
  })
}, 7_200_000)
