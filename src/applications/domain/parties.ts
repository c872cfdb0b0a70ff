/**
 * The part (part) somebody plays in one application: role and relation together, never the role alone.
 * The trap: one organisation may play several parts, a school can belong to the home municipality, and a protected
 * person is closed to everybody but the named handlers, whatever else would open the row.
 */
import type { Actor } from '../../shared/actor.ts'
import { type Concerns, relationOf } from '../../shared/relation.ts'
import type { Application, ApplicationRow, Event } from './records.ts'
import type { Party } from './words.ts'

/** What a helper's dated link opens (ombud). */
const helperScopes = ['view', 'fill', 'answer'] as const
export type HelperScope = (typeof helperScopes)[number]
/** How somebody came in beside their account: the draft's own cookie or resume code, or the person's link to a helper. */
export type Link = { is: 'applicant' } | { is: 'helper'; scopes: readonly HelperScope[] }

type Row = Omit<ApplicationRow, 'state' | 'holder' | 'since' | 'due'> & Pick<Application, 'payers' | 'events'>

const byRole: Partial<Record<Actor['role'], (actor: Actor, row: Row) => Party[]>> = {
  caseworker: (actor, row) => (actor.reach.includes(row.unit) ? ['homeCaseworker'] : []),
  decisionMaker: (actor, row) => (actor.reach.includes(row.unit) ? ['homeDecisionMaker'] : []),
  coordinator: (actor, row) => (actor.municipality === row.municipality ? ['coordinator'] : []),
  admissionOfficer: (actor, row) => (actor.reach.includes(row.provider) ? ['admissionOfficer', 'provider'] : []),
  rector: (actor, row) => (actor.reach.includes(row.provider) ? ['rector', 'provider'] : []),
  studyCounsellor: (actor, row) => (follows(actor, row) ? ['studyCounsellor'] : []),
  sfiTeacher: (actor, row) => (follows(actor, row) ? ['sfiTeacher'] : []),
  payer: (actor, row) => (pays(actor, row) || began(actor, row) ? ['afPayer'] : []),
}

const began = ({ account }: Actor, { startedBy }: Row) => account !== null && account === startedBy
const pays = ({ reach }: Actor, { payers }: Row) => payers.some(({ organisation }) => reach.includes(organisation))
const follows = (actor: Actor, row: Row) => relationOf(actor, concernsOf(row)) === 'responsible' || began(actor, row)

/** Whom the application concerns, in the words that pages and row security ask. */
const concernsOf = (row: Row): Concerns => ({
  municipality: row.municipality,
  person: row.person ?? '',
  unit: row.unit,
  partners: [row.provider, ...row.payers.map(({ organisation }) => organisation)],
  handlers: row.handlers ?? null,
  followers: row.followers ?? [],
})

/** Every part the actor plays; nobody and nothing (`[]`) for one who may not know that the application exists. */
export function partiesOf(actor: Actor, row: Row, link?: Link): Party[] {
  if (actor.role === 'system') return ['system']
  if (link) return [link.is]
  if (actor.role === 'newcomer') return actor.person !== null && actor.person === row.person ? ['applicant'] : []
  if (relationOf(actor, concernsOf(row)) === 'protected') return []
  const played = byRole[actor.role]?.(actor, row) ?? []
  return played.length > 0 && tookLastStep(actor, row.events) ? [...played, 'stepActor'] : played
}

/** The step that stands: what the site did after it by itself is nobody's. */
function tookLastStep({ account }: Actor, events: readonly Event[]): boolean {
  return account !== null && lastStep(events)?.account === account
}

/** An event that only takes another back; what is registered in error is a step of its own as well. */
export const isUndo = ({ compensates, to }: Pick<Event, 'compensates' | 'to'>): boolean =>
  compensates !== null && to !== 'registered_in_error'

/** The steps that stand: what was taken back and its taking back are both out of the way. */
export function standingSteps(events: readonly Event[], component?: string): Event[] {
  const undone = new Set(events.filter(isUndo).map(({ compensates }) => compensates))
  return events.filter(
    (event) => (component === undefined || event.component === component) && !isUndo(event) && !undone.has(event.id),
  )
}

/** The latest step that somebody took and nobody has taken back. */
export const lastStep = (events: readonly Event[], component?: string): Event | undefined =>
  standingSteps(events, component).findLast(({ party }) => party !== 'system')

/** Who may begin a draft: anybody for themselves, and those who help people apply. */
export function partyToBegin(actor: Actor, link?: Link): Party | null {
  if (link) return link.is
  if (actor.role === 'newcomer' || actor.role === 'anonymous') return 'applicant'
  const staff: Partial<Record<Actor['role'], Party>> = {
    studyCounsellor: 'studyCounsellor',
    sfiTeacher: 'sfiTeacher',
    payer: 'afPayer',
    caseworker: 'homeCaseworker',
  }
  return staff[actor.role] ?? null
}
