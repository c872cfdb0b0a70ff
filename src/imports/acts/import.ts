import { takeTurn } from '../../platform/turn.ts'
import { apart, asSystem, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { fieldsOf } from '../facts/fields.ts'
import { type Kind, ownOf } from '../kinds.ts'
import type { Columns } from '../read/line.ts'
import { inOrder, type Problem } from '../read/problem.ts'
import { mapHeaders, readSheet, type Sheet, type SheetProblem } from '../sheet/index.ts'
import { findApplications } from './applications.ts'
import { bringCourses, findCourses } from './courses.ts'
import { bringApplications } from './histories.ts'
import { bringOrganisations, findOrganisations } from './organisations.ts'
import { bringPeople, findPeople } from './people.ts'
import { aroundFor, type Counts, type Found, type Scene } from './scene.ts'

export type Asked = {
  /** Field to column; by the names of the headers where nothing is said. */
  columns?: Columns
  demo?: boolean
  /** The day that days in the file are counted from; today where nothing is said. */
  countedFrom?: string
}
export type Result =
  | { done: Counts }
  | { problems: Problem[] }
  | { unreadable: SheetProblem }
  /** Fields without a column that the file must have. */
  | { missing: string[] }

const importers = {
  organisations: { find: findOrganisations, bring: bringOrganisations },
  courses: { find: findCourses, bring: bringCourses },
  people: { find: findPeople, bring: bringPeople },
  applications: { find: findApplications, bring: bringApplications },
} as const satisfies Record<Kind, unknown>
// biome-ignore lint/suspicious/noExplicitAny: each importer writes the plan that it made itself
type Importer = { find(scene: Scene): Promise<Found<any>>; bring(scene: Scene, plan: any): Promise<Problem[]> }

/** What would come of it: problems by row and column, and how much is new. Writes nothing. */
export async function findIn(scene: Scene, kind: Kind): Promise<{ problems: Problem[]; counts: Counts }> {
  const { problems, counts } = await (importers[kind] as Importer).find(scene)
  return { problems: inOrder(problems), counts }
}

/** All rows or none: with problems nothing has been written, or the caller takes the transaction back. */
export async function bringIn(scene: Scene, kind: Kind): Promise<{ done: Counts } | { problems: Problem[] }> {
  const { find, bring } = importers[kind] as Importer
  // The second of two finds what the first has brought.
  await takeTurn(scene.tx, `import ${kind}`)
  const { problems, counts, plan } = await find(scene)
  if (problems.length > 0) return { problems: inOrder(problems) }
  const gone = await bring(scene, plan)
  return gone.length > 0 ? { problems: gone } : { done: counts }
}

export function sceneOf(visit: Visit, tx: Tx, sheet: Sheet, asked: Asked & { columns: Columns }): Scene {
  const { columns, demo = visit.mode === 'demo', countedFrom } = asked
  const around = aroundFor(visit, countedFrom)
  return { visit, tx, own: ownOf(visit.actor, visit.mode), demo, sheet, columns, around }
}

class Refused extends Error {
  readonly problems: Problem[]
  constructor(problems: Problem[]) {
    super('an import with problems is taken back')
    this.problems = problems
  }
}

/** The whole way of one file in a transaction of its own: read, map by the names of the headers, check, write. */
async function bringFile(visit: Visit, kind: Kind, bytes: Uint8Array, asked: Asked): Promise<Result> {
  const read = await readSheet(bytes)
  if ('problem' in read) return { unreadable: read }
  const mapped = mapHeaders(read.value.headers, fieldsOf[kind])
  const columns = asked.columns ?? mapped.columns
  if (!asked.columns && mapped.missing.length > 0) return { missing: mapped.missing }
  try {
    return await apart(visit, async (tx) => {
      const scene = sceneOf({ ...visit, open: tx }, tx, read.value, { ...asked, columns })
      const result = await bringIn(scene, kind)
      if ('problems' in result) throw new Refused(result.problems)
      return result
    })
  } catch (refused) {
    // The transaction has been taken back; what was wrong with the file is the answer.
    if (refused instanceof Refused) return { problems: refused.problems }
    throw refused
  }
}

type Act = (visit: Visit, bytes: Uint8Array, asked?: Asked) => Promise<Result>
const importOrganisations: Act = (visit, bytes, asked = {}) => bringFile(visit, 'organisations', bytes, asked)
const importCourses: Act = (visit, bytes, asked = {}) => bringFile(visit, 'courses', bytes, asked)
const importPeople: Act = (visit, bytes, asked = {}) => bringFile(visit, 'people', bytes, asked)
const importApplications: Act = (visit, bytes, asked = {}) => bringFile(visit, 'applications', bytes, asked)
const acts: Record<Kind, Act> = {
  organisations: importOrganisations,
  courses: importCourses,
  people: importPeople,
  applications: importApplications,
}

/** By whoever runs the server: the demonstration, and the command. */
export const importFile = (services: Services, kind: Kind, bytes: Uint8Array, asked: Asked = {}): Promise<Result> =>
  asSystem(services, { municipality: null, purpose: 'import' }, (visit) => acts[kind](visit, bytes, asked))
