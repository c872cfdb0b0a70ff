import { openIdentifier } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { hmac } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { birthOf, likenessOf } from '../keys.ts'
import {
  type Facts,
  insertMarks,
  insertPairs,
  listFacts,
  listUnlike,
  listUnmarked,
  saveKeys,
  type Unmarked,
} from '../queries/find.ts'

/** As many in one transaction. */
const atOnce = 500
const purpose = 'distribute'
const nobody = { municipality: null, purpose } as const

/** Keys for those who have none or old ones, and pairs with those who have one in common. Runs until nobody is left. */
export async function findLikes(services: Services): Promise<void> {
  let first = ''
  for (;;) {
    const todo = await asSystem(services, nobody, (visit) => inside(visit, (tx) => listUnlike(tx, atOnce)))
    // Whoever stands first again could not be done: the next run tries.
    if (todo.length === 0 || todo[0]?.person === first) return
    first = todo[0]?.person ?? ''
    for (const [municipality, rows] of Map.groupBy(todo, (row) => row.municipality))
      await inMunicipality(services, municipality, (tx, visit) =>
        keyAndPair(
          tx,
          visit,
          municipality,
          rows.map(({ person }) => person),
        ),
      )
  }
}

const inMunicipality = (services: Services, municipality: string, work: (tx: Tx, visit: Visit) => Promise<void>) =>
  asSystem(services, { municipality, purpose }, (visit) => inside(visit, (tx) => work(tx, visit)))

async function keyAndPair(tx: Tx, visit: Visit, municipality: string, people: string[]): Promise<void> {
  const { keys } = visit.services
  const secret = keys.key(`likeness ${municipality}`)
  const found = await listFacts(tx, municipality, people)
  const rows = found.map((facts) => ({
    person: facts.person,
    keys: likenessOf({ ...facts, births: birthsOf(visit, municipality, facts) }).map((key) =>
      hmac(secret, key).toString('hex'),
    ),
  }))
  await saveKeys(tx, municipality, rows, visit.now)
  await insertPairs(tx, municipality, people, visit.now)
  await record(tx, visit, { verb: 'find duplicates', municipality, fields: ['name', 'contact', 'identifier'] })
}

const numbersOf = ({ services }: Visit, municipality: string, { person, numbers }: Facts) =>
  numbers.map(({ kind, sealed }) => ({
    kind,
    value: openIdentifier(services.keys, { municipality, person }, kind as 'personnummer', Buffer.from(sealed, 'hex')),
  }))

const birthsOf = (visit: Visit, municipality: string, facts: Facts): string[] =>
  numbersOf(visit, municipality, facts).flatMap(({ kind, value }) => birthOf(kind, value) ?? [])

/** A school's key is its own: no other school and no municipality can hold its marks against theirs. */
export async function markApplicants(services: Services): Promise<void> {
  let first = ''
  for (;;) {
    const todo = await asSystem(services, nobody, (visit) => inside(visit, (tx) => listUnmarked(tx, atOnce)))
    if (todo.length === 0 || todo[0]?.application === first) return
    first = todo[0]?.application ?? ''
    for (const [municipality, rows] of Map.groupBy(todo, (row) => row.municipality))
      await inMunicipality(services, municipality, (tx, visit) => markThose(tx, visit, municipality, rows))
  }
}

async function markThose(tx: Tx, visit: Visit, municipality: string, rows: readonly Unmarked[]): Promise<void> {
  const facts = await listFacts(
    tx,
    municipality,
    rows.map(({ person }) => person),
  )
  const numbers = new Map(facts.map((one) => [one.person, numbersOf(visit, municipality, one)]))
  const marks = rows.flatMap(({ application, provider, person }) =>
    (numbers.get(person) ?? []).map(({ kind, value }) => ({
      application,
      provider,
      mark: hmac(visit.services.keys.key(`applicants ${provider}`), `${kind} ${value}`).toString('hex'),
    })),
  )
  await insertMarks(tx, municipality, marks)
}
