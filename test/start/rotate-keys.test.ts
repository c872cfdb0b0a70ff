import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { poolOf } from '../../src/platform/connection.ts'
import { openKeys } from '../../src/platform/keys.ts'
import { build, databaseFolder, type Home, look, makeHome, run, start } from './site-process.ts'

beforeAll(build)

/** Pages one after the other until it is stopped; gives the statuses that came. */
function visits(port: number): () => Promise<Map<number, number>> {
  const seen = new Map<number, number>()
  let going = true
  const one = async () => {
    while (going) {
      const { status } = await fetch(`http://127.0.0.1:${port}/kurser`).catch(() => ({ status: 0 }))
      seen.set(status, (seen.get(status) ?? 0) + 1)
    }
  }
  const all = Promise.all([one(), one(), one(), one()])
  return async () => {
    going = false
    await all
    return seen
  }
}

/** Who is logged in must log in anew. */
async function cutAll(home: Home): Promise<void> {
  const db = await look(home)
  await db.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'kp_app' and state = 'idle'`)
  await db.end()
}

const passwordsIn = ({ keys }: Home) => JSON.parse(readFileSync(join(keys, 'passwords.json'), 'utf8'))

test('passwords and the key of the vault are changed while people use the site; what was known before opens nothing', async () => {
  const home = makeHome()
  const site = await start(home)
  const before = passwordsIn(home)
  const stop = visits(site.port)
  const rotating = await run(home, { command: ['rotate-keys'] })
  expect(await rotating.ended, rotating.complained()).toBe(0)
  expect(rotating.said()).toContain('vault.2')
  await cutAll(home)
  await new Promise((done) => setTimeout(done, 500))
  await cutAll(home)
  const seen = await stop()
  expect([...seen.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([])
  expect(seen.get(200)).toBeGreaterThan(20)
  expect((await fetch(`http://127.0.0.1:${site.port}/kurser`)).status).toBe(200)

  const after = passwordsIn(home)
  expect(Object.keys(before).filter((role) => before[role] === after[role])).toEqual(['superuser'])
  const at = { host: join(databaseFolder(home), 'socket'), port: 5432, database: 'knutpunkt', ssl: false }
  const old = poolOf({ ...at, passwords: before }, 'kp_app', 1, 'kp-test')
  await expect(old.query('select 1')).rejects.toMatchObject({ code: '28P01' })
  await old.end()

  expect(await site.stop()).toBe(0)
  const again = await start(home)
  expect(await again.health()).toBe(200)
  expect(readdirSync(home.keys).filter((name) => name.startsWith('vault'))).toEqual(['vault', 'vault.2'])
  expect(openKeys(home.keys, true).vault.toString('base64url')).toBe(readFileSync(join(home.keys, 'vault.2'), 'utf8'))
}, 240_000)
