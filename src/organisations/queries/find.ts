import { and, eq, inArray, sql } from 'drizzle-orm'
import { prepared, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { MunicipalityCode } from '../../shared/municipality-code.ts'
import { inLine, type Organisation, type OrganisationKind } from '../organisation.ts'
import { organisation } from '../tables.ts'
import { holdsOn } from './period.ts'

/** Swedish order: å ä ö last. */
export const inOrder = sql`${organisation.name} collate "sv-x-icu"`

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

export type Family = {
  /** From the top of the tree down to this one; empty when there is none. */
  line: Organisation[]
  /** Everything below it, in Swedish order. */
  below: Organisation[]
}
/** One organisation with what stands above and below it, in one statement. */
export async function familyOf(tx: Tx, id: string): Promise<Family> {
  const rows = await tx
    .select()
    .from(organisation)
    .where(sql`${organisation.id} = any (organisations.above(${id}) || organisations.below(${id}))`)
    .orderBy(inOrder)
  const line = inLine(rows, id)
  return { line, below: rows.filter((row) => !line.includes(row)) }
}
