import { Hono } from 'hono'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { countyOf, wholeOf } from '../acts/county.ts'
import { membersOf } from '../domain/names.ts'
import { byRatio, type Category, categories, compare, type Reception, sumOf } from '../domain/received.ts'
import { type Decided, type Fact, listDecided, listLanstal, listPopulation, listReception } from '../queries/numbers.ts'
import { RatioMap } from '../views/map.tsx'
import { ReceivedPage } from '../views/received.tsx'
import { open, yearIn, yearOf } from './public.tsx'

/** /fordelning/:ar/mottagna: how many were assigned, and how many came, by way of settlement. */
export const receivedRoutes = new Hono<Site>()

type Known = { facts: Fact[]; decided: Decided[]; population: { code: string; value: number }[] }

/** Of all who came: known for the sum itself, or for every way that anybody came by. */
function aloneAmong(own: readonly Fact[]): number | null {
  const whole = own.find(({ category, unaccompanied }) => category === 'alla' && unaccompanied !== null)
  if (whole) return whole.unaccompanied
  const ways = own.filter(({ category, persons }) => category !== 'alla' && category !== 'anvisade' && persons > 0)
  if (ways.length === 0 || ways.some(({ unaccompanied }) => unaccompanied === null)) return null
  return ways.reduce((all, { unaccompanied }) => all + (unaccompanied ?? 0), 0)
}

function receptionOf(code: string, { facts, decided, population }: Known): Reception {
  const newest = Math.max(0, ...decided.map(({ version }) => version))
  const own = facts.filter((fact) => fact.code === code)
  const numbers = decided.filter((one) => one.code === code && one.version === newest)
  const persons = (category: string) => own.find((fact) => fact.category === category)?.persons ?? null
  const ways = categories.flatMap((way) => {
    const number = persons(way)
    return number === null ? [] : ([[way, number]] as [Category, number][])
  })
  return {
    code,
    decided: numbers.length === 0 ? null : numbers.reduce((all, { number }) => all + number, 0),
    onAssignment: persons('anvisade'),
    population: population.find((one) => one.code === code)?.value ?? null,
    ways: Object.fromEntries(ways),
    total: persons('alla'),
    unaccompanied: aloneAmong(own),
  }
}

route(receivedRoutes, {
  ...open,
  method: 'get',
  path: `${yearIn}/mottagna`,
  form: null,
  async answer(c) {
    const { visit } = c.var
    const year = yearOf(c)
    const [county, facts, decided, population, lanstal] = await inside(visit, async (tx) => {
      const county = await countyOf(tx)
      return [
        county,
        await listReception(tx, county, year),
        await listDecided(tx, county, year),
        await listPopulation(tx, county, year),
        await listLanstal(tx, county, year),
      ] as const
    })
    const all = membersOf(county).map((code) => receptionOf(code, { facts, decided, population }))
    const rows = all.filter(
      ({ decided, total, ways }) => decided !== null || total !== null || Object.keys(ways).length > 0,
    )
    const newest = Math.max(0, ...lanstal.map(({ version }) => version))
    const parts = lanstal.filter(({ version }) => version === newest)
    const whole = facts.find(({ code, category }) => code === wholeOf(county) && category === 'alla')
    const known = {
      ...(parts.length > 0 && { decided: parts.reduce((sum, { number }) => sum + number, 0) }),
      ...(whole && { total: whole.persons }),
    }
    const sources = [...new Set([...facts, ...decided].map(({ source }) => source))]
    const compared = byRatio(rows.map(compare))
    const hasRatio = compared.some(({ ratio }) => ratio !== null)
    return html(
      c,
      <ReceivedPage
        {...{ visit, year, sources }}
        rows={compared}
        county={sumOf(all, known)}
        map={hasRatio && <RatioMap {...{ visit, year }} rows={compared} source={sources.join('; ')} />}
      />,
    )
  },
})
