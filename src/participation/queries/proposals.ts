import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { Whole } from '../../applications/index.ts'
import { ask, type Tx } from '../../platform/visit.ts'
import type { ProposalState } from '../proposals.ts'
import { proposal, proposalEvent } from '../tables.ts'

export type Proposal = typeof proposal.$inferSelect & { payerName: string; proposerName: string }

/** All that have been made for one application, the oldest first, with the names of who asked and who is asked. */
export async function listProposals(tx: Tx, { municipality, id }: Pick<Whole, 'municipality' | 'id'>) {
  const rows = await tx
    .select()
    .from(proposal)
    .where(and(eq(proposal.municipality, municipality), eq(proposal.application, id)))
    .orderBy(asc(proposal.proposedAt), asc(proposal.id))
  if (rows.length === 0) return []
  const { rows: named } = await ask<{ names: Record<string, string> }>(
    tx,
    `select coalesce(jsonb_object_agg(n.id, n.name), '{}') as names from (
       select o.id, coalesce(o.own_name, o.name) as name from organisations.organisation o where o.id = any ($1)
       union all select s.id, s.name from accounts.staff_names($2) s) n`,
    [rows.map(({ desk }) => desk), rows.map(({ proposedBy }) => proposedBy)],
  )
  const names = named[0]?.names ?? {}
  return rows.map(
    (row): Proposal => ({ ...row, payerName: names[row.desk] ?? '', proposerName: names[row.proposedBy] ?? '' }),
  )
}

export const insertProposal = (tx: Tx, row: typeof proposal.$inferInsert) => tx.insert(proposal).values(row)
export const insertProposalEvent = (tx: Tx, row: typeof proposalEvent.$inferInsert) =>
  tx.insert(proposalEvent).values(row)

type Settled = { state: ProposalState; settledBy: string | null; settledAt: Date; answer?: string }
const waiting = (of: { municipality: string; id: string }): SQL | undefined =>
  and(eq(proposal.municipality, of.municipality), eq(proposal.id, of.id), eq(proposal.state, 'waiting'))
/** False when somebody was quicker. */
export async function settleProposal(tx: Tx, of: { municipality: string; id: string }, row: Settled): Promise<boolean> {
  const { rowCount } = await tx.update(proposal).set(row).where(waiting(of))
  return rowCount === 1
}
