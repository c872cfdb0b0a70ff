import { sha256 } from '../../platform/seal.ts'
import { takeTurn } from '../../platform/turn.ts'
import { asSystem, inside, type Services, type Tx } from '../../platform/visit.ts'
import { assemble } from '../domain/assemble.ts'
import { planOf } from '../domain/plan.ts'
import { codeVersion, yearsOf } from '../domain/result.ts'
import { tornado } from '../domain/tornado.ts'
import { knownFacts } from '../facts/known.ts'
import { countKnown, insertParameters, listByIds } from '../queries/parameters.ts'
import { insertRun, listLatest, type Run } from '../queries/runs.ts'
import { drawAside } from '../thread/draw-aside.ts'

const wholeRegion = { municipality: null, purpose: 'import' } as const
const [seed, draws] = [2018, 10_000]

async function partOf(tx: Tx, run: Run) {
  const { kommun, from, to } = run
  const made = assemble(await listByIds(tx, run.rows), { kommun: kommun ?? '', from, to })
  return 'place' in made ? [{ run, ...made }] : []
}

/** The years that every part has, so that no year is the sum of some of them. */
const yearsOfAll = (runs: readonly Run[]) =>
  [Math.max(...runs.map(({ from }) => from)), Math.min(...runs.map(({ to }) => to))] as const

async function sum(tx: Tx, runs: readonly Run[], at: Date): Promise<void> {
  const [from, to] = yearsOfAll(runs)
  if (runs.length === 0 || from > to) return
  const parts = (await Promise.all(runs.map((run) => partOf(tx, run)))).flat()
  const plan = planOf(
    parts.map(({ place }) => place),
    from,
    to,
  )
  const { region } = await drawAside(plan, { seed, draws, alone: true })
  const active = parts.every(({ place }) => place.cohorts.some((one) => one.active !== null))
  const leaving = parts.flatMap((part) => part.leaving)
  const years = yearsOf(region, { years: plan.years, leaving, active, compensation: null })
  const inputs = runs.map(({ inputSha256 }) => inputSha256)
  await insertRun(tx, {
    ...{ kommun: null, organisation: null, scenario: null, name: '', kind: 'region', from, to, seed, draws },
    ...{ example: runs.some(({ example }) => example), codeVersion, status: 'published', publishedAt: at },
    rows: [...new Set(runs.flatMap(({ rows }) => rows))],
    inputSha256: sha256(JSON.stringify({ codeVersion, from, to, inputs })).toString('hex'),
    newest:
      runs
        .map(({ newest }) => newest)
        .sort()
        .at(-1) ?? '',
    result: {
      // By sex it could be taken apart again where one municipality tells nothing by sex.
      years: years.map(({ bySex: _, ...year }) => year),
      tornado: tornado(plan, plan.years.length - 1, true),
      parts: runs.map(({ kommun, id }) => ({ kommun: kommun ?? '', run: id })),
    },
  })
}

/** The region from the latest of each municipality: true ones by themselves, invented ones by themselves. */
export function sumRegion(services: Services, example: boolean): Promise<void> {
  return asSystem(services, wholeRegion, (visit) =>
    inside(visit, async (tx) => {
      const latest = await listLatest(tx)
      await sum(
        tx,
        latest.filter((run) => run.kommun !== null && run.example === example),
        visit.now,
      )
    }),
  )
}

/** Norm, ceilings and widths, at the first start. */
export function prepareForecast(services: Services): Promise<void> {
  return asSystem(services, wholeRegion, (visit) =>
    inside(visit, async (tx) => {
      await takeTurn(tx, 'prepare forecast')
      if ((await countKnown(tx)) > 0) return
      await insertParameters(
        tx,
        knownFacts.map((row) => ({ ...row, organisation: null, scenario: null })),
      )
    }),
  )
}
