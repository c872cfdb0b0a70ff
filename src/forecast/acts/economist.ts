import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import type { Refused } from '../domain/assemble.ts'
import type { Parameter } from '../domain/parameter.ts'
import { codeVersion } from '../domain/result.ts'
import { insertParameters, listParameters, markPublished } from '../queries/parameters.ts'
import { findRun, insertRun, insertScenario, listScenarios, savePublished } from '../queries/runs.ts'
import { count, testYear } from './count.ts'

type Entering = Omit<Parameter, 'id' | 'kommun'> & { scenario: string | null }
const homeOf = (visit: Visit): string => visit.actor.municipality ?? ''
const isOwn = async (tx: Tx, visit: Visit, scenario: string | null) =>
  scenario === null || (await listScenarios(tx, homeOf(visit))).some(({ id }) => id === scenario)

/** A new row: nothing is changed. False where the scenario is not one's own. */
export function enterParameter(visit: Visit, row: Entering): Promise<boolean> {
  return inside(visit, async (tx) => {
    if (!(await isOwn(tx, visit, row.scenario))) return false
    await insertParameters(tx, [{ ...row, organisation: visit.actor.organisation, kommun: homeOf(visit) }])
    await record(tx, visit, { verb: 'enter assumption', municipality: homeOf(visit), fields: [row.key] })
    return true
  })
}

/** All that the municipality has entered itself, under a name. False where the name is taken. */
export function copyToScenario(visit: Visit, of: { name: string; from: string | null }): Promise<boolean> {
  return inside(visit, async (tx) => {
    if (!(await isOwn(tx, visit, of.from))) return false
    const { organisation } = visit.actor
    const kommun = homeOf(visit)
    const known = await listScenarios(tx, kommun)
    const example = known.some((one) => one.id === of.from && one.example)
    const scenario = await insertScenario(tx, { organisation, kommun, name: of.name, example })
    if (!scenario) return false
    const everybodys = new Set((await listParameters(tx, '', null)).map(({ id }) => id))
    const own = (await listParameters(tx, kommun, of.from)).filter(({ id }) => !everybodys.has(id))
    await insertParameters(
      tx,
      own.map((row) => ({ ...row, organisation, scenario })),
    )
    await record(tx, visit, { verb: 'copy to scenario', municipality: kommun, fields: ['name'] })
    return true
  })
}

export type Running = { scenario: string | null; name: string; from: number; to: number; draws: number; seed: number }
export type Ran = { run: string } | Refused | { unknown: true }

/** Counts and keeps a draft. Nothing is assumed for what is missing. */
export function runForecast(visit: Visit, asked: Running): Promise<Ran> {
  return inside(visit, async (tx): Promise<Ran> => {
    const kommun = homeOf(visit)
    const scenario = (await listScenarios(tx, kommun)).find(({ id }) => id === asked.scenario)
    if (asked.scenario && !scenario) return { unknown: true }
    const counted = count(await listParameters(tx, kommun, asked.scenario), { ...asked, kommun })
    if (!('result' in counted)) return counted
    const { result, used, inputSha256, newest } = counted
    const run = await insertRun(tx, {
      ...{
        ...asked,
        kommun,
        kind: 'forecast',
        example: scenario?.example ?? false,
        status: 'draft',
        publishedAt: null,
      },
      ...{ organisation: visit.actor.organisation, codeVersion, inputSha256, rows: used, newest, result },
    })
    await record(tx, visit, { verb: 'run forecast', municipality: kommun, fields: ['from', 'to', 'seed'] })
    return { run }
  })
}

/** What a closed year cost, against what would have been foreseen before it began. Kept; shown to all. */
export type Tested = { done: true } | Refused | { noOutcome: true }

export function backtest(visit: Visit, year: number): Promise<Tested> {
  return inside(visit, async (tx): Promise<Tested> => {
    const kommun = homeOf(visit)
    const tested = testYear(await listParameters(tx, kommun, null), { kommun, year })
    if (!('run' in tested)) return tested
    const { organisation } = visit.actor
    const own = { scenario: null, example: false, organisation, publishedAt: visit.now }
    await insertRun(tx, { ...tested.run, ...own })
    await markPublished(tx, tested.run.rows)
    await record(tx, visit, { verb: 'test forecast', municipality: kommun, fields: ['year'] })
    return { done: true }
  })
}

/** Shown to everybody with its assumptions; the region is added up anew. */
export function publishRun(visit: Visit, id: string): Promise<boolean> {
  return inside(visit, async (tx) => {
    const run = await findRun(tx, id)
    if (!run || run.kommun !== homeOf(visit) || !(await savePublished(tx, id, visit.now))) return false
    await markPublished(tx, run.rows)
    if (!run.scenario || run.example)
      await later(tx, 'sumForecasts', { example: run.example }, { key: `sumForecasts ${run.example}` })
    await record(tx, visit, { verb: 'publish forecast', municipality: homeOf(visit), fields: ['status'] })
    return true
  })
}
