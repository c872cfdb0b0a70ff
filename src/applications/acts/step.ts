import { randomUUID } from 'node:crypto'
import { isOpen, record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { apart, asSystem, inside, type Tx, type Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import { type Change, type Effect, type Refusal, type RefusalReason, type Step, take } from '../domain/application.ts'
import { isUndo } from '../domain/parties.ts'
import type { Event, NewEvent } from '../domain/records.ts'
import { knownOf } from '../known.ts'
import { proposeElsewhere } from '../proposer.ts'
import {
  answerOffer,
  closeAccess,
  endAccess,
  insertEvents,
  insertOffer,
  insertProposal,
  overtakeProposals,
  publishRound,
  saveComponent,
  saveMoved,
  saveRow,
} from '../queries/save.ts'
import { lockWhole, type Whole } from '../queries/whole.ts'
import { carryOut, laterEnd, makeTasks, moveSeat, type Scene } from './effects.ts'
import { factsOf, type Known } from './facts.ts'

export type NotNow = { notNow: RefusalReason; about?: string }
/** `missing`: not there, or not for these eyes. `changed`: the page was drawn from an older version. */
export type Outcome = 'taken' | 'proposed' | 'missing' | 'changed' | NotNow
export type Asked = {
  /** Version of the application that the reader saw. */
  version?: number | undefined
  /** What the caller knows: rank on the list, who came by a link. */
  known?: Known
  /** The decided list that an offer carries out. */
  list?: string | null
  /** Who takes the step when it is not the visitor: the applicant whose wish the site carries out. */
  actor?: Actor
}

/** Read, decide, write: projection, event, effects and log stand together or not at all. */
export function takeStep(visit: Visit, id: string, step: Step, asked: Asked = {}): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole) return 'missing'
    if (asked.version !== undefined && asked.version !== whole.version) return 'changed'
    const known = await knownOf(tx, whole, step, asked.known)
    const scene = sceneOf({ tx, visit, whole }, step, { ...asked, known })
    const taken = take(step, whole, scene.actor, scene.facts)
    return 'refused' in taken ? refuse(scene, taken) : carry(scene, taken.done, asked.list ?? null)
  })
}

/** The row, held; nothing for those whom the policy of this page does not open it to. */
export async function lockSeen(tx: Tx, visit: Visit, id: string): Promise<Whole | undefined> {
  const whole = await lockWhole(tx, id)
  return whole && isOpen(visit, whole) ? whole : undefined
}

type At = Pick<Scene, 'tx' | 'visit' | 'whole'>
export const sceneOf = ({ tx, visit, whole }: At, step: Step, { known, actor }: Asked = {}): Scene => ({
  tx,
  visit,
  whole,
  step,
  actor: actor ?? visit.actor,
  facts: factsOf(whole, visit.now, known),
  component: step.component ?? whole.leadingComponent,
})

/** What would help is written by itself, for the refused form takes everything else back. */
export async function refuse(scene: Scene, refusal: Refusal): Promise<'missing' | NotNow> {
  if (refusal.refused === 'notYours') return 'missing'
  const { why, about, effects } = refusal
  if (effects) await help(scene, effects)
  return { notNow: why, ...(about !== undefined && { about }) }
}

/** In a form it waits until the form's own transaction has let go of its connection; elsewhere a refusal takes nothing back. */
async function help(scene: Scene, effects: readonly Effect[]): Promise<void> {
  const { visit, whole } = scene
  if (!visit.open) return makeTasks(scene, effects)
  const write = (tx: Tx) => makeTasks({ ...scene, tx }, effects)
  const { actor, services } = visit
  const of = { municipality: whole.municipality, purpose: 'handleApplication' } as const
  visit.after?.push(() =>
    actor.role === 'system' ? asSystem(services, of, (system) => inside(system, write)) : apart(visit, write),
  )
}

/** Carries out what the domain has decided. `roundFull` when the last seat went this moment; then nothing is written. */
export async function carry(scene: Scene, change: Change, list: string | null = null): Promise<Outcome> {
  if (change.proposal) return propose(scene, change)
  if (!(await moveSeat(scene, change.effects))) return { notNow: 'roundFull' }
  const { tx, visit, whole } = scene
  await place(scene, change, list)
  await carryOut(scene, change.effects)
  await makeTasks(scene, change.effects)
  await saveRow(tx, whole, standingOf(change))
  await publish(scene, change)
  if (change.components.some(({ to }) => to === 'accepted')) await later(tx, 'advance', idsOf(whole))
  await record(tx, visit, entryOf(scene, `step ${change.state}`))
  await shut(scene, change.effects)
  return 'taken'
}

