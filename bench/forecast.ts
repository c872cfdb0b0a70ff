import { performance } from 'node:perf_hooks'
import { type Drawn, draw } from '../src/forecast/domain/draw.ts'
import { month } from '../src/forecast/domain/month.ts'
import type { Cohort, Place } from '../src/forecast/domain/place.ts'
import { planOf } from '../src/forecast/domain/plan.ts'
import { drawAside } from '../src/forecast/thread/draw-aside.ts'

// `npm run bench:forecast`: 33 municipalities, 36 months of leavers of two sexes, 48 months of help.
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
async function measure(name: string, most: number, work: () => Drawn | Promise<Drawn>): Promise<void> {
  const before = process.memoryUsage.rss()
  const [begun, at] = [process.cpuUsage(), performance.now()]
  const { region } = await work()
  const processor = Math.round(process.cpuUsage(begun).user / 1000)
  const memory = Math.round((process.memoryUsage.rss() - before) / 2 ** 20)
  const p50 = Math.round((region.full?.at(-1)?.p50 ?? 0) / 1e6)
  const took = `${Math.round(performance.now() - at)} ms, ${processor} of processor (at most ${most})`
  process.stdout.write(`${name}: ${took}, ${memory} MB more (at most 50), region P50 ${p50} Mkr\n`)
}
await measure('1,000 draws', 300, () => draw(plan, { seed: 2018, draws: 1000, wanted }))
await measure('10,000 draws', 1500, () => draw(plan, { seed: 2018, draws: 10_000, wanted }))
await measure('10,000 draws of the region alone, by two threads', 1500, () =>
  drawAside(plan, { seed: 2018, draws: 10_000, wanted, alone: true }),
)
