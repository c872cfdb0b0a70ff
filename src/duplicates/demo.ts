import { newPerson } from '../people/index.ts'
import { later } from '../platform/jobs.ts'
import { clientOf, type Tx, type Visit } from '../platform/visit.ts'

/** For the demonstration: the same phone, and the names in another order; the job then finds the pair. */
export async function seedPair(tx: Tx, visit: Visit, municipality: string): Promise<void> {
  const { rows } = await clientOf(tx).query<{
    unit: string
    givenName: string
    familyName: string
    phone: string
    language: string
  }>(
    `select p.unit, p.given_name as "givenName", p.family_name as "familyName", p.phone, p.language from people.person p
     where p.municipality = $1 and p.demo and p.handlers is null and p.phone <> '' and p.family_name <> '' order by p.id limit 1`,
    [municipality],
  )
  const [found] = rows
  if (!found) return
  const { givenName, familyName, ...same } = found
  await newPerson(tx, visit, { municipality, ...same, givenName: familyName, familyName: givenName, demo: true })
  await later(tx, 'findLikes', {}, { key: 'findLikes' })
}
