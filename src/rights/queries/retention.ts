import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { clientOf, type Tx } from '../../platform/visit.ts'
import { hold, keptCount, rule, run } from '../tables.ts'

export type Rule = typeof rule.$inferSelect
export type Run = typeof run.$inferSelect
export type Hold = typeof hold.$inferSelect

export const listRules = (tx: Tx, municipality: string): Promise<Rule[]> =>
  tx
    .select()
    .from(rule)
    .where(and(eq(rule.municipality, municipality), isNull(rule.endedAt)))
    .orderBy(rule.class, rule.proposedAt)
export async function findRule(tx: Tx, municipality: string, id: string): Promise<Rule | undefined> {
  const [found] = await tx
    .select()
    .from(rule)
    .where(and(eq(rule.municipality, municipality), eq(rule.id, id)))
  return found
}
export const addRule = (tx: Tx, row: typeof rule.$inferInsert) => tx.insert(rule).values(row)

type RuleChange = { approvedBy: string; approvedAt: Date } | { endedAt: Date }
export async function saveRule(
  tx: Tx,
  { id, version }: Pick<Rule, 'id' | 'version'>,
  to: RuleChange,
): Promise<boolean> {
  const { rowCount } = await tx
    .update(rule)
    .set(to)
    .where(and(eq(rule.id, id), eq(rule.version, version), isNull(rule.endedAt)))
  return rowCount === 1
}

export const listRuns = (tx: Tx, municipality: string): Promise<Run[]> =>
  tx.select().from(run).where(eq(run.municipality, municipality)).orderBy(desc(run.frozenAt)).limit(50)
export async function findRun(tx: Tx, municipality: string, id: string): Promise<Run | undefined> {
  const [found] = await tx
    .select()
    .from(run)
    .where(and(eq(run.municipality, municipality), eq(run.id, id)))
  return found
}

/** The frozen list, counted by the owner's function: whoever asks sees nobody. Null when the rule may not be run. */
export async function freezeList(tx: Tx, of: string, at: Date): Promise<string | null> {
  const { rows } = await clientOf(tx).query<{ id: string | null }>('select rights.freeze_list($1, $2) as id', [of, at])
  return rows[0]?.id ?? null
}

type RunChange = Partial<Pick<Run, 'state' | 'proposedBy' | 'proposedAt' | 'approvedBy' | 'approvedAt' | 'notBefore'>>
type FromRun = Pick<Run, 'id' | 'version'> & { from: Run['state'][] }
export async function saveRun(tx: Tx, { id, version, from }: FromRun, to: RunChange): Promise<boolean> {
  const { rowCount } = await tx
    .update(run)
    .set(to)
    .where(and(eq(run.id, id), eq(run.version, version), inArray(run.state, from)))
  return rowCount === 1
}
export const dropList = (tx: Tx, id: string) => clientOf(tx).query('select rights.drop_list($1)', [id])

export type Batch = { remaining: number | null; files: string[] }
/** `remaining` null: the run is not approved, or its pause is not over. */
export async function destroyBatch(tx: Tx, id: string, at: Date, most: number): Promise<Batch> {
  const { rows } = await clientOf(tx).query<Batch>('select * from rights.destroy_batch($1, $2, $3)', [id, at, most])
  return rows[0] ?? { remaining: null, files: [] }
}

export const listKept = (tx: Tx, municipality: string) =>
  tx
    .select()
    .from(keptCount)
    .where(eq(keptCount.municipality, municipality))
    .orderBy(desc(keptCount.year), keptCount.state)

export type ShownHold = Pick<Hold, 'id' | 'reason' | 'madeAt' | 'version'> & { receipt: string }
export async function listHolds(tx: Tx, municipality: string): Promise<ShownHold[]> {
  const { rows } = await clientOf(tx).query<ShownHold>(
    `select h.id, h.reason, h.made_at as "madeAt", h.version, a.receipt from rights.hold h
     join applications.application a on a.municipality = h.municipality and a.id = h.application
     where h.municipality = $1 and h.ended_at is null order by h.made_at`,
    [municipality],
  )
  return rows
}
export const addHold = (tx: Tx, row: typeof hold.$inferInsert) => tx.insert(hold).values(row)
export async function endHold(tx: Tx, municipality: string, id: string, at: Date): Promise<string | undefined> {
  const [ended] = await tx
    .update(hold)
    .set({ endedAt: at })
    .where(and(eq(hold.municipality, municipality), eq(hold.id, id), isNull(hold.endedAt)))
    .returning({ person: hold.person })
  return ended?.person
}

export async function findNamesOf(tx: Tx, accounts: readonly string[]): Promise<Record<string, string>> {
  const { rows } = await clientOf(tx).query<{ id: string; name: string }>(
    'select id, name from accounts.staff_names($1)',
    [accounts],
  )
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
