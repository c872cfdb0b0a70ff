import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Bite, keepBite, readBites } from './bites.ts'
import { type Defect, defects } from './defects.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** A copy of what is committed, with the packages of this folder: nothing is ever planted in the tree itself, nor is half an edit judged. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'kp-bite-'))
  const packed = execFileSync('git', ['archive', 'HEAD'], { maxBuffer: 2 ** 30 })
  execFileSync('tar', ['-x', '-C', copy], { input: packed })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  // Some tests ask git what there is.
  const git = (...args: string[]) => spawnSync('git', ['-C', copy, ...args], { stdio: 'ignore' })
  git('init', '-q')
  git('add', '-A')
  return copy
}

const patience = 10 * 60_000

type Seen = { green: boolean; ran: number }
/** A test that was not found sees nothing: how many ran counts as well. */
function look(copy: string, { tests, only }: Pick<Defect, 'tests' | 'only'>): Seen {
  const report = join(copy, 'seen.json')
  rmSync(report, { force: true })
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'checks', '--bail', '1', ...tests]
  const how = [...(only ? ['-t', only] : []), '--reporter=json', `--outputFile=${report}`]
  const { status } = spawnSync(process.execPath, [...args, ...how], { cwd: copy, stdio: 'ignore', timeout: patience })
  if (!existsSync(report)) return { green: status === 0, ran: 0 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
  return { green: status === 0, ran: (numPassedTests ?? 0) + (numFailedTests ?? 0) }
}

/** Undefined when the words that are to be changed are no longer there, once and only once. */
function plant(copy: string, { file, find, put }: Defect): (() => void) | undefined {
  const path = join(copy, file)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (before.split(find).length !== 2) return undefined
  writeFileSync(
    path,
    before.replace(find, () => put),
  )
  return () => writeFileSync(path, before)
}

/** Green without the defect, red with it: only then it was seen. */
function judge(copy: string, defect: Defect): Bite['outcome'] {
  const without = look(copy, defect)
  if (!without.green || without.ran === 0) return 'red without it'
  const mend = plant(copy, defect)
  if (!mend) return 'not planted'
  const withIt = look(copy, defect)
  mend()
  return withIt.green ? 'stayed green' : 'seen'
}

function judgeAndKeep(copy: string, defect: Defect): Bite {
  const began = performance.now()
  const outcome = judge(copy, defect)
  const seconds = Math.round((performance.now() - began) / 1000)
  const bite = { date: new Date().toISOString().slice(0, 10), outcome, seconds }
  say(`${outcome.padEnd(14)} ${String(seconds).padStart(4)} s  ${defect.name} (${defect.file})`)
  keepBite(defect.name, bite)
  return bite
}

/** Those that nobody has judged, then those that were judged longest ago; what was not seen comes first of all. */
function waiting(): Defect[] {
  const bites = readBites()
  const rank = ({ name }: Defect): string => {
    const bite = bites[name]
    return bite?.outcome === 'seen' ? bite.date : ''
  }
  return defects.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** Plants one defect at a time, each in the copy alone, and wants red; what the time does not reach is judged by the next run. */
export function bite(minutes: number): { judged: number; seen: number; survived: number; slowest: number } {
  const until = performance.now() + minutes * 60_000
  const copy = copyOfTree()
  try {
    for (const defect of waiting()) {
      judgeAndKeep(copy, defect)
      if (performance.now() > until) break
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
  const bites = readBites()
  const all = defects.flatMap(({ name }) => bites[name] ?? [])
  const seen = all.filter(({ outcome }) => outcome === 'seen').length
  say(`${seen} of ${defects.length} planted defects are seen, ${defects.length - all.length} are not judged yet.`)
  const slowest = Math.max(0, ...all.map(({ seconds }) => seconds))
  return { judged: all.length, seen, survived: all.length - seen, slowest }
}
