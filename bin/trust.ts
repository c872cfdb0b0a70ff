import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type Ask, type Proof, proofs } from './trust/proofs.ts'
import { keepRun, type Run, runOf, sumOf, verdictOf } from './trust/sums.ts'

// `npm run trust -- NAME [--budget MINUTES] [--seed N] [--anew]`: proves one promise further; the sums stand in docs/trust.json.

const say = (line: string) => void process.stdout.write(`${line}\n`)

function listAll(): void {
  say('npm run trust -- NAME [--budget MINUTES] [--seed N] [--anew: forget earlier runs]\n')
  for (const [name, { promise, about }] of Object.entries(proofs))
    say(`  ${name.padEnd(10)} ${promise ? String(promise).padStart(2) : '  '}  ${about}`)
}

function tell(proof: Proof, runs: readonly Run[]): void {
  const [now, all] = [sumOf(runs.slice(-1), proof.goals), sumOf(runs, proof.goals)]
  for (const [name, { says, atLeast, atMost }] of Object.entries(proof.goals)) {
    const goal = atLeast === undefined ? (atMost === undefined ? '' : `at most ${atMost}`) : `at least ${atLeast}`
    say(`${says}: ${now[name] ?? 'not counted'} (all runs: ${all[name] ?? 'not counted'}; goal: ${goal || 'none'})`)
  }
  say(`${runs.length} runs together: ${verdictOf(runs, proof)}`)
}

function prove(name: string, proof: Proof, { anew, ...ask }: Ask & { anew: boolean }): number {
  const began = new Date()
  say(`${name}, seed ${ask.seed}, ${ask.minutes} minutes`)
  const outcome = proof.run(ask)
  if (outcome.notTested) {
    say(`\nNOT TESTED: ${outcome.notTested}\n`)
    return 1
  }
  const runs = keepRun(name, runOf(outcome, ask.seed, began), anew)
  tell(proof, runs)
  return verdictOf(runs.slice(-1), proof) === 'BROKEN' ? 1 : 0
}

const { values, positionals } = parseArgs({
  options: { budget: { type: 'string' }, seed: { type: 'string' }, anew: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [name = ''] = positionals
const proof = proofs[name]
if (!proof) {
  listAll()
  process.exit(name ? 2 : 0)
}
// A tree that does not build proves nothing about what is promised: it is told, and no run is kept.
if (spawnSync(process.execPath, ['bin/build.ts', '--if-older'], { stdio: 'inherit' }).status !== 0) {
  say('\nNOT TESTED: the site does not build\n')
  process.exit(2)
}
const seed = Number(values.seed ?? Math.trunc(Math.random() * 1e9))
process.exit(prove(name, proof, { seed, minutes: Number(values.budget ?? 20), anew: values.anew }))
