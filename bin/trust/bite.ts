import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Defect, defects } from './defects.ts'

const isFile = (path: string) => existsSync(path) && statSync(path).isFile()
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** A copy of what git keeps or would keep, with the packages of this folder: nothing is ever planted in the tree itself. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'kp-bite-'))
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  })
    .split('\0')
    .filter(isFile)
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(file, join(copy, file))
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  // Some tests ask git what there is.
  const git = (...args: string[]) => spawnSync('git', ['-C', copy, ...args], { stdio: 'ignore' })
  git('init', '-q')
  git('add', '-A')
  return copy
}

type Seen = { green: boolean; ran: number }
/** A test that was not found sees nothing: how many ran counts as well. */
function look(copy: string, { tests, only }: Pick<Defect, 'tests' | 'only'>): Seen {
  const report = join(copy, 'seen.json')
  rmSync(report, { force: true })
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'checks', '--bail', '1', ...tests]
  const how = [...(only ? ['-t', only] : []), '--reporter=json', `--outputFile=${report}`]
  const { status } = spawnSync(process.execPath, [...args, ...how], { cwd: copy, stdio: 'ignore' })
  if (!existsSync(report)) return { green: status === 0, ran: 0 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
  return { green: status === 0, ran: (numPassedTests ?? 0) + (numFailedTests ?? 0) }
}

function plant(copy: string, { file, find, put, name }: Defect): () => void {
  const path = join(copy, file)
  const before = readFileSync(path, 'utf8')
  if (!before.includes(find)) throw new Error(`${name}: ${file} no longer has the words that are to be changed`)
  writeFileSync(
    path,
    before.replace(find, () => put),
  )
  return () => writeFileSync(path, before)
}

type Bitten = { planted: number; seen: number; survived: string[]; longest: number }

/** Green without the defect, red with it: only then it was seen. */
function isSeen(copy: string, defect: Defect): boolean {
  const without = look(copy, defect)
  if (!without.green || without.ran === 0) {
    say(`RED already  ${defect.name}: ${without.ran} tests ran, and they are red without any defect`)
    return false
  }
  const mend = plant(copy, defect)
  const withIt = look(copy, defect)
  mend()
  say(`${withIt.green ? 'GREEN' : 'red  '}  ${defect.name} (${defect.file}), seen by ${defect.tests.join(', ')}`)
  return !withIt.green
}

/** Plants one defect at a time, each in the copy alone, and wants red. */
export function bite(): Bitten {
  const copy = copyOfTree()
  const bitten: Bitten = { planted: defects.length, seen: 0, survived: [], longest: 0 }
  try {
    for (const defect of defects) {
      const began = performance.now()
      if (isSeen(copy, defect)) bitten.seen += 1
      else bitten.survived.push(defect.name)
      bitten.longest = Math.max(bitten.longest, Math.round((performance.now() - began) / 1000))
    }
    say(`${bitten.seen} of ${bitten.planted} planted defects were seen; the slowest took ${bitten.longest} s.`)
    return bitten
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
