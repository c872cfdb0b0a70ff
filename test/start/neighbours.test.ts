import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { asRoot } from '../../src/platform/supervisor/runner.ts'
import { build, databaseFolder, makeHome, postmasterOf, start } from './site-process.ts'

beforeAll(build)
/** Two first starts on two cores that others use as well. */
const patience = 120_000

test(
  'two sites on one folder: only the last one stops the database',
  async () => {
    const home = makeHome()
    const [one, two] = await Promise.all([start(home), start(home)])
    const database = postmasterOf(home)
    const seen = new Set<number>()
    const asking = setInterval(() => void two.health().then((status) => seen.add(status)), 20)
    expect(await one.stop()).toBe(0)
    await new Promise((done) => setTimeout(done, 500))
    clearInterval(asking)
    expect([...seen]).toEqual([200])
    expect(postmasterOf(home)).toBe(database)
    expect(await two.stop()).toBe(0)
    expect(postmasterOf(home)).toBeUndefined()
  },
  patience,
)

test(
  'two sites that stop at once leave no database behind',
  async () => {
    const home = makeHome()
    const [one, two] = await Promise.all([start(home), start(home)])
    expect(await Promise.all([one.stop(), two.stop()])).toEqual([0, 0])
    expect(postmasterOf(home)).toBeUndefined()
  },
  patience,
)

test(
  'in a folder that only its owner may enter, data goes where the database can reach it, and stays',
  async () => {
    const home = makeHome(0o700)
    const first = await start(home)
    expect(await first.health()).toBe(200)
    expect(await first.stop()).toBe(0)
    const note = join(home.data, 'elsewhere')
    // Only root has to move: anybody else runs the database as themselves.
    expect(existsSync(note)).toBe(asRoot)
    const folder = databaseFolder(home)
    expect(folder.startsWith(asRoot ? '/var/lib/knutpunkt/' : home.data)).toBe(true)
    if (asRoot) expect(first.said()).toContain(readFileSync(note, 'utf8').trim())

    const second = await start(home)
    expect(databaseFolder(home)).toBe(folder)
    expect(second.said()).not.toContain('/var/lib/knutpunkt')
    expect(await second.stop()).toBe(0)
    rmSync(join(folder, '..'), { recursive: true })
  },
  patience,
)
