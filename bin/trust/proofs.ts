import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allocationBy } from './allocation.ts'
import { attacksBy } from './attacks.ts'
import { auditTamperBy } from './audit-tamper.ts'
import { bite } from './bite.ts'
import { defects } from './defects.ts'
import { loadBy } from './load.ts'
import { restoreBy } from './restore.ts'

// What one run by hand can prove beyond `npm test`. Most proofs are a test in test/faults with more time: it says what it
// counted, and here stands what that must come to.

export type Ask = { seed: number; minutes: number }
export type Figures = Record<string, number>
/** Counts add up over runs; of times and shares the worst one stays; what a run says of all runs together is taken from the last. */
export type Goal = { says: string; add: 'sum' | 'worst' | 'last'; atLeast?: number; atMost?: number }
export type Outcome = { figures: Figures; red: boolean; notTested?: string | undefined }
export type Proof = { promise: number; about: string; goals: Record<string, Goal>; run(ask: Ask): Outcome }

const none = (says: string): Goal => ({ says, add: 'sum', atMost: 0 })
const many = (says: string, atLeast: number): Goal => ({ says, add: 'sum', atLeast })
const within = (says: string, atMost: number): Goal => ({ says, add: 'worst', atMost })
const told = (says: string): Goal => ({ says, add: 'worst' })

type Told = { figures?: Figures; notTested?: string }
export type ByTest = typeof byTest
/** Runs a test file with a seed and a time; what it tells is added up. */
function byTest(file: string, project: 'checks' | 'proofs' = 'checks', env: NodeJS.ProcessEnv = {}) {
  return ({ seed, minutes }: Ask): Outcome => {
    const folder = mkdtempSync(join(tmpdir(), 'kp-trust-'))
    const tell = join(folder, 'figures')
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--testTimeout', '0', file]
    const asked = { TRUST_SEED: String(seed), TRUST_MINUTES: String(minutes), TRUST_FIGURES: tell, ...env }
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...asked } })
    const lines = existsSync(tell) ? readFileSync(tell, 'utf8').trim().split('\n') : []
    rmSync(folder, { recursive: true, force: true })
    const all = lines.filter(Boolean).map((line) => JSON.parse(line) as Told)
    const figures = Object.assign({}, ...all.map((one) => one.figures ?? {})) as Figures
    return { figures, red: status !== 0, notTested: all.find((one) => one.notTested)?.notTested }
  }
}

const fuzz = (ask: Ask): Outcome => {
  const { red } = byTest('test/fuzz', 'checks', { SEED: String(ask.seed), FUZZ_SENT: '500' })(ask)
  return { red, figures: { rounds: 1, redRounds: Number(red) } }
}

const bitten = ({ minutes }: Ask): Outcome => ({ red: false, figures: bite(minutes) })
const atLast = (says: string): Goal => ({ says, add: 'last' })

const lost = none('acknowledged writes lost')
const doubled = none('effects that happened twice')
const faults = 'test/faults'

