import { randomUUID } from 'node:crypto'
import {
  agree,
  confirmStep,
  endOf,
  endOfCourse,
  findWhole,
  limitsOf,
  lockSeen,
  type NotNow,
  type Step,
  type Whole,
} from '../../applications/index.ts'
import { fullName } from '../../people/index.ts'
import { readPerson, record, type Seen } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'
import {
  askedOf,
  type Decided,
  decide,
  type ProposalAct,
  type ProposalReason,
  type ProposalState,
  type Wish,
  type WishProblem,
  wishProblem,
} from '../proposals.ts'
import {
  insertProposal,
  insertProposalEvent,
  listProposals,
  type Proposal,
  settleProposal,
} from '../queries/proposals.ts'

export type Proposals = { application: Seen<Whole>; all: Proposal[]; name: string }
export type Outcome = 'done' | 'missing' | 'changed' | { why: ProposalReason } | { wrong: WishProblem } | NotNow

export const readProposals = (visit: Visit, id: string): Promise<Proposals | undefined> =>
  inside(visit, async (tx) => {
    const reading = { kind: 'application', fields: ['name', 'proposals'] }
    const [application] = await readPerson(tx, visit, findWhole(tx, id), reading)
    if (!application) return undefined
    const { applicant, receipt } = application
    return { application, all: await listProposals(tx, application), name: applicant ? fullName(applicant) : receipt }
  })

/** A new one; with `replace` it takes the place of the one of the same kind that waits. */
export function propose(
  visit: Visit,
  id: string,
  wish: Wish,
  { replace = false, version }: { replace?: boolean; version: number },
) {
  return inside(visit, async (tx): Promise<Outcome> => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole) return 'missing'
    if (whole.version !== version) return 'changed'
    return write({ tx, visit, whole, component: whole.leadingComponent }, wish, replace)
  })
}

type Here = { tx: Tx; visit: Visit; whole: Whole; component: string }

async function write(here: Here, wish: Wish, replace: boolean): Promise<Outcome> {
  const { visit, whole, component } = here
  const asked = askedOf(whole, component)
  if (!asked) return { why: 'wrongState' }
  const open = (await listProposals(here.tx, whole)).find(
    (one) => one.component === component && one.kind === wish.kind && one.state === 'waiting',
  )
  const act: ProposalAct = open && replace ? 'replace' : 'propose'
  const decided = decide({
    act,
    actor: visit.actor,
    asked: { ...asked, provider: whole.provider },
    before: open ?? null,
  })
  if ('refused' in decided) return refused(decided)
  const problem = wishProblem(wish, courseOf(here))
  if (problem) return problem === 'wrongState' ? { why: problem } : { wrong: problem }
  if (open && !(await end(here, open, decided.to))) return 'changed'
  await insert(here, wish, asked)
  return 'done'
}

const refused = (decided: Exclude<Decided, { to: ProposalState }>): Outcome =>
  decided.refused === 'notYours' ? 'missing' : { why: decided.why }

function courseOf({ whole, component, visit }: Here) {
  const state = whole.components.find(({ id }) => id === component)?.state ?? whole.state
  return { state, starts: whole.in.starts, ends: addDays(endOfCourse(whole, component), -1), today: dayOf(visit.now) }
}

async function insert(here: Here, wish: Wish, asked: { payer: string; desk: string }): Promise<void> {
  const { tx, visit, whole, component } = here
  const of = { municipality: whole.municipality, application: whole.id }
  const id = randomUUID()
  const due = endOf(limitsOf(whole), 'messageReply', visit.now)
  const by = { party: visit.actor.role, proposedBy: visit.actor.account ?? '', proposedAt: visit.now }
  await insertProposal(tx, { ...of, ...wish, ...asked, ...by, id, component, due })
  await tell(here, { id, kind: wish.kind }, { from: null, to: 'waiting' })
}

/** Withdrawn by the school, or answered by the payer; then what was asked for is carried out by the ordinary acts. */
export function settleProposalOf(visit: Visit, id: string, wish: Settle): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    const found = whole && (await listProposals(tx, whole)).find((one) => one.id === wish.proposal)
    if (!whole || !found) return 'missing'
    if (found.version !== wish.version) return 'changed'
    const { act, answer } = wish
    const asked = { provider: whole.provider, desk: found.desk }
    const decided = decide({ act, actor: visit.actor, asked, before: found, answer })
    if ('refused' in decided) return refused(decided)
    const here = { tx, visit, whole, component: found.component }
    if (!(await end(here, found, decided.to, answer))) return 'changed'
    return decided.to === 'approved' ? happen(here, found) : 'done'
  })
}
type Settle = { proposal: string; act: Exclude<ProposalAct, 'propose' | 'replace'>; answer: string; version: number }

async function end(here: Here, one: Proposal, to: ProposalState, answer = ''): Promise<boolean> {
  const { tx, visit } = here
  const settled = { state: to, settledBy: visit.actor.account, settledAt: visit.now, answer }
  if (!(await settleProposal(tx, one, settled))) return false
  await tell(here, one, { from: 'waiting', to })
  return true
}

type Way = { from: ProposalState | null; to: ProposalState }
async function tell(here: Here, { id, kind }: Pick<Proposal, 'id' | 'kind'>, { from, to }: Way): Promise<void> {
  const { tx, visit, whole } = here
  const { municipality, person } = whole
  const of = { municipality, application: whole.id }
  const event = { ...of, proposal: id, kind, fromState: from, toState: to, party: visit.actor.role, at: visit.now }
  await insertProposalEvent(tx, event)
  const about = { kind: 'application', id: whole.id }
  await record(tx, visit, { verb: `proposal ${to}`, municipality, person, about, fields: [kind] })
}

/** Judged once more, for days have passed since it was asked. */
async function happen(here: Here, one: Proposal): Promise<Outcome> {
  const { component } = here
  if (one.step) {
    const { proposedBy, proposedAt, step } = one
    const outcome = await confirmStep(here, { component, step, party: 'provider', proposedBy, proposedAt })
    return outcome === 'taken' ? 'done' : outcome === 'proposed' ? 'changed' : outcome
  }
  const problem = wishProblem(one, { ...courseOf(here), today: dayOf(one.proposedAt) })
  if (problem) return { why: 'wrongState' }
  const { kind, day, hours, level } = one
  await agree(here, {
    ...(day && (kind === 'start' ? { start: day } : { end: day })),
    ...(hours !== null && { hoursPerWeek: hours }),
    ...(level !== null && { level }),
  })
  return 'done'
}

type Stepped = Omit<Here, 'component'>
/** A course that is broken off is asked of the state where it pays: its step is kept here until the answer comes. */
export async function proposeStep(
  here: Stepped,
  step: Step,
  component: string,
): Promise<'proposed' | NotNow | undefined> {
  if (step.to !== 'interrupted') return undefined
  const reason = step.text ?? step.reason ?? step.to
  const outcome = await write({ ...here, component }, { kind: 'interruption', step, reason }, false)
  return outcome === 'done' ? 'proposed' : { notNow: 'alreadyProposed' }
}
