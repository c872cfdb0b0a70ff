import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { build, type Home, killHard, makeHome, postmasterOf, run } from '../start/site-process.ts'
import { gather } from './crowd.ts'
import { openLedger } from './ledger.ts'
import { notTested, report, rounds } from './measure.ts'
import { browserTo, buildTown, sessionOf, type Town, untilTrue } from './town.ts'

beforeAll(build)

// Promise 7. The disk of the data is full, then that of the uploads.
function whyNot(): string | undefined {
  if (process.getuid?.() !== 0) return 'mounting a disk that can be filled needs root'
  const probe = join(makeHome().folder, 'probe')
  mkdirSync(probe)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', probe])
  if (status !== 0) return 'this machine does not let us mount a disk that can be filled'
  execFileSync('umount', [probe])
  return undefined
}

function mountSmall(folder: string, size: string): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', folder])
  chmodSync(folder, 0o711)
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder])
  })
}
const enlarge = (folder: string, size: string) => execFileSync('mount', ['-o', `remount,size=${size}`, folder])

/** Fills the disk until `left` bytes are free; filled to the last byte when that is 0. */
function fill(folder: string, left = 0): string {
  const file = join(folder, `filler-${randomUUID()}`)
  const free = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  try {
    writeFileSync(file, Buffer.alloc(Math.max(0, free() - left)))
  } catch {
    // no more goes in: full is what was wanted
  }
  return file
}

const front = ({ port }: Town, path = '/kurser') =>
  fetch(`http://127.0.0.1:${port}${path}`).then(({ status }) => status)

async function dataDisk(home: Home) {
  mountSmall(home.data, '700m')
  // Before its disk goes away: the last hook is the first to run.
  onTestFinished(() => killHard(postmasterOf(home)))
  const town = await buildTown(home)
  const ledger = openLedger(join(home.folder, 'ledger'))
  const crowd = gather(town, ledger, { patience: 100 })
  await ledger.holdsEveryKind()
  const before = ledger.count()
  const fillers = [fill(home.data)]
  // The ballast is released first, so work goes on for a while; then that is eaten up as well.
  await sleep(3000)
  fillers.push(fill(home.data))
  const away = crowd.away()
  await untilTrue(async () => crowd.away() > away, 120)
  await sleep(2000)
  const told = town.site.complained()
  const alive = town.site.pid > 0 && existsSync(`/proc/${town.site.pid}`)
  enlarge(home.data, '1400m')
  const wholeMs = await untilTrue(async () => (await front(town)) === 200, 40).catch((error) => {
    const log = readFileSync(join(home.data, 'postgres.log'), 'utf8').slice(-1500)
    throw new Error(`${error}\n${log}\n${town.site.complained().slice(-1500)}`)
  })
  const then = ledger.count()
  await untilTrue(async () => ledger.count() > then, 30)
  await crowd.stop()
  const { lost, doubled } = await ledger.compare(town, true)
  expect(crowd.strangers).toEqual([])
  expect(alive).toBe(true)
  expect(then).toBeGreaterThan(before)
  for (const file of fillers) rmSync(file)
  return { town, lost: [...lost, ...doubled], wholeMs, wordless: Number(!told.includes(home.data)) }
}

/** With less than 5 % free a site in production does not start. */
async function startsAnyway(home: Home, town: Town): Promise<number> {
  expect(await town.site.stop()).toBe(0)
  const { blocks, bsize } = statfsSync(home.data)
  const file = fill(home.data, blocks * bsize * 0.03)
  const tried = await run(home)
  const ended = await Promise.race([tried.ended, sleep(20_000).then(() => 'started')])
  expect(tried.complained()).toMatch(/5 %/)
  rmSync(file)
  return Number(ended !== 1)
}

/** The uploads lie on a disk of their own, and that is full: what is read goes on, what is sent in is told. */
async function uploadDisk(home: Home, town: Town) {
  await town.startAgain()
  const files = join(home.data, 'files')
  mountSmall(files, '2m')
  const filler = fill(files)
  const desk = browserTo(town.port, await sessionOf(town, town.staff.caseworker))
  const page = await desk.text('/import')
  const rows = Array.from({ length: 10_000 }, (_, at) => `p${at};Amina${at}`)
  const file = new File([`id;fornamn\n${rows.join('\n')}\n`], 'personer.csv')
  const answer = await desk.submit(page, { kind: 'people', file }, '/import')
  const statuses = await Promise.all(['/kurser', '/', '/logga-in'].map((path) => front(town, path)))
  const worklist = (await desk.get('/arbetslista')).status
  const told = await untilTrue(async () => town.site.complained().includes(files), 10).then(
    () => true,
    () => false,
  )
  rmSync(filler)
  const again = await desk.submit(
    page,
    { kind: 'people', file: new File(['id;fornamn\n1;Amina\n'], 'p.csv') },
    '/import',
  )
  expect([answer.status, again.status]).toEqual([503, 303])
  return {
    unreadable: [...statuses, worklist].filter((status) => status !== 200).length,
    wordless: Number(!told),
  }
}

test('a full disk loses nothing that was acknowledged, is named, and is over when there is space again', async () => {
  const reason = whyNot()
  if (reason) return notTested(reason)
  const sums = { lost: 0, unreadable: 0, startedAnyway: 0, wordless: 0, wholeMs: 0 }
  const done = await rounds(1, async () => {
    const home = makeHome()
    const { town, ...data } = await dataDisk(home)
    sums.startedAnyway += await startsAnyway(home, town)
    const upload = await uploadDisk(home, town)
    sums.lost += data.lost.length
    sums.unreadable += upload.unreadable
    sums.wordless += data.wordless + upload.wordless
    sums.wholeMs = Math.max(sums.wholeMs, Math.round(data.wholeMs))
    expect(await town.site.stop()).toBe(0)
  })
  report({ rounds: done, ...sums })
  expect(sums).toMatchObject({ lost: 0, unreadable: 0, startedAnyway: 0, wordless: 0 })
}, 0)
