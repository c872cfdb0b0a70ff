import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { type Drawn, draw } from '../src/forecast/domain/draw.ts'
import { month } from '../src/forecast/domain/month.ts'
import type { Cohort, Place } from '../src/forecast/domain/place.ts'
import { planOf } from '../src/forecast/domain/plan.ts'
import { drawAside } from '../src/forecast/thread/draw-aside.ts'
import { load, putTable } from './readme.ts'

// `npm run bench:forecast`: 33 municipalities, 36 months of leavers of two sexes, 48 months of help. Each in a process of its own, five times;
// the middle one goes into bench/README.md.
const start = month(2016, 1)
const months = Array.from({ length: 48 }, (_, at) => start + at)
const bySex = <T>(women: T, men: T) => ({ kvinna: women, man: men, okand: women })
const rates = (exit: number) => months.map(() => ({ exit, back: 0.005 }))
const cohorts = (place: number): Cohort[] =>
  months.slice(0, 36).flatMap((exit) =>
    (['kvinna', 'man'] as const).map((sex) => ({
      ...{ sex, exit, persons: 1 + ((place + exit) % 9), active: null, stock: false },
      ...(sex === 'kvinna' ? { p: 0.3, b: 0.2 } : { p: 0.45, b: 0.1 }),
    })),
  )
const places: Place[] = Array.from({ length: 33 }, (_, at) => ({
  ...{ code: String(1200 + at), start, cohorts: cohorts(at), rates: bySex(rates(0.02), rates(0.035)) },
  need: bySex(
    months.map((of) => 9000 + at * 50 + Math.floor(of / 12) * 2),
    months.map((of) => 8500 + at * 50 + Math.floor(of / 12) * 2),
  ),
  widths: { p: bySex(0.15, 0.15), exit: bySex(0.3, 0.3), cost: 0.078 },
}))

const plan = planOf(places, 2016, 2019)
const wanted = ['kefu', 'full'] as const
const drawn = (draws: number) => draw(plan, { seed: 2018, draws, wanted })
const aside = (draws: number) => drawAside(plan, { seed: 2018, draws, wanted, alone: true })
type Row = { most: number; work: () => Drawn | Promise<Drawn> }
const rows: Record<string, Row> = {
  '1,000 futures': { most: 0.3, work: () => drawn(1000) },
  '10,000 futures': { most: 1.5, work: () => drawn(10_000) },
  '10,000 futures of the region alone, two threads': { most: 1.5, work: () => aside(10_000) },
}

type Seen = { seconds: number; processor: number; more: number; p50: number }
async function measure({ work }: Row): Promise<Seen> {
  const before = process.memoryUsage.rss()
  const [begun, at] = [process.cpuUsage(), performance.now()]
  const { region } = await work()
  const seconds = (performance.now() - at) / 1000
  const { user, system } = process.cpuUsage(begun)
  const more = (process.memoryUsage.rss() - before) / 2 ** 20
  return { seconds, processor: (user + system) / 1e6, more, p50: (region.full?.at(-1)?.p50 ?? 0) / 1e6 }
}

function seenApart(name: string): Seen {
  const args = [...process.execArgv, import.meta.filename, '--one', name]
  const { stdout } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  return JSON.parse(stdout) as Seen
}

const rounds = 5
const middle = (seen: readonly Seen[], of: keyof Seen): number =>
  seen.map((one) => one[of]).toSorted((a, b) => a - b)[Math.floor(seen.length / 2)] as number

function all(): void {
  const heads = ['drawn', 's', 'processor s', 'goal s', 'MB more', 'goal MB', 'region P50, Mkr']
  const told = Object.entries(rows).map(([name, { most }]): [string, ...string[]] => {
    const seen = Array.from({ length: rounds }, () => seenApart(name))
    const of = (key: keyof Seen, decimals: number) => middle(seen, key).toFixed(decimals)
    return [name, of('seconds', 2), of('processor', 2), String(most), of('more', 0), '50', of('p50', 0)]
  })
  putTable('forecast', heads, told, Object.keys(rows))
  process.stdout.write(`${[heads, ...told].map((cells) => cells.join(' | ')).join('\n')}\n${load()}\n`)
}

const asked = process.argv[process.argv.indexOf('--one') + 1]
const one = process.argv.includes('--one') ? rows[asked ?? ''] : undefined
if (one) process.stdout.write(JSON.stringify(await measure(one)))
else all()
