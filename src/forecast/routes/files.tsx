import { type Context, Hono } from 'hono'
import { showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { type CsvCell, writeCsv } from '../../shared/csv.ts'
import type { Range } from '../domain/draw.ts'
import type { Parameter } from '../domain/parameter.ts'
import { listAll, listByIds } from '../queries/parameters.ts'
import { findRun, listBacktests, type Run } from '../queries/runs.ts'
import { open } from './public.tsx'

/** The same numbers as on the pages, each file with the assumptions behind them. */
export const fileRoutes = new Hono<Site>()

type File = { name: string; kind: 'csv' | 'json'; rows: CsvCell[][]; json: unknown }
function send(c: Context<Site>, { name, kind, rows, json }: File) {
  c.header('content-disposition', `attachment; filename="${name}.${kind}"`)
  if (kind === 'json') return c.json(json as object)
  return c.body(writeCsv(rows), 200, { 'content-type': 'text/csv; charset=utf-8' })
}

const names = [
  'key',
  'kommun',
  'sex',
  'household',
  'value',
  'low',
  'high',
  'from',
  'to',
  'source',
  'sourceDate',
  'owner',
  'status',
  'note',
] as const
const assumptionRows = (rows: readonly Parameter[]): CsvCell[][] => [
  ['assumption', ...names],
  ...rows.map((row) => ['assumption', ...names.map((name) => row[name])]),
]
const rangeRow = (table: string, year: number, { p10, p50, p90 }: Range): CsvCell[] => [table, year, p10, p50, p90]

function resultRows({ result, kommun, example }: Run): CsvCell[][] {
  const years = result.years.flatMap(({ year, kefu, full, active, saved, bySex, leavers, compensation }) => [
    rangeRow('kefu', year, kefu),
    rangeRow('full', year, full),
    ...(active ? [rangeRow('active_from_day_one', year, active)] : []),
    rangeRow('saved_per_point_of_p', year, saved),
    ...(bySex ? [rangeRow('full_women', year, bySex.kvinna), rangeRow('full_men', year, bySex.man)] : []),
    ['leavers', year, leavers ?? '..'],
    ...(compensation ? [['state_compensation', year, compensation]] : []),
  ])
  const bars = result.tornado.map(({ what, sex, low, high, swing }) => [
    'tornado',
    `${what} ${sex ?? ''}`.trim(),
    low,
    high,
    swing,
  ])
  const about = ['place', kommun ?? 'region', example ? 'example' : '']
  return [
    about,
    ['table', 'year', 'p10', 'p50', 'p90'],
    ...years,
    ['table', 'assumption', 'low', 'high', 'swing'],
    ...bars,
  ]
}

for (const kind of ['csv', 'json'] as const) {
  const file = { ...open, kind: 'file' } as const
  route(fileRoutes, {
    ...file,
    path: `/prognos/korning/:id{[0-9a-f-]{36}\\.${kind}}`,
    async answer(c) {
      const id = (c.req.param('id') ?? '').slice(0, 36)
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return showState(c, 404)
      const [run, behind] = await inside(c.var.visit, async (tx) => {
        const found = await findRun(tx, id)
        return [found, found ? await listByIds(tx, found.rows) : []] as const
      })
      if (!run) return showState(c, 404)
      const rows = [...resultRows(run), ...assumptionRows(behind)]
      const json = { ...run, assumptions: behind }
      return send(c, { name: `prognos-${run.kommun ?? 'region'}-${run.from}-${run.to}`, kind, rows, json })
    },
  })
  route(fileRoutes, {
    ...file,
    path: `/prognos/antaganden.${kind}`,
    async answer(c) {
      const rows = await inside(c.var.visit, (tx) => listAll(tx, null))
      return send(c, { name: 'antaganden', kind, rows: assumptionRows(rows), json: { assumptions: rows } })
    },
  })
  route(fileRoutes, {
    ...file,
    path: `/prognos/backtest.${kind}`,
    async answer(c) {
      const [runs, behind] = await inside(c.var.visit, async (tx) => {
        const all = await listBacktests(tx)
        return [all, await listByIds(tx, [...new Set(all.flatMap(({ rows }) => rows))])] as const
      })
      const head = ['kommun', 'year', 'p10', 'p50', 'p90', 'outcome', 'error', 'share', 'inside', 'naive_error']
      const rows = runs.flatMap(({ kommun, result: { judged } }): CsvCell[][] => {
        if (!judged) return []
        const { year, range, outcome, error, share, inside: within, naive } = judged
        return [[kommun, year, range.p10, range.p50, range.p90, outcome, error, share, within, naive]]
      })
      const tests = runs.map(({ kommun, result }) => ({ kommun, ...result.judged }))
      return send(c, {
        name: 'backtest',
        kind,
        rows: [head, ...rows, ...assumptionRows(behind)],
        json: { tests, assumptions: behind },
      })
    },
  })
}
