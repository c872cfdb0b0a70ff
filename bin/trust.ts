import { spawnSync } from 'node:child_process'
import { bite } from './trust/bite.ts'

/** `npm run trust -- <name>`: what one run by hand can prove beyond `npm test`. */
const proofs: Record<string, { about: string; run: (seed: string) => number }> = {
  bite: { about: 'plants defects one at a time; every one must be seen by a test', run: bite },
  fuzz: { about: 'sends all 500 inputs of every form through the whole site', run: fuzz },
}

function fuzz(seed: string): number {
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'checks',
    '--testTimeout',
    '600000',
    'test/fuzz',
  ]
  return (
    spawnSync(process.execPath, vitest, { stdio: 'inherit', env: { ...process.env, SEED: seed, FUZZ_SENT: '500' } })
      .status ?? 1
  )
}

const [name = '', ...options] = process.argv.slice(2)
const proof = proofs[name]
if (!proof) {
  const known = Object.entries(proofs).map(([one, { about }]) => `  ${one.padEnd(6)} ${about}`)
  process.stdout.write(`npm run trust -- NAME [--seed N]\n${known.join('\n')}\n`)
  process.exit(name ? 2 : 0)
}
const at = options.indexOf('--seed')
const seed = at >= 0 ? (options[at + 1] ?? '1') : String(Math.trunc(Math.random() * 1e9))
process.stdout.write(`seed ${seed}\n`)
process.exit(proof.run(seed))
