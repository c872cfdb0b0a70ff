import { readFile } from 'node:fs/promises'
import type { Command, CommandContext, Site } from '../platform/commands.ts'
import type { Services } from '../platform/visit.ts'
import { formatNumber } from '../shared/texts.ts'
import { importFile, type Result } from './acts/import.ts'
import type { Count, Counts } from './acts/scene.ts'
import { isKind, type Kind } from './kinds.ts'
import type { Problem } from './read/problem.ts'
import { texts } from './texts/index.ts'
import { sentenceOf, unreadableOf } from './words.ts'

type WithServices = Site & { services: Services }
type Context = CommandContext<WithServices>
const t = texts('sv')
const number = (n: number) => formatNumber('sv', n)

type Wanted = { kind: Kind; file: string; demo: boolean }
function wantedOf(args: readonly string[]): Wanted | null {
  const demo = args.includes('--as-demo')
  const [kind, file, ...more] = args.filter((arg) => arg !== '--as-demo')
  return isKind(kind) && file !== undefined && more.length === 0 ? { kind, file, demo } : null
}

const mostProblems = 200
function problemLines(problems: readonly Problem[]): string[] {
  const shown = problems.slice(0, mostProblems)
  const lines = shown.map((problem) =>
    t.command.problem(String(problem.row), problem.column, sentenceOf('sv', problem)),
  )
  const left = problems.length - shown.length
  return [...lines, ...(left > 0 ? [t.command.more(number(left))] : [])]
}

function countLine(sort: keyof typeof t.counted, count: Count): string {
  const say = sort === 'applications' ? t.command.differs : t.command.count
  return say(t.counted[sort], number(count.new), number(count.there), number(count.changed))
}
const countLines = (counts: Counts): string[] =>
  Object.entries(counts).map(([sort, count]) => countLine(sort as keyof typeof t.counted, count))

function tell({ say, complain }: Context, result: Result): number {
  if ('done' in result) {
    for (const line of countLines(result.done)) say(line)
    return 0
  }
  const lines =
    'unreadable' in result
      ? [unreadableOf('sv', result.unreadable)]
      : 'missing' in result
        ? [t.command.missing(result.missing.join(', '))]
        : problemLines(result.problems)
  for (const line of [...lines, t.command.nothing]) complain(line)
  return 1
}

/** Run on the server by whoever looks after it; the page is for everybody else. */
export const importCommand: Command<WithServices> = {
  name: 'import',
  usage: t.command.usage,
  about: t.command.about,
  async run(args, context) {
    const wanted = wantedOf(args)
    const refuse = (line: string) => {
      context.complain(line)
      return 1
    }
    if (!wanted) return refuse(t.command.how)
    if (wanted.demo && context.settings().mode !== 'demo') return refuse(t.command.notDemo)
    const bytes = await readFile(wanted.file).catch(() => null) // whatever keeps it from being read, the operator is told
    if (!bytes) return refuse(t.command.noFile(wanted.file))
    const { services } = await context.site()
    return tell(context, await importFile(services, wanted.kind, bytes, wanted.demo ? { demo: true } : {}))
  },
}
