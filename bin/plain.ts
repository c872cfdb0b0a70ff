import { globSync } from 'node:fs'
import { join } from 'node:path'
import { isUnder, type Source } from '../src/shared/catalogue.ts'
import { allCatalogues, leavesOf, wordingsOf } from '../src/shared/text-leaves.ts'
import { refusedIn, sentencesIn, weigh, wordsIn } from './plain/lix.ts'

// Whether the Swedish is plain enough: newcomers' texts LIX 30, letters and decisions 40, staff 45, catalogue by catalogue.

const root = join(import.meta.dirname, '..')
for (const file of globSync('src/**/texts/*.ts', { cwd: root }))
  if (!file.endsWith('.test.ts')) await import(join(root, file))

const readers = {
  newcomer: { lix: 30, average: 15, most: 25 },
  letter: { lix: 40, average: 18, most: 30 },
  staff: { lix: 45, average: 20, most: 35 },
} as const
type Reader = keyof typeof readers
type Text = { path: string; text: string }

const readerOf = (source: Source, path: string): Reader =>
  isUnder(source.staff, path) ? 'staff' : isUnder(source.legal, path) ? 'letter' : 'newcomer'

function faultsIn(reader: Reader, texts: Text[]): string[] {
  const limits = readers[reader]
  const { lix, wordsASentence } = weigh(texts.map(({ text }) => text))
  const long = texts.flatMap(({ path, text }) =>
    sentencesIn(text)
      .filter((sentence) => wordsIn(sentence).length > limits.most)
      .map((sentence) => `${path}: over ${limits.most} words: ${sentence}`),
  )
  const words = texts.flatMap(({ path, text }) => {
    const word = refusedIn(text, reader === 'newcomer' ? 'newcomer' : 'staff')
    return word ? [`${path}: the house does not say “${word}”: ${text}`] : []
  })
  // Labels of a word or two are no prose: a share of long words says nothing about them.
  const isProse = wordsASentence >= 3
  return [
    ...(isProse && lix > limits.lix ? [`LIX ${lix.toFixed(1)}, at most ${limits.lix}`] : []),
    ...(wordsASentence > limits.average
      ? [`${wordsASentence.toFixed(1)} words a sentence, at most ${limits.average}`]
      : []),
    ...long,
    ...words,
  ]
}

const say = (line: string) => process.stdout.write(`${line}\n`)
let faults = 0
for (const source of allCatalogues()) {
  const texts = leavesOf(source.sv).flatMap((leaf) => wordingsOf(leaf))
  for (const reader of Object.keys(readers) as Reader[]) {
    const theirs = texts.filter(({ path }) => readerOf(source, path) === reader)
    if (theirs.length === 0) continue
    const found = faultsIn(reader, theirs)
    faults += found.length
    say(`${source.feature}, ${reader}: LIX ${weigh(theirs.map(({ text }) => text)).lix.toFixed(1)}`)
    for (const fault of found) say(`  ${fault}`)
  }
}
say(faults === 0 ? 'The Swedish is plain.' : `${faults} things to write more plainly.`)
process.exit(faults === 0 ? 0 : 1)
