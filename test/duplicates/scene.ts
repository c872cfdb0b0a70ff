import { findLikes, markApplicants } from '../../src/duplicates/acts/find.ts'
import { type Identifier, newPerson } from '../../src/people/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { homeOf } from '../plant.ts'
import type { TestSite } from '../site.ts'

export const malmo = homeOf('1280')
/** A day with a birth number kept for tests; written in two parts. */
export const number = (day: string, last: string): Identifier => ({
  kind: 'personnummer',
  value: `${day}${last}`,
  source: 'prov',
})
type Wanted = {
  municipality?: string
  givenName: string
  familyName: string
  phone?: string
  identifiers?: Identifier[]
  unit?: string
  sex?: 'K' | 'M' | null
}

export function likesOf(site: TestSite) {
  const person = ({ municipality = '1280', unit = homeOf(municipality).unit, ...facts }: Wanted): Promise<string> =>
    asSystem(site.services, { municipality, purpose: 'import' }, (visit) =>
      inside(visit, (tx) => newPerson(tx, visit, { municipality, unit, ...facts })),
    )
  const find = async () => {
    await findLikes(site.services)
    await markApplicants(site.services)
  }
  const pairs = () =>
    site.rows('select id, municipality, first, second, state from duplicates.pair order by found_at, id')
  /** Every row that names a person, and the two themselves, without the counters that only ever go up. */
  const everything = async () => {
    const tables =
      await site.rows(`select distinct n.nspname || '.' || c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and k.confrelid = 'people.person'::regclass and n.nspname <> 'duplicates'`)
    const all: Record<string, unknown[]> = {}
    for (const { name } of [...tables, { name: 'people.person' }, { name: 'accounts.account' }])
      all[name] = (await site.rows(`select to_jsonb(t) - 'version' as row from ${name} t order by 1`)).map(
        ({ row }) => row,
      )
    return all
  }
  return { person, find, pairs, everything }
}
