import { randomUUID } from 'node:crypto'
import { record } from '../platform/audit.ts'
import { inside, type Tx, type Visit } from '../platform/visit.ts'
import type { Drafted } from '../shared/language.ts'
import { type Entry, faultIn } from './entry.ts'
import { type At, changeApproved, dropApproved, saveApproved } from './queries.ts'

const rowOf = (visit: Visit, { digest }: Entry, body: string) => ({
  body,
  swedish: digest,
  approvedBy: visit.actor.account as string,
  approvedAt: visit.now,
})
const verbOf = ({ draft }: Entry, body: string) => (body === draft ? 'approveText' : 'mendText')

const log = (tx: Tx, visit: Visit, verb: string, { id, at }: { id: string; at: At }) =>
  record(tx, visit, {
    verb,
    municipality: null,
    about: { kind: 'text', id },
    fields: [at.language, `${at.feature}.${at.path}`],
  })

type Approving = { language: Drafted; entry: Entry; body: string; version: number }

/** Approves the words as they stand in the form; `changed` when somebody else was quicker. */
export function approve(visit: Visit, { language, entry, body, version }: Approving) {
  const at = { language, feature: entry.feature, path: entry.path }
  return inside(visit, async (tx) => {
    const row = rowOf(visit, entry, body)
    const [saved] =
      version === 0
        ? await saveApproved(tx, [{ id: randomUUID(), ...at, ...row }])
        : await changeApproved(tx, { ...at, version }, row)
    if (!saved) return 'changed' as const
    await log(tx, visit, verbOf(entry, body), { id: saved.id, at })
    return saved
  })
}

/** Several drafts that were read together; those that somebody approved meanwhile stay theirs. */
export function approveMany(visit: Visit, language: Drafted, entries: Entry[]): Promise<number> {
  const fit = entries.filter((entry) => entry.draft !== null && faultIn(entry, entry.draft) === null)
  return inside(visit, async (tx) => {
    const rows = fit.map((entry) => ({
      id: randomUUID(),
      language,
      feature: entry.feature,
      path: entry.path,
      ...rowOf(visit, entry, entry.draft as string),
    }))
    if (rows.length === 0) return 0
    const saved = new Set((await saveApproved(tx, rows)).map(({ id }) => id))
    const entriesInLog = rows
      .filter(({ id }) => saved.has(id))
      .map(({ id, feature, path }) => ({
        verb: 'approveText',
        municipality: null,
        about: { kind: 'text', id },
        fields: [language, `${feature}.${path}`],
      }))
    await record(tx, visit, ...entriesInLog)
    return saved.size
  })
}

/** The draft is a draft again. */
export function takeBack(visit: Visit, at: At & { version: number }) {
  return inside(visit, async (tx) => {
    const [dropped] = await dropApproved(tx, at)
    if (!dropped) return 'changed' as const
    await log(tx, visit, 'takeBackText', { id: dropped.id, at })
    return dropped
  })
}
