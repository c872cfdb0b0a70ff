import { eq } from 'drizzle-orm'
import type { FileKind } from '../../platform/files/kinds.ts'
import { clientOf, type Tx } from '../../platform/visit.ts'
import type { Row } from '../archive.ts'
import { actSql } from '../classification.ts'
import { delivery } from '../tables.ts'

export type Item = { id: string; person: string; application: string | null; content: Buffer | null }
export async function listItems(tx: Tx, run: string, most: number | null = null): Promise<Item[]> {
  const { rows } = await clientOf(tx).query<Item>(
    'select id, person, application, content from rights.run_item where run = $1 order by id limit $2',
    [run, most],
  )
  return rows
}

type Of = { municipality: string; person: string; application: string | null }
/** Everything of one act, table by table. */
export async function readTables(tx: Tx, { municipality, person, application }: Of): Promise<Record<string, Row[]>> {
  const asked = application ? actSql('application') : actSql('person')
  const { rows } = await clientOf(tx).query<Record<string, Row[]>>(asked, [
    municipality,
    person,
    application ? [application] : [],
  ])
  const { asked: _, none: __, ...tables } = rows[0] ?? {}
  return tables
}

export type StoredPaper = { name: string; stored: string; kind: FileKind; sent: Date }
export async function listPapers(tx: Tx, { municipality, application }: Of): Promise<StoredPaper[]> {
  const { rows } = await clientOf(tx).query<StoredPaper>(
    'select name, stored, kind, uploaded_at as sent from applications.file where municipality = $1 and application = $2 order by uploaded_at, id',
    [municipality, application],
  )
  return rows
}

export const insertDelivery = (tx: Tx, row: typeof delivery.$inferInsert) => tx.insert(delivery).values(row)

export async function noteContent(tx: Tx, run: string, content: ReadonlyMap<string, Buffer>): Promise<void> {
  await clientOf(tx).query(
    `update rights.run_item i set content = n.content from unnest($2::uuid[], $3::bytea[]) as n(id, content)
     where i.run = $1 and i.id = n.id`,
    [run, [...content.keys()], [...content.values()]],
  )
}
export const leaveOut = (tx: Tx, run: string, items: readonly string[]) =>
  clientOf(tx).query('select rights.leave_out($1, $2)', [run, items])

/** The key and the digest inside are nobody's to read: the owner's functions give and compare them. */
const shown = {
  run: delivery.run,
  municipality: delivery.municipality,
  stored: delivery.stored,
  bytes: delivery.bytes,
  acts: delivery.acts,
  digest: delivery.digest,
  packedAt: delivery.packedAt,
  fetchedBy: delivery.fetchedBy,
  fetchedAt: delivery.fetchedAt,
  openedBy: delivery.openedBy,
  openedAt: delivery.openedAt,
  receipt: delivery.receipt,
  receivedBy: delivery.receivedBy,
  receivedAt: delivery.receivedAt,
}
export type Delivery = NonNullable<Awaited<ReturnType<typeof findDelivery>>>
export async function findDelivery(tx: Tx, run: string) {
  const [found] = await tx.select(shown).from(delivery).where(eq(delivery.run, run))
  return found
}

/** Null: not packed, or this account has the other half. */
export async function handOut(tx: Tx, run: string, part: 'file' | 'key', at: Date): Promise<Buffer | null> {
  const { rows } = await clientOf(tx).query<{ given: Buffer | null }>('select rights.hand_out($1, $2, $3) as given', [
    run,
    part,
    at,
  ])
  return rows[0]?.given ?? null
}

type Receipt = { number: string; digest: Buffer; at: Date }
export async function receive(tx: Tx, run: string, { number, digest, at }: Receipt): Promise<string> {
  const { rows } = await clientOf(tx).query<{ outcome: string }>('select rights.receive($1, $2, $3, $4) as outcome', [
    run,
    number,
    digest,
    at,
  ])
  return rows[0]?.outcome ?? 'missing'
}
