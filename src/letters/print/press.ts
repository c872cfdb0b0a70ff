import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { coverageOf } from './coverage.ts'
import { fontPaths } from './fonts.ts'
import type { Sheet } from './sheet.ts'
import { template } from './template.ts'

// A thread of its own: the site answers while a letter is made, and the fonts are read when the first one is.

const fonts = fontPaths().map((path) => readFileSync(path))
const drawn = new Set(fonts.flatMap((font) => [...coverageOf(font)]))
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] })

const isolates = /[\u2066-\u2069\u200c\u200d]/
/** What no accessible PDF may hold, whatever a font says. */
const refused = /[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\ufffe\uffff]/u

/** Marks of direction have no shape and are allowed; a letter that no font has becomes an empty square. */
function drawable(sign: string): string {
  if (/\s/.test(sign)) return ' '
  if (refused.test(sign)) return ''
  return drawn.has(sign.codePointAt(0) ?? 0) || isolates.test(sign) ? sign : '\u25a1'
}
/** Vowel marks of Arabic are set beside their letter, which is then read aloud twice; the words are whole without them. */
const vowels = /[\u064b-\u0652\u0670]/g
const written = (value: unknown) =>
  typeof value === 'string' ? Array.from(value.replace(vowels, ''), drawable).join('') : value

function print({ sheet, madeAt }: { sheet: Sheet; madeAt: number }): Uint8Array {
  const letter = JSON.stringify(sheet, (_key, value) => written(value))
  const source = { mainFileContent: template, inputs: { letter } }
  try {
    return compiler.pdf(source, { pdfStandard: 'ua-1', creationTimestamp: madeAt })
  } finally {
    compiler.evictCache(10)
  }
}

parentPort?.on('message', ({ id, ...order }) => {
  try {
    parentPort?.postMessage({ id, pdf: print(order) })
  } catch (defect) {
    // What the compiler says may hold words of the letter: only that it failed goes further.
    parentPort?.postMessage({ id, problem: defect instanceof TypeError ? 'asked wrongly' : 'not printed' })
  }
})
