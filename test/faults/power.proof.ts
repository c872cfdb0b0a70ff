import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { openKeys } from '../../src/platform/keys.ts'
import { runsOn } from '../../src/platform/supervisor/living.ts'
import { build, type Home, killHard, makeHome, postmasterOf } from '../start/site-process.ts'
import { killWithChildren } from './children.ts'
import { gather } from './crowd.ts'
import { openLedger } from './ledger.ts'
import { notTested, randomFrom, report, rounds, seed } from './measure.ts'
import { buildTown, connectTo, type Town, untilTrue } from './town.ts'

beforeAll(build)

// Promise 6. Below the data lies a file system that forgets what was not synced (bin/trust/power). It is kinder than a real
// disk: names, lengths and owners are never lost.
const python = '/usr/bin/python3'
const program = 'bin/trust/power/shadow.py'

function whyNot(): string | undefined {
  if (!existsSync('/dev/fuse')) return 'there is no /dev/fuse here'
  if (process.getuid?.() !== 0) return 'mounting needs root'
  const has = spawnSync(python, [
    '-c',
    'import importlib.util as u, sys; sys.exit(not (u.find_spec("fusepy") or u.find_spec("fuse")))',
  ])
  return has.status === 0 ? undefined : 'fusepy is missing: apt-get install python3-fusepy libfuse2'
}

/** So deep that PostgreSQL listens on 127.0.0.1: a socket has no place in the shadow file system. */
function deepHome(): Home {
  const home = makeHome()
  const deep = join(home.folder, 'a-folder-with-a-long-name'.repeat(4))
  mkdirSync(deep, { mode: 0o711 })
  return { ...home, data: join(deep, 'data') }
}

const isMounted = (folder: string) => readFileSync('/proc/mounts', 'utf8').includes(` ${folder} fuse`)

function shadowOf(home: Home, torn: number) {
  const [root, live, disk] = ['', 'live', 'disk'].map((name) => join(home.folder, 'shadow', name)) as [
    string,
    string,
    string,
  ]
  let server: ChildProcess | undefined
  const unmount = async () => {
    spawnSync('umount', ['-l', home.data])
    server?.kill('SIGKILL')
    if (server && server.exitCode === null && server.signalCode === null)
      await new Promise((done) => server?.once('exit', done))
  }
  return {
    live,
    /** What lies there becomes both what is seen and what is on the disk. */
    begin() {
      mkdirSync(root, { recursive: true, mode: 0o711 })
      renameSync(home.data, live)
      execFileSync('cp', ['-a', live, disk])
      mkdirSync(home.data, { mode: 0o711 })
    },
    async mount() {
      server = spawn(python, [program, root, home.data, ...(torn ? ['--torn', String(torn)] : [])], {
        stdio: 'inherit',
      })
      await untilTrue(async () => isMounted(home.data), 10)
    },
    unmount,
    /** The cut: nobody can write any more, and only what was synced is left. */
    async lose() {
      await unmount()
      rmSync(live, { recursive: true, force: true })
      execFileSync('cp', ['-a', disk, live])
      rmSync(join(live, 'postgres/postmaster.pid'), { force: true })
      rmSync(join(disk, 'postgres/postmaster.pid'), { force: true })
    },
  }
}

async function cutPower(home: Home, town: Town): Promise<void> {
  const pid = postmasterOf(home)
  killHard(town.site.pid)
  if (pid !== undefined) killWithChildren(pid)
  await town.site.ended
  while (pid !== undefined && runsOn(pid, join(home.data, 'postgres'))) await sleep(10)
}

function connectDeep(home: Home) {
  return () => {
    const port = Number(/^port = (\d+)$/m.exec(readFileSync(join(home.data, 'postgres/kp.conf'), 'utf8'))?.[1])
    const password = openKeys(home.keys, true).superuser
    return connectTo({ host: '127.0.0.1', port, user: 'postgres', password, database: 'knutpunkt', ssl: false })()
  }
}

test('what was acknowledged before the power was cut is there afterwards', async () => {
  const reason = whyNot()
  if (reason) return notTested(reason)
  const home = deepHome()
  const shadow = shadowOf(home, seed)
  onTestFinished(() => shadow.unmount())
  const random = randomFrom(seed)
  const town = await buildTown(home, { connect: connectDeep(home) })
  expect(await town.site.stop()).toBe(0)
  shadow.begin()
  await shadow.mount()
  await town.startAgain()

  const ledger = openLedger(join(home.folder, 'ledger'))
  const [lost, doubled]: [unknown[], unknown[]] = [[], []]
  let crowd = gather(town, ledger)
  const cuts = await rounds(2, async () => {
    await untilAcknowledged(ledger)
    await sleep(1000 + random() * 2000)
    await cutPower(home, town)
    await shadow.lose()
    await shadow.mount()
    await town.startAgain()
    const found = await ledger.compare(town)
    lost.push(...found.lost)
    doubled.push(...found.doubled)
  })
  await crowd.stop()
  expect([crowd.wrong, crowd.strangers]).toEqual([[], []])
  const last = await ledger.compare(town, true)

  // The negative control: without fsync the same cut must lose, or nothing was proved.
  await town.ask('alter system set fsync = off')
  await town.ask('select pg_reload_conf()')
  const control = openLedger(join(home.folder, 'control'))
  crowd = gather(town, control)
  await untilAcknowledged(control)
  await sleep(3000)
  await cutPower(home, town)
  const stopped = crowd.stop()
  await shadow.lose()
  rmSync(join(shadow.live, 'postgres/postgresql.auto.conf'), { force: true })
  await shadow.mount()
  const controlLost = await town.startAgain().then(
    async () => (await control.compare(town, true)).lost.length,
    () => control.count(), // the database is not even able to start
  )
  await stopped
  report({
    cuts,
    acknowledged: ledger.count(),
    lost: lost.length + last.lost.length,
    doubled: doubled.length + last.doubled.length,
    controlLost,
  })
  expect([...lost, ...last.lost, ...doubled, ...last.doubled]).toEqual([])
  expect(controlLost).toBeGreaterThan(0)
}, 0)

async function untilAcknowledged(ledger: { count(): number }): Promise<void> {
  const before = ledger.count()
  while (ledger.count() === before) await sleep(10)
}
