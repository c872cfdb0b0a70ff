import { randomUUID } from 'node:crypto'
import { costOf, findPriceInForce, freeSeat, splitCost, takeSeat } from '../../courses/index.ts'
import { liveDelegation } from '../../organisations/index.ts'
import { later } from '../../platform/jobs.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays, dayOf, endOfDay } from '../../shared/calendar.ts'
import type { Effect, Step } from '../domain/application.ts'
import type { Facts } from '../domain/facts.ts'
import type { Application } from '../domain/records.ts'
import { endOf } from '../domain/rules.ts'
import {
  askDocuments,
  closeTasks,
  insertDecision,
  insertTasks,
  nextRegister,
  openAccess,
  saveComponent,
  saveFunding,
  savePaidTime,
  savePayer,
} from '../queries/save.ts'
import type { Whole } from '../queries/whole.ts'
import { tellPerson } from './notice.ts'

/** What one step is carried out with. `component` is the one that moves, the leading one where nothing does. */
export type Scene = { tx: Tx; visit: Visit; whole: Whole; actor: Actor; step: Step; facts: Facts; component: string }
type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>

/** A seat first, before anything is written: it may have gone this very moment. */
export async function moveSeat({ tx, whole, component }: Scene, effects: readonly Effect[]): Promise<boolean> {
  if (effects.some(({ kind }) => kind === 'takeSeat')) return (await takeSeat(tx, whole.round, component)) !== null
  if (effects.some(({ kind }) => kind === 'freeSeat')) await freeSeat(tx, component)
  return true
}

/** What outlives the step that it came with: the right to SFI, what was agreed when a course was broken off, and news not yet told. */
const lasting = ['startOrdinarySfi', 'agreeNextStep', 'postLetter', 'tellProtected', 'arrangeInterpreter']

/** Everything but seats and the end of access, in the order that the domain gave. */
export async function carryOut(scene: Scene, effects: readonly Effect[]): Promise<void> {
  await ask(scene, effects)
  for (const effect of effects) await one(scene, effect)
}

async function one(scene: Scene, effect: Effect): Promise<unknown> {
  const { tx, whole, component } = scene
  const { visit, actor } = scene
  switch (effect.kind) {
    case 'closeTasks':
      return closeTasks(tx, whole, [component], { at: visit.now, by: actor.account, but: lasting })
    case 'notice':
      return tell(scene, effect.text, effect.at)
    case 'offerNextStart':
      return tell(scene, 'nextStart')
    case 'decision':
      return decide(scene, effect)
    case 'funding':
      return fund(scene, effect)
    case 'freezePrice':
      return freezePrice(scene)
    case 'paymentMayStart':
      await saveComponent(tx, whole, component, { starts: effect.from })
      return savePaidTime(tx, whole, component, { validFrom: effect.from, validTo: null })
    case 'paymentEnds':
      await saveComponent(tx, whole, component, { ends: effect.lastDay, lastPresent: scene.step.lastDay ?? null })
      return savePaidTime(tx, whole, component, { validTo: addDays(effect.lastDay, 1) })
    case 'withdrawLower':
    case 'restoreLower':
      return later(tx, effect.kind, {
        ...ofScene(scene),
        keepHigher: effect.kind === 'withdrawLower' && effect.keepHigher,
      })
    default:
      // Seats, access, questions, what moves elsewhere and what belongs to the first sending are carried out elsewhere.
      return undefined
  }
}

const ofScene = ({ whole }: Scene) => ({ municipality: whole.municipality, application: whole.id })

const tell = (scene: Scene, kind: string, at?: Date): Promise<void> =>
  tellPerson(scene.tx, scene.visit, { ...ofScene(scene), kind, at })

/** Rows for everybody who must act, opened to whoever must see it: one statement each. */
async function ask(scene: Scene, effects: readonly Effect[]): Promise<void> {
  const { tx, whole } = scene
  const open = effects.filter((effect) => effect.kind === 'openAccess').map(({ organisation }) => organisation)
  const others = open.filter((organisation) => !isHome(whole, organisation))
  if (others.length > 0) await openAccess(tx, whole, others)
  for (const effect of effects) if (effect.kind === 'askDocuments') await askFor(scene, effect)
}

/** The home municipality sees its own rows without an opening. */
const isHome = ({ payers }: Whole, organisation: string) =>
  payers.some((payer) => payer.organisation === organisation && payer.kind === 'municipality')

