import { protect } from '../src/shared/disclosure/index.ts'
import { experiment } from '../test/disclosure/experiment.ts'
import { drawn, familyOf, mulberry32, recordsOf } from '../test/disclosure/samples.ts'

// `npm run bench:disclosure`: the numbers that say why hidden cells are audited, and how long a family of 33 × 4 × 3 takes.
const say = (line: string) => process.stdout.write(`${line}\n`)
const percent = (part: number, of: number) => `${Math.round((100 * part) / of)} %`

say(
  '| R×C, n | primary | + secondary | derivable if only primary are hidden | width < 5 after span | hidden after span → after audit |',
)
say('|---|---|---|---|---|---|')
const sizes = [
  [4, 5, 59],
  [4, 3, 59],
  [4, 2, 59],
  [33, 2, 59],
  [4, 5, 600],
  [33, 2, 1631],
] as const
for (const [rows, columns, n] of sizes) {
  const found = experiment(rows, columns, n)
  const narrow = `${found.narrow} of ${found.primary} (${found.tables} of 40 tables)`
  const shares = [percent(found.primary, found.cells), percent(found.secondary, found.cells)]
  const hidden = `${found.afterSpan} → ${found.afterAudit} of ${found.cells}`
  say(
    `| ${[`${rows}×${columns}, ${n}`, ...shares, percent(found.derivable, found.primary), narrow, hidden].join(' | ')} |`,
  )
}

say(
  '\n| 33 × 4 × 3 with all margins, n | seed | inner hidden of 396 | ms of processor (at most 300) |\n|---|---|---|---|',
)
for (const n of [20_000, 10_000, 6000, 1631]) {
  for (const seed of [1, 2, 3]) {
    const family = familyOf(recordsOf([33, 4, 3], drawn(mulberry32(seed * 7919 + n), 396, n)))
    const begun = process.cpuUsage()
    const answer = protect(family)
    const took = Math.round(process.cpuUsage(begun).user / 1000)
    const hidden = 'refused' in answer ? answer.refused : `${answer.hiddenInner}${answer.coarsen ? ', coarsen' : ''}`
    say(`| ${n} | ${seed} | ${hidden} | ${took} |`)
  }
}
