import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { codeVersion } from '../domain/result.ts'
import { insertParameters, listParameters, markPublished } from '../queries/parameters.ts'
import { insertRun, insertScenario } from '../queries/runs.ts'
import { activeRows, exampleRows, outcomeRows, testedYears } from '../samples.ts'
import { count, testYear } from './count.ts'
import { prepareForecast, sumRegion } from './region.ts'

/** Which municipalities show an invented forecast, and how many times the worked example they are. */
const shown = { '1280': 6, '1281': 2, '1283': 3, '1290': 2, '1293': 1, '1265': 0.4 } as const
const scenarioName = 'Övning: påhittade antaganden'
type Home = (kommun: string) => string

async function seedOne(tx: Tx, visit: Visit, [kommun, times]: [string, number], organisation: string): Promise<void> {
  const scenario = await insertScenario(tx, { organisation, kommun, name: scenarioName, example: true })
  if (!scenario) return
  const own = [...exampleRows(times), ...activeRows, ...outcomeRows(times)].map((row) => ({
    ...row,
    kommun,
    organisation,
    scenario,
  }))
  await insertParameters(tx, own)
  const asked = { kommun, from: 2018, to: 2019, seed: 2018, draws: 1000 }
  const counted = count(await listParameters(tx, kommun, scenario), asked)
  if (!('result' in counted)) throw new Error(`the example of ${kommun}: ${JSON.stringify(counted)}`)
  const { result, used, inputSha256, newest } = counted
  await insertRun(tx, {
    ...{
      ...asked,
      kind: 'forecast',
      name: scenarioName,
      example: true,
      scenario,
      organisation,
      codeVersion,
      inputSha256,
    },
    ...{ rows: used, newest, result, status: 'published', publishedAt: visit.now },
  })
  await markPublished(tx, used)
  for (const year of testedYears) {
    const tested = testYear(await listParameters(tx, kommun, scenario), { kommun, year })
    if (!('run' in tested)) throw new Error(`the example of ${kommun} in ${year}: ${JSON.stringify(tested)}`)
    await insertRun(tx, { ...tested.run, example: true, scenario, organisation, publishedAt: visit.now })
  }
}

/** For the demonstration: invented assumptions of a few municipalities, marked so in each row, and their sum. Done once. */
export async function seedForecast(services: Services, homeOf: Home): Promise<void> {
  await prepareForecast(services)
  for (const one of Object.entries(shown))
    await asSystem(services, { municipality: one[0], purpose: 'import' }, (visit) =>
      inside(visit, (tx) => seedOne(tx, visit, one, homeOf(one[0]))),
    )
  await sumRegion(services, true)
}
