import { draw } from '../src/forecast/domain/draw.ts'
import { month } from '../src/forecast/domain/month.ts'
import type { Cohort, Place } from '../src/forecast/domain/place.ts'
import { planOf } from '../src/forecast/domain/plan.ts'

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

for (const [draws, most] of [
  [1000, 300],
  [10_000, 1500],
] as const) {
  const before = process.memoryUsage.rss()
  const begun = process.cpuUsage()
  const { region } = draw(planOf(places, 2016, 2019), { seed: 2018, draws, wanted: ['kefu', 'full'] })
  const took = Math.round(process.cpuUsage(begun).user / 1000)
  const memory = Math.round((process.memoryUsage.rss() - before) / 2 ** 20)
  const p50 = Math.round((region.full?.at(-1)?.p50 ?? 0) / 1e6)
  process.stdout.write(
    `${draws} draws: ${took} ms of processor (at most ${most}), ${memory} MB more, region P50 ${p50} Mkr\n`,
  )
}
