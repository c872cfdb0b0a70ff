import { randomUUID } from 'node:crypto'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { findDelivery } from '../queries/archive.ts'
import {
  addHold,
  addRule,
  destroyBatch,
  dropList,
  endHold,
  findRule,
  findRun,
  freezeList,
  listRules,
  type Rule,
  type Run,
  saveRule,
  saveRun,
} from '../queries/retention.ts'
import { findByReceipt } from '../queries/settings.ts'
import { batchOf, mayApprove, notBefore } from '../retention.ts'
import { unchanged } from './archive.ts'

type Outcome = 'done' | 'missing' | 'changed' | 'same'
const home = ({ actor }: Visit): string => actor.municipality ?? ''
const note = (tx: Tx, visit: Visit, verb: string, about: { kind: string; id: string }) =>
  record(tx, visit, { verb, municipality: home(visit), about })

export type Proposed = Pick<Rule, 'class' | 'action' | 'months' | 'legalBasis' | 'reference'> & { demo?: boolean }
export const proposeRule = (visit: Visit, of: Proposed): Promise<void> =>
  inside(visit, async (tx) => {
    const id = randomUUID()
    const by = { proposedBy: visit.actor.account ?? '', proposedAt: visit.now }
    await addRule(tx, { ...of, ...by, id, municipality: home(visit) })
    await note(tx, visit, 'proposeRule', { kind: 'rule', id })
  })

type Seen = { id: string; version: number }
const onRule = (visit: Visit, { id, version }: Seen, act: (tx: Tx, rule: Rule) => Promise<Outcome>): Promise<Outcome> =>
  inside(visit, async (tx) => {
    const found = await findRule(tx, home(visit), id)
    return found ? act(tx, { ...found, version }) : 'missing'
  })

export const approveRule = (visit: Visit, seen: Seen): Promise<Outcome> =>
  onRule(visit, seen, async (tx, rule) => {
    const { account } = visit.actor
    if (!mayApprove(rule, account) || rule.approvedBy) return 'same'
    if (!(await saveRule(tx, rule, { approvedBy: account ?? '', approvedAt: visit.now }))) return 'changed'
    await note(tx, visit, 'approveRule', { kind: 'rule', id: rule.id })
    await endBefore(tx, visit, rule)
    return 'done'
  })

/** One rule for each class: what was decided before ends, and a removal under it that waits removes nothing. */
async function endBefore(tx: Tx, visit: Visit, { id, class: of }: Rule): Promise<void> {
  const before = (await listRules(tx, home(visit))).filter((one) => one.class === of && one.approvedBy && one.id !== id)
  for (const one of before) {
    await saveRule(tx, one, { endedAt: visit.now })
    await note(tx, visit, 'endRule', { kind: 'rule', id: one.id })
  }
}
export const endRule = (visit: Visit, seen: Seen): Promise<Outcome> =>
  onRule(visit, seen, async (tx, rule) => {
    if (!(await saveRule(tx, rule, { endedAt: visit.now }))) return 'changed'
    await note(tx, visit, 'endRule', { kind: 'rule', id: rule.id })
    return 'done'
  })

/** The dry run: a frozen list with its count and digest. Nothing is removed, and whoever asks sees nobody. */
export const dryRun = (visit: Visit, rule: string): Promise<string | null> =>
  inside(visit, async (tx) => {
    const id = await freezeList(tx, rule, visit.now)
    if (id) await note(tx, visit, 'freezeList', { kind: 'run', id })
    return id
  })

const onRun = (visit: Visit, { id, version }: Seen, act: (tx: Tx, run: Run) => Promise<Outcome>): Promise<Outcome> =>
  inside(visit, async (tx) => {
    const found = await findRun(tx, home(visit), id)
    return found ? act(tx, { ...found, version }) : 'missing'
  })

export const proposeRun = (visit: Visit, seen: Seen): Promise<Outcome> =>
  onRun(visit, seen, async (tx, run) => {
    const to = { state: 'proposed', proposedBy: visit.actor.account, proposedAt: visit.now } as const
    if (!(await saveRun(tx, { ...run, from: ['frozen'] }, to))) return 'changed'
    await note(tx, visit, 'proposeRun', { kind: 'run', id: run.id })
    return 'done'
  })

/** Another person approves; the job comes when the pause is over. */
export const approveRun = (visit: Visit, seen: Seen): Promise<Outcome> =>
  onRun(visit, seen, async (tx, run) => {
    const { account } = visit.actor
    if (!mayApprove(run, account)) return 'same'
    const at = notBefore(visit.now)
    const to = { state: 'approved', approvedBy: account, approvedAt: visit.now, notBefore: at } as const
    if (!(await saveRun(tx, { ...run, from: ['proposed'] }, to))) return 'changed'
    await note(tx, visit, 'approveRun', { kind: 'run', id: run.id })
    const rule = await findRule(tx, run.municipality, run.rule)
    const job = rule?.action === 'archive' ? 'pack' : 'destroy'
    await later(tx, job, { run: run.id, municipality: run.municipality }, { at, key: `${job} ${run.id}` })
    return 'done'
  })
export const cancelRun = (visit: Visit, seen: Seen): Promise<Outcome> =>
  onRun(visit, seen, async (tx, run) => {
    const from: Run['state'][] = ['frozen', 'proposed', 'approved', 'packed', 'running']
    if (!(await saveRun(tx, { ...run, from }, { state: 'cancelled' }))) return 'changed'
    await dropList(tx, run.id)
    const packed = await findDelivery(tx, run.id)
    if (packed) await later(tx, 'removeFiles', { files: [packed.stored] })
    await note(tx, visit, 'cancelRun', { kind: 'run', id: run.id })
    return 'done'
  })

/** Batch after batch, each a transaction of its own: rows first, then their files. What was stopped meanwhile stays. */
export function destroy(
  services: Services,
  { run, municipality }: { run: string; municipality: string },
): Promise<void> {
  return asSystem(services, { municipality, purpose: 'retention' }, (visit) =>
    inside(visit, async (tx) => {
      const most = await unchanged(tx, visit, { run, municipality }, batchOf)
      const { remaining, files } = await destroyBatch(tx, run, visit.now, most)
      if (files.length > 0) await later(tx, 'removeFiles', { files })
      if (remaining) await later(tx, 'destroy', { run, municipality }, { key: `destroy ${run}` })
      await record(tx, visit, { verb: 'destroy', municipality, about: { kind: 'run', id: run } })
    }),
  )
}

/** An application that must not be removed yet, whatever the rules say. */
export const holdBack = (visit: Visit, receipt: string, reason: string): Promise<'done' | 'missing'> =>
  inside(visit, async (tx) => {
    const found = await findByReceipt(tx, receipt, visit.actor.reach)
    if (!found) return 'missing'
    const { municipality, person, id: application } = found
    const id = randomUUID()
    const row = { id, municipality, person, application, reason }
    await addHold(tx, { ...row, madeBy: visit.actor.account ?? '', madeAt: visit.now })
    await record(tx, visit, { verb: 'holdBack', municipality, person, about: { kind: 'hold', id } })
    return 'done'
  })
export const release = (visit: Visit, id: string): Promise<boolean> =>
  inside(visit, async (tx) => {
    const person = await endHold(tx, home(visit), id, visit.now)
    if (person)
      await record(tx, visit, { verb: 'release', municipality: home(visit), person, about: { kind: 'hold', id } })
    return person !== undefined
  })
