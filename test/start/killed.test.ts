import { beforeAll, expect, test } from 'vitest'
import { build, killHard, look, makeHome, postmasterOf, start, until } from './site-process.ts'

beforeAll(build)

test('kill -9 of the site: the next start adopts the database that lives on', async () => {
  const home = makeHome()
  const site = await start(home)
  const database = postmasterOf(home)
  killHard(site.pid)
  expect(await site.ended).toBe('SIGKILL')
  expect(postmasterOf(home)).toBe(database)

  const next = await start(home)
  expect(postmasterOf(home)).toBe(database)
  expect(await next.health()).toBe(200)
  expect(await next.stop()).toBe(0)
  expect(postmasterOf(home)).toBeUndefined()
})

test('kill -9 of site and database: the next start brings both back with what was saved', async () => {
  const home = makeHome()
  const site = await start(home)
  const before = await look(home)
  await before.query(`insert into platform.defect (route, kind, stack) values ('GET /', 'saved', '')`)
  const database = postmasterOf(home)
  killHard(site.pid)
  killHard(database)
  await site.ended

  const next = await start(home)
  expect(postmasterOf(home)).not.toBe(database)
  const after = await look(home)
  expect((await after.query('select kind from platform.defect')).rows).toEqual([{ kind: 'saved' }])
  await after.end()
  expect(await next.stop()).toBe(0)
})

test('kill -9 of the database: the site lives, says so, and is whole again', async () => {
  const home = makeHome()
  const site = await start(home)
  const database = postmasterOf(home)
  killHard(database)
  await until(async () => (await site.health()) === 503, 5)
  await until(async () => (await site.health()) === 200, 10)
  expect(postmasterOf(home)).not.toBe(database)
  expect(await site.stop()).toBe(0)
  expect(postmasterOf(home)).toBeUndefined()
})
