import { and, asc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { prepared, type Tx } from '../platform/visit.ts'
import type { Day } from '../shared/calendar.ts'
import type { MunicipalityCode } from '../shared/municipality-code.ts'
import type { Organisation, OrganisationKind } from './organisation.ts'
import { cooperationArea, cooperationMember, cornerMember, delegation, organisation } from './tables.ts'

type Period = { validFrom: PgColumn; validTo: PgColumn }
/** Half-open: the first day belongs to the row, the last does not. */
const holdsOn = ({ validFrom, validTo }: Period, day: Day): SQL | undefined =>
  and(lte(validFrom, day), or(isNull(validTo), sql`${validTo} > ${day}`))

/** Swedish order: å ä ö last. */
const inOrder = sql`${organisation.name} collate "sv-x-icu"`

export const findOrganisation = async (tx: Tx, id: string): Promise<Organisation | undefined> =>
  (await tx.select().from(organisation).where(eq(organisation.id, id)))[0]

type Wanted = {
  kinds?: readonly OrganisationKind[]
  municipality?: MunicipalityCode
  ids?: readonly string[]
  /** Only those in force on this day. */
  on?: Day
}
export const listOrganisations = (tx: Tx, { kinds, municipality, ids, on }: Wanted = {}): Promise<Organisation[]> =>
  tx
    .select()
    .from(organisation)
    .where(
      and(
        kinds && inArray(organisation.kind, [...kinds]),
        municipality ? eq(organisation.municipality, municipality) : undefined,
        ids && inArray(organisation.id, [...ids]),
        on ? holdsOn(organisation, on) : undefined,
      ),
    )
    .orderBy(inOrder)

/** The unit to which a new application of this municipality goes, with the phone that the applicant may call. */
export async function receivingUnit(tx: Tx, municipality: MunicipalityCode): Promise<Organisation | undefined> {
  const [found] = await prepared(tx, 'organisations-receiving-unit', (db) =>
    db
      .select()
      .from(organisation)
      .where(and(eq(organisation.municipality, sql.placeholder('municipality')), eq(organisation.receives, true)))
      .prepare('organisations-receiving-unit'),
  ).execute({ municipality })
  return found
}

type Between = { home: MunicipalityCode; huvudman: MunicipalityCode; kind: string; day: Day }
/** Have the home municipality and the arranging one an agreement for this kind of education on that day? The same municipality always has. */
export async function insideSameArea(tx: Tx, { home, huvudman, kind, day }: Between): Promise<boolean> {
  if (home === huvudman) return true
  const found = await tx
    .select({ area: cooperationArea.id })
    .from(cooperationArea)
    .innerJoin(cooperationMember, eq(cooperationMember.area, cooperationArea.id))
    .where(
      and(
        eq(cooperationArea.educationKind, kind),
        inArray(cooperationMember.municipality, [home, huvudman]),
        holdsOn(cooperationMember, day),
      ),
    )
    .groupBy(cooperationArea.id)
    .having(sql`count(distinct ${cooperationMember.municipality}) = 2`)
    .limit(1)
  return found.length > 0
}

export type CornerOn = { id: string; name: string; municipalities: MunicipalityCode[] }
/** The corners and who belongs to each on that day. */
export const cornersOn = (tx: Tx, day: Day): Promise<CornerOn[]> =>
  tx
    .select({
      id: organisation.id,
      name: organisation.name,
      municipalities: sql<string[]>`array_agg(${cornerMember.municipality} order by ${cornerMember.municipality})`,
    })
    .from(organisation)
    .innerJoin(cornerMember, eq(cornerMember.corner, organisation.id))
    .where(and(eq(organisation.kind, 'corner'), holdsOn(cornerMember, day)))
    .groupBy(organisation.id)
    .orderBy(inOrder)

export type Delegation = typeof delegation.$inferSelect
export const listDelegations = (tx: Tx, organisations: readonly string[]): Promise<Delegation[]> =>
  tx
    .select()
    .from(delegation)
    .where(inArray(delegation.organisation, [...organisations]))
    .orderBy(delegation.organisation, delegation.kind, asc(delegation.validFrom))

type Deciding = { organisation: string; kind: Delegation['kind']; role: string; account: string; day: Day }
/** The live row that lets this account decide, here or above; a row for the account goes before one for the role. */
export async function liveDelegation(tx: Tx, { organisation, kind, role, account, day }: Deciding) {
  const [found] = await tx
    .select()
    .from(delegation)
    .where(
      and(
        sql`${delegation.organisation} = any (organisations.above(${organisation}))`,
        eq(delegation.kind, kind),
        or(eq(delegation.account, account), and(isNull(delegation.account), eq(delegation.role, role))),
        holdsOn(delegation, day),
      ),
    )
    .orderBy(sql`${delegation.account} is null`, delegation.validFrom)
    .limit(1)
  return found
}
