/** `node bin/examples.ts --seed 1` writes the example files in examples/: invented courses, people and applications. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeExamples } from './examples/make.ts'

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } })
const seed = Number(values.seed)
if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError('--seed takes a whole number')

const folder = join(import.meta.dirname, '..', 'examples')
for (const [name, text] of makeExamples(seed)) {
  await writeFile(join(folder, name), text)
  process.stdout.write(`examples/${name}: ${text.split('\n').length - 2} rows\n`)
}
