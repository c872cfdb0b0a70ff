import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { membersOf } from '../domain/names.ts'
import { findRuleNamed, hasRules, insertDemoOffers, listDemoPeople } from '../queries/demonstration.ts'
import { insertHousehold } from '../queries/households.ts'
import { listLanstal } from '../queries/numbers.ts'
import { demoHouseholds, workAreas } from '../samples.ts'
import { calculateVersion } from './calculate.ts'
import { countyOf } from './county.ts'
import { decide, propose } from './decide.ts'
import { enterFigures, enterLanstal, enterRule } from './enter.ts'
import { yearOf } from './place.ts'

const name = 'Lika många på tusen invånare'
const kept = { from: '2018-01-01', to: null, source: 'övning', by: 'övning', ref: 'övning' }
const rule = {
  ...({ mode: 'equalise', gamma: 1, effect: 0, rounding: 'sainte_lague' } as const),
  ...{ keepPlan: false, partTwoCounts: false, weights: [], bounds: '', name, ...kept },
}

type Made = { year: number; note: string; by?: string }
async function makeVersion(visit: Visit, tx: Tx, { year, note, by = name }: Made): Promise<number> {
  const made = await calculateVersion(visit, { year, rule: await findRuleNamed(tx, by), note })
  if (!('version' in made)) throw new Error(`the demonstration's own rule was refused: ${JSON.stringify(made)}`)
  await propose(visit, { year, version: made.version })
  return made.version
}

/** The example of 2018 beside what was decided, and numbers of this year that advice can be given within. */
async function seedNumbers(visit: Visit, tx: Tx): Promise<void> {
  await enterRule(visit, rule)
  const note = 'Räkneexempel: så blir 2018 om alla kommuner tar emot lika många på tusen invånare.'
  await makeVersion(visit, tx, { year: 2018, note })
  const year = yearOf(visit)
  if ((await listLanstal(tx, await countyOf(tx), year)).length === 0)
    await enterLanstal(visit, { ...kept, year, total: 1026, partOne: null, partTwo: null })
  const version = await makeVersion(visit, tx, { year, note: 'Övning: inget är beslutat av Länsstyrelsen.' })
  const of = { by: 'övning', ref: 'övning', from: `${year}-01-01`, departures: {} }
  await decide(visit, { ...of, year, version })
}

/** Next year in two parts, by two rules that can be laid side by side. */
async function seedParts(visit: Visit, tx: Tx): Promise<void> {
  const [county, next] = [await countyOf(tx), yearOf(visit) + 1]
  if ((await listLanstal(tx, county, next)).length > 0) return
  const since = { ...kept, from: `${next}-01-01` }
  await enterLanstal(visit, { ...since, year: next, total: null, partOne: 225, partTwo: 801 })
  const rows = membersOf(county).map((code, at) => `${code}; ${20 + ((at * 37) % 90)}`)
  const protectedNow = { what: 'tillfalligt-skydd', period: String(next - 1), kind: 'forecast' } as const
  await enterFigures(visit, { ...since, ...protectedNow, rows: rows.join('\n') })
  await makeVersion(visit, tx, { year: next, note: 'Övning: påhittade tal i två delar.' })
  const weights = [
    { criterion: 'folkmangd', weight: 60, indicator: 'folkmangd', direction: 'more' },
    { criterion: 'mottagande', weight: 40, indicator: 'mottagande', direction: 'less' },
  ] as const
  const weighed = 'Folkmängd 60, mottagande 40'
  await enterRule(visit, { ...rule, mode: 'blend', weights, name: weighed })
  await makeVersion(visit, tx, { year: next, note: 'Övning: samma tal, vägda på ett annat sätt.', by: weighed })
}

type Where = { municipality: string; unit: string }
async function seedHouseholds(visit: Visit, tx: Tx, { municipality, unit }: Where): Promise<void> {
  const year = yearOf(visit)
  await insertDemoOffers(tx, { year, areas: workAreas, codes: membersOf(await countyOf(tx)) })
  const people = await listDemoPeople(tx, municipality, demoHouseholds.length)
  for (const [at, person] of people.entries()) {
    const household = demoHouseholds[at]
    if (!household) continue
    const ground = { ground: 'consent', note: 'Övning: hushållet har sagt ja' } as const
    await insertHousehold(tx, { ...household, ...ground, municipality, unit, person, year, demo: true })
  }
}

/** For the demonstration: numbers and households, all marked as practice. Done once. */
export function seedAllocation(services: Services, where: Where): Promise<void> {
  const of = { municipality: where.municipality, purpose: 'placering' } as const
  return asSystem(services, of, (visit) =>
    inside(visit, async (tx) => {
      if (await hasRules(tx)) return
      const within = { ...visit, open: tx }
      await seedNumbers(within, tx)
      await seedParts(within, tx)
      await seedHouseholds(within, tx, where)
    }),
  )
}
