import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { build, look, makeHome, postmasterOf, run, start, until } from './site-process.ts'

beforeAll(build)

const defect = `insert into platform.defect (route, kind, stack) values ('GET /', 'kept', '')`
const modeOf = (path: string) => statSync(path).mode & 0o777

test('the first start makes database and keys, SIGTERM stops both, the second start has the data', async () => {
  const home = makeHome()
  const first = await start(home)
  expect(await first.health()).toBe(200)
  expect(first.said()).toContain(`Knutpunkt svarar på http://127.0.0.1:${first.port}`)
  expect(modeOf(home.keys)).toBe(0o700)
  expect(modeOf(join(home.keys, 'secret'))).toBe(0o600)
  const database = await look(home)
  await database.query(defect)
  await database.end()

  expect(await first.stop()).toBe(0)
  expect(postmasterOf(home)).toBeUndefined()
  expect(first.complained()).toBe('')

  const second = await start(home)
  const kept = await look(home)
  expect((await kept.query(`select kind from platform.defect`)).rows).toEqual([{ kind: 'kept' }])
  await kept.end()
  expect(await second.stop()).toBe(0)
})

test('a stop in the middle of the first start is obeyed, and the next start begins again', async () => {
  const home = makeHome()
  const cut = await run(home)
  await until(() => postmasterOf(home) !== undefined, 20)
  expect(await cut.stop()).toBe(0)
  expect(postmasterOf(home)).toBeUndefined()
  const next = await start(home)
  expect(await next.health()).toBe(200)
  expect(await next.stop()).toBe(0)
})

test('kill -9 in the middle of initdb: the half made database is thrown away', async () => {
  const home = makeHome()
  const cut = await run(home)
  await until(() => existsSync(home.data) && readdirSync(home.data).some((name) => name.startsWith('postgres.new')), 20)
  process.kill(cut.pid, 'SIGKILL')
  await cut.ended
  const next = await start(home)
  expect(await next.health()).toBe(200)
  expect(await next.stop()).toBe(0)
})
