import type { Command, Site } from '../platform/commands.ts'
import { asSystem, inside, type Services, type Tx } from '../platform/visit.ts'
import { writeCsv } from '../shared/csv.ts'
import { replays } from './acts/calculate.ts'
import { codeVersion } from './domain/rule.ts'
import { listAllRuns, type Run } from './queries/runs.ts'
import { texts } from './texts/index.ts'
import { findVersion, tableOf } from './versions.ts'

const { staff, part } = texts('sv')
const t = staff.command

const answerOf = (run: Run) => (run.codeVersion !== codeVersion ? 'older' : replays(run) ? 'same' : 'other')
const lineOf = (run: Run) =>
  t.line(String(run.year), String(run.version), part[run.part], String(run.sum), t[answerOf(run)])

type Said = { lines: string[]; wrong: boolean }
async function again(tx: Tx): Promise<Said> {
  const runs = await listAllRuns(tx)
  return { lines: runs.map(lineOf), wrong: runs.some((run) => answerOf(run) === 'other') }
}
async function written(tx: Tx, of: readonly [number, number]): Promise<Said> {
  const { parts } = await findVersion(tx, of)
  return parts.length > 0
    ? { lines: [writeCsv(tableOf(parts)).trimEnd()], wrong: false }
    : { lines: [t.none], wrong: true }
}

type Asked = readonly [year: number, version: number] | 'all' | null
function askedIn(args: readonly string[]): Asked {
  if (args.length === 0) return 'all'
  const [year, version, ...more] = args.map((arg) => (/^\d{1,4}$/.test(arg) ? Number(arg) : Number.NaN))
  return year && version && more.length === 0 ? [year, version] : null
}

/** For whoever looks after the site: the same inputs still give the same bytes, or something has changed. */
export const allocationCommand: Command<Site & { services: Services }> = {
  name: 'allocation',
  usage: t.usage,
  about: t.about,
  async run(args, context) {
    const asked = askedIn(args)
    if (!asked) {
      context.complain(t.asked)
      return 2
    }
    const { services } = await context.site()
    const { lines, wrong } = await asSystem(services, { municipality: null, purpose: 'import' }, (visit) =>
      inside(visit, (tx) => (asked === 'all' ? again(tx) : written(tx, asked))),
    )
    for (const line of lines) (wrong ? context.complain : context.say)(line)
    return wrong ? 1 : 0
  },
}
