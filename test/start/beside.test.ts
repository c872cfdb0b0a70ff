import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { isDue, kindsOf } from '../../src/platform/apart/nights.ts'
import type { Command, CommandContext } from '../../src/platform/commands.ts'
import { backup, restoreCommand } from '../../src/platform/commands-copies.ts'
import { verifyAudit } from '../../src/platform/commands-log.ts'
import { build, look, makeHome, run, start, until } from './site-process.ts'

beforeAll(build)

type Home = ReturnType<typeof makeHome>
async function command(home: Home, ...words: string[]) {
  const running = await run(home, { command: words })
  return { code: await running.ended, said: running.said(), complained: running.complained() }
}

test('beside the site: the log is sealed within moments, a cut connection is mended, a copy is made, and a changed line is named', async () => {
  const home = makeHome()
  const copies = join(home.folder, 'copies')
  const site = await start(home, { env: { BACKUP_TO: copies, METRICS_PORT: '39971' } })
  const db = await look(home)
  const line = () => db.query(`insert into platform.entry (municipality, role, verb) values ('1280', 'system', 'read')`)
  const seals = async () =>
    (await db.query(`select count(*)::int as n from platform.seal where chain = '1280'`)).rows[0].n
  await line()
  await until(async () => (await seals()) === 1, 10)
  // Written once the seal stands in the database.
  const sealed = join(home.data, 'seals.txt')
  await until(async () => existsSync(sealed) && /^1280 1 [0-9a-f]{64}$/m.test(readFileSync(sealed, 'utf8')), 10)
  expect(await (await fetch('http://127.0.0.1:39971/metrics')).text()).toContain('knutpunkt_database_up 1')

  const sealer = await db.query(
    `select distinct application_name as name from pg_stat_activity where usename = 'kp_seal'`,
  )
  expect(sealer.rows).toEqual([{ name: 'kp-seal' }])
  await db.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'kp_seal'`)
  await line()
  await until(async () => (await seals()) === 2, 15)

  const made = await command(home, 'backup', '--to', copies)
  expect(made, made.complained).toMatchObject({ code: 0, said: expect.stringMatching(/Läst tillbaka och hel/) })
  expect(await command(home, 'verify-audit')).toMatchObject({
    code: 0,
    said: expect.stringContaining('Loggen är hel.'),
  })
  await db.query(`update platform.entry set verb = 'write' where municipality = '1280'`)
  const broken = await command(home, 'verify-audit')
  expect(broken).toMatchObject({
    code: 1,
    complained: expect.stringContaining('Första stället: 1280: raderna i försegling 1'),
  })
  await db.end()
  expect(await site.stop()).toBe(0)

  expect(readdirSync(copies).filter((name) => name.endsWith('.kpcopy')).length).toBeGreaterThan(0)
}, 150_000)

test('a command that is written wrongly says how it is written', async () => {
  const context = { settings: () => ({ data: '/nowhere/data', keys: '/nowhere/keys' }) } as CommandContext
  const restore = restoreCommand('migrations')
  const wrong: [Command, string[]][] = [
    [backup, []],
    [backup, ['--into', 'x']],
    [restore, ['x']],
    [restore, ['a', '--into', 'b', 'c']],
    [verifyAudit, ['x']],
    [verifyAudit, ['--heads', '/nowhere']],
  ]
  for (const [one, words] of wrong)
    await expect(one.run(words, context), words.join(' ')).rejects.toThrow(`npx knutpunkt ${one.name}`)
})

test('the copy of a night is due after half past one, once, also when the site was away at the time', () => {
  const at = (time: string) => new Date(`2027-03-01T${time}:00Z`)
  const due = (time: string, names: string[]) => isDue(at(time), names, 'physical')
  expect(due('01:29', [])).toBe(false)
  expect(due('01:30', [])).toBe(true)
  expect(due('17:00', ['knutpunkt-2027-02-28T013000Z.kpbase'])).toBe(true)
  expect(due('17:00', ['knutpunkt-2027-03-01T013000Z.kpbase.part'])).toBe(true)
  expect(due('17:00', ['knutpunkt-2027-03-01T013000Z.kpcopy'])).toBe(true)
  expect(due('17:00', ['knutpunkt-2027-03-01T013000Z.kpbase'])).toBe(false)
})

test('the site’s own database is copied as files every night and as rows on Sundays, others’ as rows every night', () => {
  const [sunday, monday] = [new Date('2027-02-28T02:00:00Z'), new Date('2027-03-01T02:00:00Z')]
  expect([kindsOf(sunday, '/srv/data'), kindsOf(monday, '/srv/data')]).toEqual([['physical', 'logical'], ['physical']])
  expect([kindsOf(sunday, null), kindsOf(monday, null)]).toEqual([['logical'], ['logical']])
})
