import { cpus } from 'node:os'
import type { Result } from './drive.ts'
import type { Profile } from './inspect.ts'

// What `npm run trust -- load` writes down: how fast each kind of page is, and where the time goes.

type Measured = {
  hundred: Result
  both: Result
  cores: { site: number; database: number; load: number }
  memory: number
  profile: Profile
  /** Statements under way in the database. */
  asked: Profile['parts']
  people: number
  lines: number
}
const whole = (n: number) => Math.round(n).toLocaleString('en')
const share = (n: number) => `${(100 * n).toFixed(1)} %`

function kindsOf({ kinds, seconds }: Result): string {
  const rows = [...kinds].map(([name, { done, turnedAway, wrong }]) => ({ name, done, turnedAway, wrong }))
  return rows
    .toSorted((a, b) => b.done.count - a.done.count)
    .map(
      ({ name, done, turnedAway, wrong }) =>
        `| ${name} | ${whole(done.count / seconds)} | ${whole(done.within(0.5))} | ${whole(done.within(0.99))} | ${turnedAway.count} | ${wrong} |`,
    )
    .join('\n')
}
const totalOf = (name: string, { done, turnedAway, seconds }: Result) =>
  `| ${name} | ${whole(done.count / seconds)} | ${whole(done.within(0.5))} | ${whole(done.within(0.99))} | ${turnedAway.count} |`
const listed = (shares: Profile['parts']) =>
  shares
    .slice(0, 15)
    .map((one) => `| ${one.name} | ${share(one.share)} |`)
    .join('\n')

export const pageOf = ({
  hundred,
  both,
  cores,
  memory,
  profile,
  asked,
  ...of
}: Measured): string => `# Load, and where its time goes

Written by \`npm run trust -- load\` on ${new Date().toISOString().slice(0, 10)}: ${whole(of.people)} people, ${whole(of.lines)} lines in the log of who has read whom, ten
signed-in people of each role, 85 % reads and 15 % writes, every person read logged. ${cpus().length} cores shared by the site, its database and the load.

| at once | requests/s | half within ms | 99 % within ms | turned away |
|---|---|---|---|---|
${totalOf('100', hundred)}
${totalOf('200', both)}

At 100 at once, by kind:

| | requests/s | half within ms | 99 % within ms | turned away | wrong |
|---|---|---|---|---|---|
${kindsOf(hundred)}

Processor meanwhile, in cores: the site ${cores.site}, the database ${cores.database}, the load itself ${cores.load}. Memory of the site: ${whole(memory)} MB.

The site's own time (${share(1 - profile.idle)} of one core), by whose code it is:

| | |
|---|---|
${listed(profile.parts)}

and by function:

| | |
|---|---|
${listed(profile.functions)}

What the database was busy with, looked at every 20 ms (\`runs\`: it computed; else what it waited for):

| | |
|---|---|
${listed(asked)}
`