const idsOf = ({ municipality, id }: Whole) => ({ municipality, application: id })
const standingOf = ({ state, holder, since, due }: Change) => ({ state, holder, since, due })

export const entryOf = ({ whole }: Pick<Scene, 'whole'>, verb: string, fields: readonly string[] = ['state']) => ({
  verb,
  municipality: whole.municipality,
  person: whole.person,
  about: { kind: 'application', id: whole.id },
  fields,
})

async function place(scene: Scene, change: Change, list: string | null): Promise<void> {
  const { tx, whole, visit } = scene
  if (change.components.length === 0) return
  const moved = change.components.map(({ component }) => component)
  await saveMoved(tx, whole, change.components)
  await insertEvents(tx, eventsOf(scene, change))
  await overtakeProposals(tx, whole, moved, visit.now)
  for (const { component, from, to, due } of change.components) {
    if (from === 'offered') await answerOffer(tx, whole, component, { answeredAt: visit.now, answer: answerOf(to) })
    if (to === 'offered' && !change.events.some(isUndo)) await offer(scene, component, due, list)
    const result = scene.step.results?.[component]
    if (to === 'completed' && result) await saveComponent(tx, whole, component, { result })
  }
}

const answers = ['accepted', 'declined', 'no_answer']
const answerOf = (to: string) => (answers.includes(to) ? to : 'withdrawn')

function offer({ tx, whole, visit, actor }: Scene, component: string, due: Date | null, list: string | null) {
  const mode = actor.role === 'system' ? 'automatic' : 'confirm'
  const of = { municipality: whole.municipality, application: whole.id, component }
  return insertOffer(tx, { ...of, sentAt: visit.now, answerBy: due ?? visit.now, mode, list })
}

/** The event that is taken back stands on the event that takes it back. */
function eventsOf(
  { whole, visit }: Scene,
  { events, effects }: Change,
): (Event & { municipality: string; request: string })[] {
  const undone = effects.find((effect) => effect.kind === 'compensates')
  const last = whole.events.at(-1)?.seq ?? 0
  const compensated = (event: NewEvent) =>
    event.compensates ??
    (undone && whole.events.find(({ id }) => id === undone.event)?.component === event.component ? undone.event : null)
  return events.map((event, index) => ({
    ...event,
    id: randomUUID(),
    municipality: whole.municipality,
    seq: last + index + 1,
    compensates: compensated(event),
    request: visit.request,
  }))
}

async function propose(scene: Scene, { proposal, effects }: Change): Promise<Outcome> {
  if (!proposal) return 'missing'
  const { tx, visit, whole } = scene
  const elsewhere = await proposeElsewhere(scene, proposal)
  if (elsewhere) return elsewhere
  const { step, ...row } = proposal
  await insertProposal(tx, {
    ...row,
    municipality: whole.municipality,
    act: step.to,
    facts: step,
    reason: step.text ?? '',
  })
  await makeTasks(scene, effects)
  await saveRow(tx, whole, { state: whole.state })
  await record(tx, visit, entryOf(scene, `propose ${step.to}`))
  return 'proposed'
}

const counted = ['offered', 'reserve']
/** Seats and reserves of the round, as the catalogue shows them. */
async function publish({ tx, whole }: Scene, { effects, components }: Change): Promise<void> {
  const seat = effects.some(({ kind }) => kind === 'takeSeat' || kind === 'freeSeat')
  const listed = components.some(({ from, to }) => counted.includes(to) || (from !== null && counted.includes(from)))
  if (!seat && !listed) return
  await publishRound(tx, whole.round)
  // Who stands where, and who is next: worked out by whoever keeps the line of the round.
  await later(tx, 'arrangeLine', { round: whole.round })
}

/** Last of all: whoever took the step may lose sight of the application by it. */
async function shut({ tx, whole, visit }: Scene, effects: readonly Effect[]): Promise<void> {
  const end = laterEnd(effects, visit.now)
  if (!end) return
  if (end.at) await endAccess(tx, whole, end.at)
  else await closeAccess(tx, whole)
}
