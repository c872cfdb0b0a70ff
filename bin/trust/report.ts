import { existsSync, writeFileSync } from 'node:fs'
import { readBites } from './bites.ts'
import { defects } from './defects.ts'
import { type Promised, promises } from './promises.ts'
import { type Goal, type Proof, proofs } from './proofs.ts'
import { type Run, readRuns, sumOf, verdictOf } from './sums.ts'

// `npm run trust:report` writes docs/trust.md from what has been run. What was not run is said as loudly as what was.

const runs = readRuns()
const told = Object.entries(proofs)

function figureOf({ says, atLeast, atMost }: Goal, sum: number | undefined): string {
  const goal =
    atLeast !== undefined ? `goal ${atLeast.toLocaleString('en')}` : atMost ? `goal at most ${atMost}` : undefined
  const shown = sum === undefined ? 'not counted' : sum.toLocaleString('en')
  return `${says}: **${shown}**${goal ? ` (${goal})` : ''}`
}

const seedsOf = (mine: readonly Run[]): string =>
  [...new Set(mine.map(({ seed }) => seed))].slice(-5).join(', ') + (mine.length > 5 ? ' …' : '')

/** Work of others beside it makes times longer than they are. */
function loadOf(mine: readonly Run[]): string {
  const most = Math.max(...mine.map(({ load = 0 }) => load))
  return most > 2 ? ` with a load of up to ${most} from other work as well` : ''
}

function rowOf(name: string, proof: Proof): string {
  const mine = runs[name] ?? []
  const sums = sumOf(mine, proof.goals)
  const figures = Object.entries(proof.goals).map(([key, goal]) => figureOf(goal, sums[key]))
  const last = mine.at(-1)
  const when = last
    ? `${mine.length} runs, ${Math.round(mine.reduce((sum, { seconds }) => sum + seconds, 0) / 60)} min, last ${last.date}, ${last.machine}${loadOf(mine)}, seeds ${seedsOf(mine)}`
    : ''
  return `| ${proof.promise || ''} | \`${name}\` | ${verdictOf(mine, proof)} | ${mine.length > 0 ? figures.join('<br>') : 'not tested'} | ${when} |`
}

/** What the last run alone came to: the sums of all runs stand in the table below. */
function lastOf([name, { goals }]: [string, Proof]): string {
  const last = (runs[name] ?? []).at(-1)
  if (!last) return `${name}: not run yet`
  const sums = sumOf([last], goals)
  const figures = Object.entries(goals).flatMap(([key, { says }]) =>
    sums[key] === undefined ? [] : [`${says} ${sums[key].toLocaleString('en')}`],
  )
  return `${name}, ${last.date}: ${figures.join('; ') || 'nothing was counted'}`
}

function promiseOf({ number, says, goal, tests = [] }: Promised): string {
  const mine = told.filter(([, { promise }]) => promise === number)
  const commands = mine.map(([name, proof]) => `\`npm run trust -- ${name}\`: ${verdictOf(runs[name] ?? [], proof)}`)
  const short = tests.filter((file) => existsSync(file)).map((file) => `[${file.split('/').at(-1)}](../${file})`)
  const cells = [
    commands.join('<br>') || 'whole in `npm test`',
    short.join(', ') || 'none',
    mine.map(lastOf).join('<br>'),
  ]
  return `| ${number} | ${says} | ${goal} | ${cells.join(' | ')} |`
}

const bites = readBites()
const biteOf = ({ name, file, tests }: (typeof defects)[number]): string => {
  const last = bites[name]
  return `| ${name} | ${file} | ${tests.join(', ')} | ${last ? `${last.outcome}, ${last.date}` : 'not judged yet'} |`
}

const page = `# What has been proved, and what has not

Written by \`npm run trust:report\` from [trust.json](trust.json): every run with its date, seed and figures. \`npm run trust -- NAME\`
adds a run. **kept**: over all runs together the goal is reached. **holds so far**: nothing broke, but the goal asks for more runs than there
have been. **too slow**: nothing was lost or wrong, but a time was
missed. **BROKEN**: something was lost or wrong, or a run went red. **not tested**: it has not been run here. Load generator, site and database share the
same machine, so times are worse than they need be.

## The promises

| | Promise | Goal | Command and how it stands | Short form in every \`npm test\` | The last run |
|---|---|---|---|---|---|
${promises.map(promiseOf).join('\n')}

## What the proofs counted

| | Proof | Verdict | Measured over all runs | Runs |
|---|---|---|---|---|
${told.map(([name, proof]) => rowOf(name, proof)).join('\n')}

## The tests bite

Each line is a defect that \`npm run trust -- bite\` plants in a copy of what is committed; the tests beside it are green without it and must be red with it.

| Defect | Planted in | Must be seen by | Last time |
|---|---|---|---|
${defects.map(biteOf).join('\n')}

## What to know of the figures

The shadow file system of \`power\` never loses names, lengths or owners, so it is kinder than a real disk; a part of the unsynced sectors reaches it
torn. \`twice\` presses every form with what its fields accept; about one in six is carried out in the test's world, the others are refused
each time alike. \`db-away\` counts pages asked after the line went bad; what was under way in that very moment may take up to eleven seconds and is told
apart. \`year\` does not verify the seals of the audit log, which has its own tests. \`clock\` sets the site's clock; sessions are judged by the
database's, which at the start may be at most 60 s from it. The thousand of \`slow\` come within twenty seconds, for a third of them ask for whole pages: a thousand
who ask in one moment are a crowd, whoever they are, and \`overload\` tells what happens to it. A page that one of the others did not get counts as failed there, also when it
was told to wait. \`load\`, \`overload\` and \`soak\` begin when the site has done what it does by itself with so many new people.
${existsSync('docs/trust-load.md') ? '\nHow `load` divides among pages and code: [trust-load.md](trust-load.md).\n' : ''}`
writeFileSync('docs/trust.md', page)
process.stdout.write('docs/trust.md is written.\n')
