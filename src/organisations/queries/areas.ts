import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { MunicipalityCode } from '../../shared/municipality-code.ts'
import { cooperationArea, cooperationMember, cornerMember, organisation } from '../tables.ts'
import { inOrder } from './find.ts'
import { holdsOn } from './period.ts'

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
/** The corners and who belongs to each on that day; a new one has nobody yet. */
export const cornersOn = (tx: Tx, day: Day): Promise<CornerOn[]> =>
  tx
    .select({
      id: organisation.id,
      name: organisation.name,
      municipalities: sql<
        string[]
      >`coalesce(array_agg(${cornerMember.municipality} order by ${cornerMember.municipality})
        filter (where ${cornerMember.municipality} is not null), '{}')`,
    })
    .from(organisation)
    .leftJoin(cornerMember, and(eq(cornerMember.corner, organisation.id), holdsOn(cornerMember, day)))
    .where(eq(organisation.kind, 'corner'))
    .groupBy(organisation.id)
    .orderBy(inOrder)

export type Membership = { municipality: MunicipalityCode; validFrom: Day; validTo: Day | null }
/** Every membership of every corner, the latest first: what was stays readable. */
export const listCornerMembers = (tx: Tx): Promise<(Membership & { corner: string; source: string })[]> =>
  tx.select().from(cornerMember).orderBy(cornerMember.municipality, desc(cornerMember.validFrom))

export type Area = {
  id: string
  name: string
  educationKind: string
  agreement: string
  demo: boolean
  version: number
  members: Membership[]
}
export const listAreas = (tx: Tx): Promise<Area[]> =>
  tx
    .select({
      id: cooperationArea.id,
      name: cooperationArea.name,
      educationKind: cooperationArea.educationKind,
      agreement: cooperationArea.agreement,
      demo: cooperationArea.demo,
      version: cooperationArea.version,
      members: sql<Membership[]>`coalesce(json_agg(json_build_object('municipality', ${cooperationMember.municipality},
        'validFrom', ${cooperationMember.validFrom}, 'validTo', ${cooperationMember.validTo}) order by ${cooperationMember.municipality}, ${cooperationMember.validFrom})
        filter (where ${cooperationMember.municipality} is not null), '[]')`,
    })
    .from(cooperationArea)
    .leftJoin(cooperationMember, eq(cooperationMember.area, cooperationArea.id))
    .groupBy(cooperationArea.id)
    .orderBy(sql`${cooperationArea.name} collate "sv-x-icu"`)

export const findArea = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.select({ id: cooperationArea.id }).from(cooperationArea).where(eq(cooperationArea.id, id))).length > 0
