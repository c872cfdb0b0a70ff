import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Defect, defects } from './defects.ts'

/** A copy of what git tracks, with the packages of this folder. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'kp-bite-'))
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(file, join(copy, file))
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  return copy
}

function isGreen(copy: string, tests: readonly string[]): boolean {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'checks', ...tests],
    {
      cwd: copy,
      stdio: 'ignore',
    },
  )
  return status === 0
}

function plant(copy: string, { file, find, put, name }: Defect): () => void {
  const path = join(copy, file)
  const before = readFileSync(path, 'utf8')
  if (!before.includes(find)) throw new Error(`${name}: ${file} no longer has the words that are to be changed`)
  writeFileSync(path, before.replace(find, put))
  return () => writeFileSync(path, before)
}

/** Plants one defect at a time and wants red. Green without a defect is asked first, or nothing would be proved. Returns the exit code. */
export function bite(): number {
  const copy = copyOfTree()
  try {
    const all = [...new Set(defects.flatMap(({ tests }) => tests))]
    if (!isGreen(copy, all)) return say('The tests are red without any defect: mend that first.', 1)
    const survived = defects.filter((defect) => !isSeen(copy, defect))
    return say(
      `${defects.length - survived.length} of ${defects.length} planted defects were seen.`,
      survived.length > 0 ? 1 : 0,
    )
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function isSeen(copy: string, defect: Defect): boolean {
  const mend = plant(copy, defect)
  const seen = !isGreen(copy, defect.tests)
  mend()
  say(`${seen ? 'red  ' : 'GREEN'}  ${defect.name} (${defect.file})`, 0)
  return seen
}

function say(line: string, code: number): number {
  process.stdout.write(`${line}\n`)
  return code
}
