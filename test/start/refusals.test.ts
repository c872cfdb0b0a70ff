import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { build, type Home, makeHome, postmasterOf, run, start } from './site-process.ts'

beforeAll(build)

/** Ends with 1, one line on the error stream that says `words`, no stack, and nothing left running. */
async function expectRefusal(home: Home, words: RegExp, options: Parameters<typeof run>[1] = {}) {
  const site = await run(home, options)
  expect(await site.ended).toBe(1)
  expect(site.complained()).toMatch(words)
  expect(site.complained()).not.toMatch(/\n {4}at /)
  expect(postmasterOf(home)).toBeUndefined()
}

test('a busy port is one sentence, and what was started is stopped', async () => {
  const home = makeHome()
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  await expectRefusal(home, new RegExp(`^Porten ${port} på 127.0.0.1 används redan. .*PORT.\n$`), { port })
})

test('every wrong setting is told at once, before anything is made', async () => {
  const home = makeHome()
  const env = { PORT: '99999', SOURCES: 'all', DATABASE_URL: 'mysql://x' }
  await expectRefusal(home, /PORT .*\n.*DATABASE_URL .*\n.*SOURCES .*\n/, { env })
})

test('an address that the machine does not have', async () => {
  await expectRefusal(makeHome(), /HOST/, { env: { HOST: '203.0.113.9' } })
})

test('keys that others can read, keys that are lost, keys of another database', async () => {
  const home = makeHome()
  const site = await start(home)
  expect(await site.stop()).toBe(0)
  chmodSync(home.keys, 0o755)
  await expectRefusal(home, /chmod 700/)
  chmodSync(home.keys, 0o700)
  rmSync(join(home.keys, 'vault'))
  await expectRefusal(home, /Nycklarna saknas .*vault.* data/)
  rmSync(home.keys, { recursive: true })
  await expectRefusal(home, /Nycklarna saknas/)

  const other = makeHome()
  const stranger = await start(other)
  expect(await stranger.stop()).toBe(0)
  await expectRefusal({ ...home, keys: other.keys }, /KNUTPUNKT_KEYS/)
})

test('a data folder that is a file, and keys inside the data', async () => {
  const home = makeHome()
  await expectRefusal({ ...home, data: '/dev/null/data' }, /KNUTPUNKT_DATA/)
  mkdirSync(home.data)
  await expectRefusal({ ...home, keys: join(home.data, 'keys') }, /KNUTPUNKT_KEYS/)
})

test('an unknown command names the ones there are', async () => {
  const asked = await run(makeHome(), { command: ['begin'] })
  expect(await asked.ended).toBe(1)
  expect(asked.complained()).toMatch(/begin finns inte[\s\S]*serve[\s\S]*migrate/)
})
