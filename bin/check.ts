import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallBrowser, howToInstall } from './browser.ts'

// Everything that must hold, fastest failure first. Each gate counts as one check, each test as one.

type Outcome = { passed: number; failed: number }
type Step = { name: string; run(): Outcome }

const node = process.execPath
const program = (name: string) => join('node_modules', '.bin', name)
const say = (line: string) => process.stdout.write(`${line}\n`)

function gate(command: string, args: string[]): Outcome {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

type Counts = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number }

function counted(report: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Counts
  } catch {
    return undefined // the run ended before it could count
  }
}

/** Skipped tests fail, and so does a run that found none or that broke outside its tests. `REPORTS=FOLDER` keeps what was told: see bin/asvs.ts. */
function tests(project: string, env: NodeJS.ProcessEnv = {}): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'kp-check-'))
  const report = join(folder, 'report.json')
  const args = ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync(program('vitest'), args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const counts = counted(report)
  const { REPORTS } = process.env
  if (REPORTS && counts) copyFileSync(report, join(REPORTS, `${project}.json`))
  rmSync(folder, { recursive: true })
  if (!counts || counts.numPassedTests + counts.numFailedTests === 0) return { passed: 0, failed: 1 }
  const skipped = counts.numPendingTests + counts.numTodoTests
  if (skipped > 0) say(`${skipped} tests were skipped: run them or remove them.`)
  const failed = counts.numFailedTests + skipped
  return { passed: counts.numPassedTests, failed: status === 0 ? failed : Math.max(failed, 1) }
}

function journeys(): Outcome {
  const browser = findOrInstallBrowser()
  if (browser) return tests('journeys', { CHROMIUM_PATH: browser })
  say(howToInstall())
  return { passed: 0, failed: 1 }
}

const steps: Step[] = [
  { name: 'format and lint', run: () => gate(program('biome'), ['check', '--error-on-warnings']) },
  { name: 'types', run: () => gate(program('tsc'), ['--noEmit']) },
  { name: 'types of the browser scripts', run: () => gate(program('tsc'), ['-p', 'src/design/scripts']) },
  { name: 'dependency rules', run: () => gate(node, ['bin/cruise.ts']) },
  { name: 'dead code', run: () => gate(program('knip'), []) },
  { name: 'plain language', run: () => gate(node, ['bin/plain.ts']) },
  { name: 'build', run: () => gate(node, ['bin/build.ts']) },
  { name: 'tests', run: () => tests('checks') },
  { name: 'browser journeys', run: journeys },
]

function check(): Outcome {
  const sum = { passed: 0, failed: 0 }
  for (const { name, run } of steps) {
    const began = performance.now()
    const { passed, failed } = run()
    sum.passed += passed
    sum.failed += failed
    say(`${failed === 0 ? 'ok' : 'FAILED'}  ${name}, ${((performance.now() - began) / 1000).toFixed(1)} s`)
    if (failed > 0) break
  }
  return sum
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  say(`The checks need Node 24, but this is ${process.version}. Run npm ci first, then npm test.`)
  process.exit(1)
}
const { passed, failed } = check()
say(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
