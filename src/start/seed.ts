/**
 * The demonstration (övningsmiljö): Skåne with invented schools, staff and applicants. Everything goes the ways that people's own
 * things go: acts, and the same import as the page and the command. What is there already stays, so it can be run again.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeNewcomers, seedDemoAccounts } from '../accounts/index.ts'
import { seedAllocation } from '../allocation/index.ts'
import { tellPerson } from '../applications/index.ts'
import { demoProviders } from '../courses/index.ts'
import { seedPair } from '../duplicates/index.ts'
import { seedForecast } from '../forecast/index.ts'
import { seedHelper } from '../helpers/index.ts'
import { importFile } from '../imports/index.ts'
import { seedExamples, seedKnowledge } from '../knowledge/index.ts'
import { fileLettersOf } from '../letters/index.ts'
import { seedMove } from '../moves/index.ts'
import { demoOrganisations, homeOf, seedSkane } from '../organisations/index.ts'
import { seedProposal } from '../participation/index.ts'
import { later } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../platform/visit.ts'
import { seedProtected } from '../protection/index.ts'
import { seedRights } from '../rights/index.ts'
import { seedSharing } from '../sharing/index.ts'
import { castOf } from './cast.ts'
import { type Begun, demonstrationIn, hasAny, isEmpty, listApplicants, listSentBy } from './queries.ts'

export type Say = (line: string) => void

/** In development two folders above, built beside the program's own folder. */
function exampleFile(name: string): Buffer {
  const places = ['../../examples', '../examples'].map((place) => join(import.meta.dirname, place, name))
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Refusal(`Filen examples/${name} saknas. Hämta programmet på nytt.`)
  return readFileSync(found)
}

async function bring(services: Services, kind: 'courses' | 'applications', name: string): Promise<void> {
  const result = await importFile(services, kind, exampleFile(name), { demo: true })
  if ('done' in result) return
  throw new Error(`the demonstration's own file ${name} was refused: ${JSON.stringify(result).slice(0, 500)}`)
}

async function seedPeopleAtWork(services: Services): Promise<void> {
  const of = { municipality: null, purpose: 'import' } as const
  const schools = await asSystem(services, of, (visit) =>
    seedSkane(visit, { providers: demoProviders.map(({ name }) => name) }),
  )
  await asSystem(services, of, (visit) => seedDemoAccounts(visit, { organisations: castOf(schools) }))
}

/** Applicants to be: one for each thing that can be waiting for a person, most telling first. */
const shown = [
  'offered',
  'reserve',
  'assessment',
  'with_home',
  'completion',
  'ongoing',
  'awaiting_start',
  'not_admitted',
  'completed',
]
const shownIn = '1280'

const seedApplicants = (services: Services): Promise<void> =>
  asSystem(services, { municipality: shownIn, purpose: 'import' }, (visit) =>
    inside(visit, async (tx) => {
      const people = await listApplicants(tx, shownIn, shown)
      const accounts = people.map(({ state: _, application: __, told: ___, ...person }) => ({
        ...person,
        municipality: shownIn,
        level: 'checked' as const,
        demo: true,
      }))
      await makeNewcomers(tx, visit, accounts)
      // Told by the first minute of the day, as if the step had been taken now.
      for (const { application, told: kind } of people)
        await tellPerson(tx, visit, { municipality: shownIn, application, kind })
      const sent = people.map(({ person }) => person)
      for (const application of await listSentBy(tx, shownIn, sent))
        await fileLettersOf(tx, { municipality: shownIn, application })
      const [first] = people
      if (first) await seedSharer(tx, visit, first.person)
      await seedHidden(tx, visit)
    }),
  )

/** Somebody whom only the first caseworker and the first decision maker there find, at `/skyddade`. */
async function seedHidden(tx: Tx, visit: Visit): Promise<void> {
  const [found] = await listApplicants(tx, shownIn, ['awaiting_start'])
  if (found) await seedProtected(tx, visit, { municipality: shownIn, person: found.person, unit: homeOf(shownIn).unit })
}

/** The first of them shares with an association, has stopped sharing with an employer, and has somebody who helps. */
async function seedSharer(tx: Tx, visit: Visit, person: string): Promise<void> {
  const { knuten, bageriet } = demoOrganisations
  await seedSharing(tx, visit, { municipality: shownIn, person }, [
    { kind: 'S4', receiver: knuten, parts: ['contact', 'application'] },
    { kind: 'S3', receiver: bageriet, parts: ['application'], stopped: true },
  ])
  await seedHelper(tx, visit, person, 'Gun Exempel')
}

/** What waits between two: a school's proposal, somebody who moves here, and two rows that may be one person. */
async function seedBetween(services: Services): Promise<void> {
  const within = (municipality: string, work: (tx: Tx, visit: Visit) => Promise<void>) =>
    asSystem(services, { municipality, purpose: 'import' }, (visit) => inside(visit, (tx) => work(tx, visit)))
  const move = { from: movesFrom, to: shownIn, receiver: homeOf(shownIn).unit }
  if (!(await isIn(services, 'participation.proposal')))
    await within(shownIn, async (tx, visit) => {
      await seedProposal(tx, visit, shownIn)
      await seedPair(tx, visit, shownIn)
    })
  if (!(await isIn(services, 'moves.move', movesFrom)))
    await within(movesFrom, (tx, visit) => seedMove(tx, visit, move))
}
const movesFrom = '1281'

/** Each step is whole or not there: whether one that begins with this table has been taken. */
const isIn = (services: Services, table: Begun, municipality = shownIn): Promise<boolean> =>
  asSystem(services, { municipality, purpose: 'import' }, (visit) => inside(visit, (tx) => hasAny(tx, table)))

const isThere = (services: Services) =>
  asSystem(services, { municipality: null, purpose: 'import' }, (visit) =>
    inside(visit, (tx) => demonstrationIn(tx, demoOrganisations.owner)),
  )

export async function seedDemonstration(services: Services, say: Say): Promise<void> {
  if (services.settings.mode !== 'demo')
    throw new Refusal('Övningsmiljön läggs bara in i en övningsmiljö. Skriv MODE=demo framför kommandot.')
  if ((await isThere(services)) !== 'whole') {
    say('Lägger in övningsmiljön. Det tar en stund.')
    await seedPeopleAtWork(services)
    if (!(await isIn(services, 'applications.application'))) {
      await bring(services, 'courses', 'kurser-21.csv')
      await bring(services, 'applications', 'ansokningar-1631.csv')
    }
    await seedBetween(services)
    await seedApplicants(services)
    await seedRights(services, shownIn)
    await seedAllocation(services, { municipality: shownIn, unit: homeOf(shownIn).unit })
    await seedForecast(services, (kommun) => homeOf(kommun).municipality)
    await seedKnowledge(services, demoOrganisations.owner)
    await asSystem(services, { municipality: null, purpose: 'import' }, seedExamples)
    await countUsualTimes(services)
  }
  say('Övningsmiljön är på plats.')
}

/** Otherwise told by the first night: how long each step usually takes. */
const countUsualTimes = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'import' }, (visit) =>
    inside(visit, (tx) => later(tx, 'usualTimes', {}, { key: 'usualTimes' })),
  )

/** At the first start of a demonstration, and at the next when the first was stopped half way. A database that others fill is left alone. */
export async function seedWhenEmpty(services: Services, say: Say): Promise<void> {
  if (services.settings.mode !== 'demo') return
  if ((await isEmpty(services)) || (await isThere(services)) === 'half') await seedDemonstration(services, say)
}
