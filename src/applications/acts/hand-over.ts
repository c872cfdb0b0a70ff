import { type Organisation, receivingUnit } from '../../organisations/index.ts'
import { findPerson, findSex, listIdentifiers, newPerson } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Day } from '../../shared/calendar.ts'
import { listFiles } from '../queries/due.ts'
import { findWhole, type Whole } from '../queries/whole.ts'
import { type Imported, importApplications } from './import.ts'
import type { About } from './system.ts'

/**
 * The home municipality turned out to be another: the application begins there as it was sent, with its documents and
 * its place in the line; the person gets a row of their own under the new controller, with the same id. Here it has
 * ended as moved. Run twice it does nothing the second time.
 */
export async function handOverHome(
  services: Services,
  { municipality, application, to }: About & { to: string },
): Promise<void> {
  const left = await asSystem(services, { municipality, purpose: 'distribute' }, (visit) =>
    inside(visit, async (tx) => {
      const [whole] = await findWhole(tx, application)
      return whole?.state === 'moved' ? takeAlong(tx, visit, whole) : undefined
    }),
  )
  if (!left) return
  await asSystem(services, { municipality: to, purpose: 'distribute' }, (visit) =>
    inside(visit, (tx) => receive(tx, visit, to, left)),
  )
}

async function receive(tx: Tx, visit: Visit, municipality: string, left: Left): Promise<void> {
  const unit = await unitOf(tx, municipality)
  const of = { municipality, unit: unit.id }
  await knowPerson(tx, visit, of, left)
  const { made } = await importApplications(tx, visit, { ...of, by: visit.actor as Actor }, [copyOf(left)])
  for (const { id } of made) await later(tx, 'advance', { municipality, application: id })
}

async function unitOf(tx: Tx, municipality: string): Promise<Organisation> {
  const unit = await receivingUnit(tx, municipality)
  if (!unit) throw new Error('a municipality without a unit that receives')
  return unit
}

export type Left = NonNullable<Awaited<ReturnType<typeof takeAlong>>>

/** What goes along: the application, its files, the person with numbers and ways to be reached. */
export async function takeAlong(tx: Tx, visit: Visit, whole: Whole) {
  const of = { municipality: whole.municipality, person: whole.person }
  const person = await findPerson(tx, visit, of)
  const files = await listFiles(tx, whole)
  return person && { whole, person, files, sex: await findSex(tx, of), numbers: await listIdentifiers(tx, visit, of) }
}

/** The same id under a second controller; a row that is there already stays as it is. */
export async function knowPerson(
  tx: Tx,
  visit: Visit,
  of: { municipality: string; unit: string; firstSfi?: Day | null },
  { person, sex, numbers }: Left,
): Promise<void> {
  if (await findPerson(tx, visit, { municipality: of.municipality, person: person.id })) return
  await newPerson(tx, visit, {
    ...of,
    id: person.id,
    givenName: person.givenName,
    familyName: person.familyName,
    phone: person.phone,
    mail: person.mail,
    language: person.language,
    interpreter: person.interpreter,
    channel: person.channel,
    sex,
    homeSource: 'coordinator_decision',
    identifiers: numbers,
  })
  await record(tx, visit, { verb: 'receive person', municipality: of.municipality, person: person.id })
}

/** As it was sent; whoever has it next reads it from the beginning. */
export function copyOf({ whole, files }: Left): Imported {
  return {
    person: whole.person,
    homeKnown: true,
    establishment: whole.establishment,
    language: whole.language,
    channel: whole.channel,
    startedAs: whole.startedAs,
    demo: whole.demo,
    rank: whole.rank,
    choice: {
      round: whole.round,
      importKey: `moved ${whole.municipality} ${whole.id}`,
      stayOnHigher: whole.stayOnHigher,
      conditions: whole.conditions,
      eligibility: whole.eligibility,
      wish: whole.wish,
      files: filesOf(whole, files),
    },
    stops: [{ to: 'submitted', at: whole.sentAt }],
    told: { queueAt: whole.queueAt, documents: whole.documents.map(({ item, status }) => ({ item, status })) },
  }
}

type File = Left['files'][number]
const filesOf = ({ documents }: Whole, files: readonly File[]) =>
  documents.flatMap(({ item, label, file }) => {
    const found = files.find(({ id }) => id === file)
    if (!found) return []
    const { id: _, ...kept } = found
    return [{ item, label, file: kept }]
  })
