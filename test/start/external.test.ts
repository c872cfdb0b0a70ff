import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type AdminAt, connectAdmin } from '../../src/platform/connection.ts'
import { openKeys } from '../../src/platform/keys.ts'
import { startDatabase } from '../../src/platform/supervisor/index.ts'
import { build, type Home, makeHome, run, start } from './site-process.ts'

// A database that others look after (DATABASE_URL). It is one of our own here, in a folder so deep that its socket's
// path is too long and it listens on 127.0.0.1 instead.

beforeAll(build)

let home: Home
let admin: AdminAt
let env: { DATABASE_URL: string }
beforeEach(async () => {
  home = makeHome()
  const deep = join(home.folder, 'a-folder-with-a-long-name'.repeat(4))
  mkdirSync(deep, { mode: 0o711 })
  const keys = openKeys(join(home.folder, 'foreign-keys'), false)
  const database = await startDatabase({ data: join(deep, 'data'), keys })
  onTestFinished(() => database.stop())
  admin = database.admin
  expect(admin.host).toBe('127.0.0.1')
  env = { DATABASE_URL: `postgres://postgres:${keys.superuser}@127.0.0.1:${admin.port}/knutpunkt` }
})

const ask = async (sql: string) => {
  const client = await connectAdmin(admin, 'knutpunkt', 'kp-test')
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

async function expectRefusal(words: RegExp, from = home) {
  const site = await run(from, { env })
  expect(await site.ended).toBe(1)
  expect(site.complained()).toMatch(words)
}

async function migrate(from = home) {
  const command = await run(from, { command: ['migrate'], env })
  return { code: await command.ended, said: command.said() + command.complained() }
}

test('migrate first, then serve; the site never uses the administrator login', async () => {
  await expectRefusal(/npx knutpunkt migrate/)
  expect(await migrate()).toMatchObject({ code: 0, said: expect.stringContaining('0001_context.sql') })
  expect(await migrate()).toMatchObject({ code: 0, said: expect.stringContaining('redan som den ska vara') })
  const site = await start(home, { env })
  expect(await site.health()).toBe(200)
  const users = await ask(
    `select distinct usename from pg_stat_activity where application_name <> 'kp-test' and usename is not null`,
  )
  expect(users.map(({ usename }) => usename)).not.toContain('kp_migrate')
  expect(
    await ask(
      `select 1 from pg_stat_activity where usename = 'postgres' and datname = 'knutpunkt' and application_name <> 'kp-test'`,
    ),
  ).toEqual([])
  expect(await site.stop()).toBe(0)

  await ask(`delete from platform.migration where name = '0002_jobs.sql'`)
  await expectRefusal(/0002_jobs.sql saknas.*npx knutpunkt migrate/)
})

test('new keys over a database in use are refused, and so are those of another one', async () => {
  expect((await migrate()).code).toBe(0)
  const lost = { ...home, keys: join(home.folder, 'lost') }
  await expectRefusal(/KNUTPUNKT_KEYS/, lost)
  expect(await migrate(lost)).toMatchObject({ code: 1, said: expect.stringContaining('Nycklarna saknas') })
  const other = { ...home, keys: join(home.folder, 'foreign-keys') }
  await expectRefusal(/npx knutpunkt migrate/, other)
  expect(await migrate(other)).toMatchObject({ code: 1, said: expect.stringContaining('annan databas') })
  expect((await migrate()).code).toBe(0)
})

test('production refuses a database that can lose data or that lets the site do too much', async () => {
  expect((await migrate()).code).toBe(0)
  const unsafe = [
    [
      'alter table platform.defect no force row level security',
      /radskyddet/,
      'alter table platform.defect force row level security',
    ],
    [
      'grant select on platform.entry to kp_app',
      /Loggen över vem som läst/,
      'revoke select on platform.entry from kp_app',
    ],
    ['alter role kp_app bypassrls', /fler rättigheter/, 'alter role kp_app nobypassrls'],
    ['alter role kp_reads bypassrls', /fler rättigheter/, 'alter role kp_reads nobypassrls'],
    ['grant kp_owner to kp_reads', /annan roll/, 'revoke kp_owner from kp_reads'],
    ['grant kp_owner to kp_app', /annan roll/, 'revoke kp_owner from kp_app'],
    ['grant truncate on platform.done to kp_app', /truncate/, 'revoke truncate on platform.done from kp_app'],
  ] as const
  for (const [open, words, shut] of unsafe) {
    await ask(open)
    await expectRefusal(words)
    await ask(shut)
  }
  await ask('alter system set fsync = off')
  await ask('select pg_reload_conf()')
  await expectRefusal(/fsync/)
  await ask('alter system reset all')
  await ask('select pg_reload_conf()')
  const site = await start(home, { env })
  expect(await site.stop()).toBe(0)
})
