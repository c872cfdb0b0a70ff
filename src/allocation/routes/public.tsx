import { type Context, Hono } from 'hono'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { countyOf } from '../acts/county.ts'
import { listDecided, listLanstal, listMoves, listYears } from '../queries/numbers.ts'
import { listHistory, listRuns } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { HomePage } from '../views/home.tsx'
import { YearPage, type YearProps } from '../views/year.tsx'

/** /fordelning: what it is, and each year. */
export const publicRoutes = new Hono<Site>()
export const open = { policy: 'everybody', purpose: null, audit: 'none' } as const
export const yearIn = '/fordelning/:ar{20\\d\\d}'
export const yearOf = (c: Context<Site>): number => Number(c.req.param('ar'))
export const isOfficer = (c: Context<Site>): boolean => c.var.visit.actor.role === 'allocationOfficer'
export const doneText = (c: Context<Site>): string | undefined =>
  texts(c.var.visit.language).staff.done[c.req.query('klart') ?? '']

route(publicRoutes, {
  ...open,
  method: 'get',
  path: '/fordelning',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const [years, history] = await inside(visit, async (tx) => {
      const county = await countyOf(tx)
      return [await listYears(tx, county), await listHistory(tx, county)] as const
    })
    return html(c, <HomePage visit={visit} years={years} history={history} officer={isOfficer(c)} />)
  },
})

type Told = Partial<Pick<YearProps, 'problems' | 'typed'>>
export async function showYear(c: Context<Site>, told: Told = {}, status = 200) {
  const { visit } = c.var
  const year = yearOf(c)
  const [lanstal, runs, decided, moves] = await inside(visit, async (tx) => {
    const county = await countyOf(tx)
    return [
      await listLanstal(tx, county, year),
      await listRuns(tx, county, year),
      await listDecided(tx, county, year),
      await listMoves(tx, county, year),
    ] as const
  })
  return html(
    c,
    <YearPage
      {...{ visit, year, lanstal, runs, decided, moves }}
      officer={isOfficer(c)}
      status={doneText(c)}
      {...told}
    />,
    status,
  )
}

route(publicRoutes, { ...open, method: 'get', path: yearIn, form: null, answer: (c) => showYear(c) })