export const proofs: Record<string, Proof> = {
  ...loadBy(byTest),
  'kill-site': {
    promise: 4,
    about: 'kills the site in the middle of applications, offers and imports',
    goals: {
      kills: many('kills', 1000),
      acknowledged: many('acknowledged writes', 200_000),
      lost,
      doubled,
      readyMs: within('ms until the site answers again, longest', 2000),
    },
    run: byTest(`${faults}/kill-site.test.ts`),
  },
  'kill-db': {
    promise: 5,
    about: 'kills the database and all its children under the site',
    goals: {
      kills: many('kills', 200),
      acknowledged: told('acknowledged writes, most in a run'),
      lost,
      doubled,
      siteDied: none('times that the site died with it'),
      otherAnswers: none('answers that were neither a page nor 503 in the language of the visitor'),
      brokenIndexes: none('broken indexes or tables'),
      wholeMs: within('ms until whole again, longest', 10_000),
    },
    run: byTest(`${faults}/kill-db.test.ts`),
  },
  power: {
    promise: 6,
    about: 'cuts the power below a file system that forgets what was not synced',
    goals: {
      cuts: many('cuts', 100),
      acknowledged: told('acknowledged writes, most in a run'),
      lost,
      doubled,
      controlLost: many('writes that the negative control (fsync off) lost', 1),
    },
    run: byTest(`${faults}/power.proof.ts`, 'proofs'),
  },
  'disk-full': {
    promise: 7,
    about: 'fills the disk of the data, then that of the uploads',
    goals: {
      rounds: many('rounds', 1),
      lost,
      unreadable: none('reads that failed while only the upload disk was full'),
      startedAnyway: none('starts with less than 5 % free'),
      wordless: none('times that the operator was not told which disk'),
      wholeMs: within('ms until whole after space returned, longest', 30_000),
    },
    run: byTest(`${faults}/disk-full.proof.ts`, 'proofs'),
  },
  'db-away': {
    promise: 8,
    about: 'puts a bad line between the site and its database, in five ways',
    goals: {
      modes: many('modes', 5),
      awaySeconds: { says: 'seconds away in each mode, longest', add: 'worst', atLeast: 60 },
      pages: many('pages asked meanwhile', 100),
      wrongPages: none('answers without "try again" in the language of the visitor and what was typed'),
      lost,
      doubled,
      pageMs: within('ms for a page asked while away, longest', 3000),
      caughtMs: told('ms for what was under way when the line fell silent, longest'),
      backMs: within('ms until the first success after return, longest', 1000),
    },
    run: byTest(`${faults}/db-away.test.ts`),
  },
  slow: {
    promise: 9,
    about: 'a thousand clients that send and read as slowly as they can',
    goals: {
      connections: many('slow connections', 1000),
      refused: none('requests of others that failed'),
      ratio: within('p99 of the others against p99 alone, highest', 2),
    },
    run: byTest(`${faults}/slow.test.ts`),
  },
  fuzz: {
    promise: 10,
    about: 'sends all 500 inputs of every form through the whole site',
    goals: { rounds: many('rounds of 500 inputs to every form', 20), redRounds: none('rounds with a defect') },
    run: fuzz,
  },
  clock: {
    promise: 28,
    about: 'sets the clock 400 days back and forward, to nights of summer time, to 2038 and 2100',
    goals: { times: many('times set', 10), wrong: none('sessions, deadlines or entries that went wrong') },
    run: byTest(`${faults}/clock.test.ts`),
  },
  twice: {
    promise: 29,
    about: 'sends every form fifty times at once, and again afterwards',
    goals: {
      forms: many('forms', 10),
      presses: told('presses, most in a run'),
      doubled,
      differing: none('presses that were told something else'),
    },
    run: byTest(`${faults}/twice.test.ts`),
  },
  interleave: {
    promise: 29,
    about: 'two sessions change the same row in every order that chance finds',
    goals: { orders: many('orders', 10_000), overwritten: none('silent overwrites') },
    run: byTest(`${faults}/interleave.test.ts`),
  },
  year: {
    promise: 32,
    about: 'simulated days with crash, duplicate and delay; what must hold is checked each day',
    goals: { days: many('days', 365), broken: none('days on which something did not hold') },
    run: byTest(`${faults}/year.test.ts`),
  },
  ...allocationBy(byTest),
  ...attacksBy(byTest),
  ...auditTamperBy(byTest),
  ...restoreBy(byTest),
  bite: {
    promise: 0,
    about: 'plants defects one at a time; every one must be seen by a test',
    goals: {
      judged: { ...atLast('defects planted'), atLeast: defects.length },
      seen: { ...atLast('defects seen by a test'), atLeast: defects.length },
      survived: { ...atLast('defects that no test saw'), atMost: 0 },
      slowest: atLast('seconds for the slowest, without and with the defect'),
    },
    run: bitten,
  },
}
