import { type Context, Hono } from 'hono'
import { type Raw, typed } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { type Base, baseOf } from '../acts/base.ts'
import { countyOf } from '../acts/county.ts'
import { fitOf } from '../domain/fit.ts'
import { nameOf } from '../domain/names.ts'
import { type Outcome, tryOut, type Wish } from '../domain/try-out.ts'
import { criteria, type Tried, tryForm } from '../form/public.ts'
import { type Decided, listDecided, listLanstal } from '../queries/numbers.ts'
import { texts } from '../texts/index.ts'
import { partsOf } from '../versions.ts'
import type { TermRow } from '../views/terms.tsx'
import { TryPage, type TryProps } from '../views/try.tsx'
import { troubleText } from '../views/words.tsx'
import { open, yearIn, yearOf } from './public.tsx'

/** /fordelning/:ar/prova: what if. Everything is in the address, nothing is kept. */
export const tryRoutes = new Hono<Site>()

const wishOf = (value: Tried, places: number): Wish => ({
  places: value.platser < 0 ? places : value.platser,
  gamma: value.gamma,
  effect: value.e,
  mode: value.satt === 'vag' ? 'blend' : 'equalise',
  weights: criteria.map((criterion) => ({ criterion, weight: value[`b-${criterion}`] })),
  floors: value.golv,
  caps: value.tak,
  own: value.egen,
})

const names = ['platser', 'gamma', 'e', 'satt', ...criteria.map((one) => `b-${one}`), 'golv', 'tak', 'egen']
function typedOf(raw: Raw, places: number): Record<string, string> {
  const usual: Record<string, string> = { platser: String(places), gamma: '1', e: '0', satt: 'jamna' }
  return Object.fromEntries(names.map((name) => [name, typed(raw, name) || (usual[name] ?? '')]))
}

/** The decided number of each municipality: the parts of the version that holds, added. */
function decidedOf(decided: readonly Decided[]): (code: string) => number | null {
  const newest = Math.max(0, ...decided.map(({ version }) => version))
  const sums = new Map<string, number>()
  for (const one of decided) if (one.version === newest) sums.set(one.code, (sums.get(one.code) ?? 0) + one.number)
  return (code) => sums.get(code) ?? null
}

function resultOf(
  outcome: Outcome,
  decided: (code: string) => number | null,
): Pick<TryProps, 'outcome' | 'rows' | 'fit' | 'paradox'> {
  if ('trouble' in outcome) return { outcome: null, rows: [], fit: null, paradox: null }
  const moved = new Map(outcome.changes.map((one) => [one.code, one]))
  const rows = outcome.tried.rows.map(
    (row): TermRow => ({
      ...row,
      previous: moved.get(row.code)?.before ?? null,
      difference: moved.get(row.code)?.difference ?? null,
      decided: decided(row.code),
      departure: '',
      received: null,
      ways: {},
      parts: partsOf(outcome.parts, row.code),
    }),
  )
  const pairs = rows.flatMap(({ places, decided }) => (decided === null ? [] : [{ predicted: places, real: decided }]))
  return { outcome, rows, fit: pairs.length === rows.length ? fitOf(pairs) : null, paradox: outcome.paradox }
}

function proposalOf(outcome: Outcome, c: Context<Site>): TryProps['proposal'] {
  if (!('trouble' in outcome) || !outcome.proposal) return null
  const lines = [...outcome.proposal].map(([code, number]) => `${nameOf(code)} ${number}`)
  const address = new URL(c.req.url)
  address.searchParams.set('golv', lines.join('\n'))
  return { text: lines.join(', '), href: `${address.pathname}${address.search}` }
}

const nothing: Pick<TryProps, 'outcome' | 'rows' | 'fit' | 'proposal' | 'paradox'> = {
  outcome: null,
  rows: [],
  fit: null,
  proposal: null,
  paradox: null,
}

function tried(c: Context<Site>, base: Base, places: number, value: Tried | undefined): Outcome | null {
  if (!value) return null
  if ('missing' in base.members)
    return { trouble: { kind: 'missing', field: 'platser', what: 'folkmangd', codes: base.members.missing } }
  return tryOut({ year: yearOf(c), lan: base.lan, places, members: base.members.members }, wishOf(value, places))
}

route(tryRoutes, {
  ...open,
  method: 'get',
  path: `${yearIn}/prova`,
  form: tryForm,
  async answer(c, input) {
    const { visit } = c.var
    const year = yearOf(c)
    const [base, lanstal, decided] = await inside(visit, async (tx) => {
      const county = await countyOf(tx)
      return [
        await baseOf(tx, [county, year]),
        await listLanstal(tx, county, year),
        await listDecided(tx, county, year),
      ] as const
    })
    const newest = Math.max(0, ...lanstal.map(({ version }) => version))
    const places = lanstal
      .filter(({ version, part }) => version === newest && part !== '2')
      .reduce((all, one) => all + one.number, 0)
    const outcome = tried(c, base, places, 'value' in input ? input.value : undefined)
    const said = texts(visit.language).problem as unknown as Record<string, string>
    const problems: Record<string, string> =
      'problems' in input
        ? Object.fromEntries(
            Object.entries(input.problems).map(([field, key]) => [field, said[key] ?? said.gamma ?? '']),
          )
        : outcome && 'trouble' in outcome
          ? { [outcome.trouble.field]: troubleText(visit, outcome.trouble) }
          : {}
    const shown = outcome ? { ...resultOf(outcome, decidedOf(decided)), proposal: proposalOf(outcome, c) } : nothing
    const basis = { population: base.populationOf, reception: String(base.receptionOf ?? '–') }
    const status = Object.keys(problems).length > 0 ? 422 : 200
    return html(
      c,
      <TryPage
        {...{ visit, year, problems, basis }}
        {...shown}
        typed={typedOf(input.raw, places)}
        sources={base.sources}
      />,
      status,
    )
  },
})
