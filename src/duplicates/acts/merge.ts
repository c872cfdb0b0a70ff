import { randomUUID } from 'node:crypto'
import { openIdentifier, sealIdentifier } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { asSystemHere, inside, type Tx, type Visit } from '../../platform/visit.ts'
import {
  findClosed,
  findMerge,
  insertMerge,
  insertMoved,
  listAccounts,
  listMoved,
  listNumbers,
  listPersonTables,
  type MovedRow,
  markRestricted,
  type Of,
  passRows,
  passSex,
  returnRows,
  returnSex,
  saveUndone,
  setAccount,
  setClosed,
  setNumber,
} from '../queries/merge.ts'
import { findPair, lockPair, type One, type Pair, savePair } from '../queries/pairs.ts'

const purpose = 'distribute'
const numbers = 'people.person_identifier'
const accounts = 'accounts.account'
export type Judgement = 'same' | 'different' | 'apart'
export type Outcome = 'done' | 'missing' | 'changed' | 'bothApplied'

/** A human's answer: the same person, not the same, or taken apart again. */
export function judge(visit: Visit, id: string, wish: { as: Judgement; version: number }): Promise<Outcome> {
  return inside(visit, async (tx): Promise<Outcome> => {
    await lockPair(tx, id)
    const pair = await findPair(tx, visit, id)
    if (!pair) return 'missing'
    const wanted = wish.as === 'apart' ? 'same' : 'waiting'
    if (pair.version !== wish.version || pair.state !== wanted) return 'changed'
    const outcome =
      wish.as === 'same' ? await join(visit, pair) : wish.as === 'apart' ? await part(visit, pair) : 'done'
    if (outcome !== 'done') return outcome
    const judged = { decidedBy: visit.actor.account, decidedAt: visit.now }
    const row =
      wish.as === 'apart'
        ? { state: 'waiting' as const, decidedBy: null, decidedAt: null }
        : { state: wish.as, ...judged }
    if (!(await savePair(tx, pair, row))) return 'changed'
    await record(tx, visit, ...pair.people.map(({ id: person }) => entryOf(pair, person, wish.as)))
    return 'done'
  })
}

const entryOf = ({ municipality, id }: Pair, person: string, as: Judgement) => ({
  verb: `duplicate ${as}`,
  municipality,
  person,
  about: { kind: 'pair', id },
})

/** The one with an account goes on, else the one that was here first. */
function whoStays(people: readonly One[], withAccount: readonly string[]): { kept: string; gone: string } {
  const sorted = [...people].sort(
    (a, b) =>
      Number(withAccount.includes(b.id)) - Number(withAccount.includes(a.id)) ||
      a.created.localeCompare(b.created) ||
      a.id.localeCompare(b.id),
  )
  return { kept: sorted[0]?.id ?? '', gone: sorted[1]?.id ?? '' }
}

function join(visit: Visit, pair: Pair): Promise<Outcome> {
  const { municipality, people } = pair
  return asSystemHere(visit, { municipality, purpose }, async (system, tx): Promise<Outcome> => {
    const held = await listAccounts(
      tx,
      people.map(({ id }) => id),
    )
    const of: Of = {
      municipality,
      ...whoStays(
        people,
        held.map(({ person }) => person),
      ),
    }
    const moved = await passAll(tx, of)
    if (moved === 'both') return 'bothApplied'
    moved.push(...(await passNumbers(tx, system, of)))
    const account = held.find(({ person }) => person === of.gone)
    if (account && held.length === 1) {
      await setAccount(tx, account.id, of.kept)
      moved.push({ ofTable: accounts, rowId: account.id, sealed: null })
    }
    const id = randomUUID()
    const goneClosedAt = await findClosed(tx, municipality, of.gone)
    const sex = await passSex(tx, of)
    const row = { ...of, id, goneClosedAt, sex, pair: pair.id, mergedBy: visit.actor.account, mergedAt: visit.now }
    await insertMerge(tx, row)
    await insertMoved(
      tx,
      moved.map((row) => ({ ...row, municipality, merge: id })),
    )
    await setClosed(tx, municipality, of.gone, goneClosedAt ?? visit.now)
    await markRestricted(tx, of)
    return 'done'
  })
}

/** Two open applications for the same round cannot be one person's: one of them must be ended first. Of other things each keeps its own. */
async function passAll(tx: Tx, of: Of): Promise<MovedRow[] | 'both'> {
  const moved: MovedRow[] = []
  for (const table of await listPersonTables(tx)) {
    if (table === numbers) continue
    const rows = await passRows(tx, table, of)
    if (rows === 'both' && table === 'applications.application') return 'both'
    if (rows !== 'both') moved.push(...rows)
  }
  return moved
}

/** Numbers are sealed for one person: they are sealed anew for the other, and the old seal is kept for the way back. */
async function passNumbers(tx: Tx, { services }: Visit, { municipality, kept, gone }: Of): Promise<MovedRow[]> {
  const rows = await listNumbers(tx, municipality, gone)
  for (const { id, kind: word, sealed } of rows) {
    const kind = word as 'personnummer'
    const value = openIdentifier(services.keys, { municipality, person: gone }, kind, sealed)
    const again = sealIdentifier(services.keys, { municipality, person: kept }, { kind, value })
    await setNumber(tx, municipality, id, { person: kept, sealed: again })
  }
  return rows.map(({ id, sealed }) => ({ ofTable: numbers, rowId: id, sealed }))
}

/** Back to what was: the rows that went over, and no others. */
function part(visit: Visit, pair: Pair): Promise<Outcome> {
  const { municipality } = pair
  return asSystemHere(visit, { municipality, purpose }, async (_, tx): Promise<Outcome> => {
    const merge = await findMerge(tx, pair)
    if (!merge) return 'changed'
    const moved = await listMoved(tx, merge)
    for (const [table, rows] of Map.groupBy(moved, ({ ofTable }) => ofTable)) {
      const ids = rows.map(({ rowId }) => rowId)
      if (table === accounts) for (const id of ids) await setAccount(tx, id, merge.gone)
      else if (table !== numbers) await returnRows(tx, { table, municipality, ids, person: merge.gone })
    }
    for (const { rowId, sealed } of moved)
      if (sealed) await setNumber(tx, municipality, rowId, { person: merge.gone, sealed })
    await setClosed(tx, municipality, merge.gone, merge.goneClosedAt)
    await returnSex(tx, merge)
    await markRestricted(tx, merge)
    await saveUndone(tx, merge, { undoneBy: visit.actor.account, undoneAt: visit.now })
    return 'done'
  })
}