function askFor({ tx, whole }: Scene, { items, lastDay }: Of<'askDocuments'>): Promise<unknown> {
  const labelOf = (item: string) =>
    whole.documents.find((document) => document.item === item)?.label ??
    whole.of.documents.find(({ code }) => code === item)?.text ??
    item
  const rows = items.map((item) => ({ item, label: labelOf(item), askedUntil: lastDay && dayOf(lastDay) }))
  return askDocuments(tx, whole, rows)
}

/** In the transaction of a refused form nothing stands: what makes the step possible is written by itself. */
export async function makeTasks(scene: Scene, effects: readonly Effect[]): Promise<void> {
  const { tx, whole, visit, component } = scene
  const tasks = effects.filter((effect) => effect.kind === 'task')
  if (tasks.length === 0) return
  const rows = tasks.map(({ what, of, due, about }) => ({
    municipality: whole.municipality,
    application: whole.id,
    component,
    kind: what,
    holder: of,
    organisation: deskOf(whole, of, about),
    due,
    madeAt: visit.now,
    note: about ?? '',
  }))
  await insertTasks(tx, rows)
}

/** The home municipality's own answer is asked of the unit that has the person. */
export function deskOf(
  { unit, provider, payers }: Pick<Application, 'unit' | 'provider' | 'payers'>,
  of: Of<'task'>['of'],
  about?: string,
): string {
  if (of === 'provider') return provider
  if (of !== 'payer') return unit
  const asked =
    payers.find(({ organisation }) => organisation === about) ?? payers.find(({ kind }) => kind !== 'municipality')
  return asked && asked.kind !== 'municipality' ? asked.organisation : unit
}

async function decide(scene: Scene, { decision: kind, outcome, grounds, text }: Of<'decision'>): Promise<void> {
  const { tx, whole, visit, actor, component } = scene
  const day = dayOf(visit.now)
  const { account, organisation, role } = actor
  const delegation =
    account && organisation ? await liveDelegation(tx, { organisation, kind, role, account, day }) : undefined
  const before = whole.decisions.findLast((decision) => decision.kind === kind && decision.component === component)
  const id = randomUUID()
  await insertDecision(tx, {
    id,
    municipality: whole.municipality,
    application: whole.id,
    component,
    kind,
    outcome,
    grounds: [...grounds],
    text,
    decidedBy: account,
    delegation: delegation?.id ?? null,
    decidedAt: visit.now,
    registerNumber: await nextRegister(tx, whole.municipality, Number(day.slice(0, 4))),
    supersedes: before?.id ?? null,
  })
  await later(tx, 'fileLetter', { ...ofScene(scene), decision: id })
}

function fund(
  { tx, whole, facts, actor, step }: Scene,
  { component, organisation, to }: Of<'funding'>,
): Promise<unknown> {
  const payer = whole.payers.find((row) => row.component === component && row.organisation === organisation)
  const due = to === 'requested' ? (payer?.due ?? endOf(facts.limits, 'payerAnswer', facts.now)) : null
  const answered = to === 'refused' && { decidedBy: actor.account, decidedAt: facts.now, reason: step.reason ?? null }
  return saveFunding(tx, whole, { component, organisation, funding: to, due, ...answered })
}

const freezePrice = ({ tx, whole, visit, component }: Scene) => freezeToday(tx, visit, whole, component)

/** The price of today is the price of this application, whatever the list says later; the parts add up to it. False without a price. */
export async function freezeToday(tx: Tx, visit: Visit, whole: Whole, component: string): Promise<boolean> {
  const payers = whole.payers.filter((payer) => payer.component === component)
  if (payers.some(({ price }) => price !== null)) return true
  const { in: round, of: course, provider } = whole
  const price = await findPriceInForce(tx, { id: round.id, course: course.id, provider }, dayOf(visit.now))
  if (!price) return false
  const amounts = splitCost(costOf(price, { starts: round.starts, ends: round.ends, credits: course.credits }), payers)
  for (const [index, payer] of payers.entries())
    await savePayer(tx, whole, payer.id, { price: price.id, amount: amounts[index] ?? 0 })
  return true
}

/** The last moment of a day in the future, else null: closed at once. */
export const laterEnd = (effects: readonly Effect[], now: Date): { at: Date | null } | null => {
  const ends = effects.filter((effect) => effect.kind === 'closeAccess').map(({ at }) => at.getTime())
  if (ends.length === 0) return null
  const last = Math.max(...ends)
  return { at: last > now.getTime() ? endOfDay(dayOf(new Date(last))) : null }
}
