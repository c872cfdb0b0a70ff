import { sql } from 'drizzle-orm'
import { accountTable as account, roleHeldTable as held } from '../../accounts/index.ts'
import { listOrganisations, type Organisation, type OrganisationKind } from '../../organisations/index.ts'
import type { Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'

const tops: readonly OrganisationKind[] = [
  'owner',
  'municipality',
  'authority',
  'provider',
  'corner',
  'employer',
  'association',
]

/** How many administrators each organisation has in force on a day; row security leaves the platform's administrator those rows. */
async function countAdministrators(tx: Tx, day: Day): Promise<Map<string, number>> {
  const { rows } = await tx.execute<{ organisation: string; count: string }>(sql`
    select ${held.organisation} as organisation, count(distinct ${held.account}) as count from ${held}
    join ${account} on ${account.id} = ${held.account} and ${account.disabledAt} is null
    where ${held.role} in ('administrator', 'platformAdministrator') and (${held.validTo} is null or ${held.validTo} > ${day})
    group by ${held.organisation}`)
  return new Map(rows.map(({ organisation, count }) => [organisation, Number(count)]))
}

/** What stands at the top of a tree or beside all trees, kind by kind. */
export async function listTops(tx: Tx, kind: OrganisationKind | undefined, day: Day) {
  const counts = await countAdministrators(tx, day)
  const rows = await listOrganisations(tx, { kinds: kind ? [kind] : tops })
  const order = ({ kind: of }: Organisation) => tops.indexOf(of)
  return rows.map((row) => ({ ...row, administrators: counts.get(row.id) ?? 0 })).sort((a, b) => order(a) - order(b))
}
