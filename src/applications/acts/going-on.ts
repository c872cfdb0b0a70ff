import { costOf, findPriceInForce, splitCost } from '../../courses/index.ts'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays, type Day, dayOf } from '../../shared/calendar.ts'
import { fundingFor } from '../domain/funding.ts'
import { begunOn, type Cut, cut, goesOnIn, moving, wayOf } from '../domain/going-on.ts'
import type { FundingState } from '../domain/states.ts'
import { listAreas } from '../queries/insert.ts'
import { nextRegister, passSeat, saveComponent, savePayer, saveRow } from '../queries/save.ts'
import { lockWhole, type Whole, type WholePayer } from '../queries/whole.ts'
import { confirmStep } from './agreed.ts'
import { copyOf, knowPerson, type Left, takeAlong } from './hand-over.ts'
import type { Told } from './history.ts'
import { type Imported, importApplications, seatImported } from './import.ts'
import { entryOf, type NotNow, takeStep } from './step.ts'

/** A move that both homes have said yes to: who sent, who accepted, and from which day the new one pays. */
export type HomeMove = { to: string; home: string; splitDay: Day; sender: Actor; receiver: Actor; askedAt: Date }
export type Leaving = Left & { day: Day; cuts: Cut<WholePayer>[] }

/** In the old home's session: the step is taken, and what is left to pay there is cut at the day. */
export async function leaveHome(tx: Tx, visit: Visit, id: string, move: HomeMove): Promise<Leaving | NotNow> {
  const whole = await lockWhole(tx, id)
  if (!whole || !moving.includes(whole.state)) return { notNow: 'movedOn' }
  const left = await takeAlong(tx, visit, whole)
  if (!left) return { notNow: 'movedOn' }
  const day = [move.splitDay, dayOf(visit.now)].sort().at(-1) ?? move.splitDay
  const cuts = goesOnIn(whole.state) ? await cutShares(tx, visit, whole, { ...move, day }) : []
  const outcome = await step(tx, visit, whole, { ...move, splitDay: day })
  if (outcome !== 'taken') return typeof outcome === 'object' ? outcome : { notNow: 'movedOn' }
  for (const { old, share } of cuts) await savePayer(tx, whole, share.id, { ...old, ...endedOn(whole, share, day) })
  return { ...left, day, cuts }
}

/** What was the law's or nobody's stays so; what was promised has ended. */
const endedOn = ({ state }: Whole, { funding, price }: WholePayer, day: Day) => ({
  price,
  ...(state === 'ongoing' && { validTo: day }),
  ...(funding === 'committed' && { funding: 'ended' as const }),
})

async function step(tx: Tx, visit: Visit, whole: Whole, move: HomeMove) {
  const { to, splitDay, sender, receiver, askedAt } = move
  const component = whole.leadingComponent
  if (whole.state !== 'ongoing') {
    const wish = { to: 'moved', component, target: to, agreed: true } as const
    return takeStep(visit, whole.id, wish, { actor: sender, known: { targetAccepts: true } })
  }
  const wish = { to: 'transferred', component, target: to, splitDay } as const
  const proposedBy = sender.account ?? ''
  const answered = { component, step: wish, party: 'homeCaseworker', proposedBy, proposedAt: askedAt } as const
  return confirmStep({ tx, visit, whole }, answered, { actor: receiver })
}

type Cutting = HomeMove & { day: Day }
async function cutShares(tx: Tx, visit: Visit, whole: Whole, move: Cutting): Promise<Cut<WholePayer>[]> {
  const first = begunOn(whole.events, whole.leadingComponent, dayOf)
  const agreed = whole.components.find(({ id }) => id === whole.leadingComponent)?.agreedEnd
  const last = [whole.in.ends, agreed ?? '', first ?? ''].sort().at(-1) ?? whole.in.ends
  const course = first ? { from: first, to: addDays(last, 1) } : null
  const home = {
    organisation: move.home,
    funding: 'committed',
    by: move.receiver.account ?? '',
    at: visit.now,
  } as const
  return cut(await priced(tx, visit, whole), course, move.day, home)
}

/** Shares with their frozen price; where none was frozen, today's, so that the new home never stands without. */
async function priced(tx: Tx, visit: Visit, whole: Whole): Promise<WholePayer[]> {
  const shares = whole.payers.filter(({ component }) => component === whole.leadingComponent)
  if (shares.some(({ amount }) => amount !== null)) return shares
  const { in: round, of: course, provider } = whole
  const price = await findPriceInForce(tx, { id: round.id, course: course.id, provider }, dayOf(visit.now))
  if (!price) return shares
  const amounts = splitCost(costOf(price, { ...round, credits: course.credits }), shares)
  return shares.map((share, place) => ({ ...share, price: price.id, amount: amounts[place] ?? 0 }))
}

export type NewHome = {
  municipality: string
  unit: string
  home: string
  by: Actor
  more?: Imported['choice']['files']
}

/** In the new home's session: the same application goes on there, or is read from the beginning. Gives its id. */
export async function goOnAt(tx: Tx, visit: Visit, to: NewHome, leaving: Leaving): Promise<string | undefined> {
  const { whole } = leaving
  await knowPerson(tx, visit, to, leaving)
  const base = copyOf(leaving)
  const files = [...(base.choice.files ?? []), ...(to.more ?? [])]
  const goesOn = goesOnIn(whole.state)
  const copy: Imported = {
    ...base,
    choice: { ...base.choice, files },
    ...(goesOn && (await onwards(tx, visit, to, leaving))),
  }
  const { made, seats } = await importApplications(tx, visit, to, [copy])
  const [application] = made
  if (!application?.id) return undefined
  const of = { municipality: to.municipality, id: application.id }
  await saveRow(tx, of, { movedFrom: whole.municipality, responsible: to.by.account })
  if (goesOn) await keepAgreed(tx, of, application.leadingComponent, whole)
  if (whole.state === 'ongoing') await passSeat(tx, whole.leadingComponent, application.leadingComponent)
  else await seatImported(tx, { seats, rounds: [whole.round] })
  if (!goesOn) await later(tx, 'advance', { municipality: to.municipality, application: of.id })
  await record(tx, visit, {
    ...entryOf({ whole }, 'receive application', ['application']),
    municipality: to.municipality,
  })
  return of.id
}

async function onwards(tx: Tx, visit: Visit, to: NewHome, leaving: Leaving): Promise<Pick<Imported, 'stops' | 'told'>> {
  const { whole, day, cuts } = leaving
  const funding = await fundingAt(tx, to.municipality, whole)
  const told = copyOf(leaving).told
  return {
    stops: wayOf(whole.events, whole.leadingComponent, day),
    told: {
      ...told,
      payers: cuts.map((one) => shareOf(one, { funding, to, visit, leaving })),
      decisions: await decisionsAt(tx, { funding, to, visit, leaving }),
    },
  }
}

async function fundingAt(tx: Tx, home: string, { huvudman, of, in: round }: Whole): Promise<FundingState> {
  const question = { home, huvudman, education: of.kind, vocational: of.vocational, start: round.starts }
  const found = fundingFor(question, await listAreas(tx, [home, huvudman]))
  return found === 'requested' ? 'committed' : found
}

type Taking = { funding: FundingState; to: NewHome; visit: Visit; leaving: Leaving }
/** The new home's own part is its own promise; the others' go on as they were. */
function shareOf(
  { share, next }: Cut<WholePayer>,
  { funding, to, visit, leaving }: Taking,
): NonNullable<Told['payers']>[number] {
  const own = share.kind === 'municipality'
  return {
    ...next,
    kind: share.kind,
    share: share.share,
    specialReasons: share.specialReasons ?? false,
    price: share.price,
    funding: own ? funding : share.funding,
    decidedBy: own ? to.by.account : (share.decidedBy ?? null),
    decidedAt: own ? visit.now : share.decidedAt,
    due: share.due,
    reason: share.reason,
    validFrom: leaving.whole.state === 'ongoing' ? leaving.day : null,
  }
}

/** Admission and seat stand as they were decided; who pays is the new home's own decision. */
async function decisionsAt(tx: Tx, { funding, to, visit, leaving: { whole } }: Taking) {
  const kept = whole.decisions.filter(({ kind, component }) => kind !== 'cost' && component === whole.leadingComponent)
  const rows: NonNullable<Told['decisions']>[number][] = kept.map(({ kind, outcome, grounds, text, ...row }) => ({
    kind,
    outcome,
    grounds: [...grounds],
    text,
    decidedBy: row.decidedBy,
    delegation: row.delegation,
    decidedAt: row.decidedAt,
    registerNumber: row.registerNumber,
    letterVersion: row.letterVersion,
    notifiedAt: row.notifiedAt,
    notifiedBy: row.notifiedBy,
  }))
  if (funding !== 'committed') return rows
  const registerNumber = await nextRegister(tx, to.municipality, Number(dayOf(visit.now).slice(0, 4)))
  const by = { decidedBy: to.by.account, decidedAt: visit.now, registerNumber }
  return [...rows, { kind: 'cost', outcome: 'yes', grounds: [], text: '', ...by }]
}

function keepAgreed(tx: Tx, of: { municipality: string; id: string }, component: string, whole: Whole) {
  const agreed = whole.components.find(({ id }) => id === whole.leadingComponent)
  const { agreedStart = null, agreedEnd = null, hoursPerWeek = null, level = null } = agreed ?? {}
  return saveComponent(tx, of, component, { agreedStart, agreedEnd, hoursPerWeek, level })
}

export type OtherCourse = { round: string; sender: Actor }
/** The same application for another round, with the person's yes: the old one has moved, the new one begins where that one did. */
export async function moveToRound(
  tx: Tx,
  visit: Visit,
  id: string,
  move: OtherCourse,
): Promise<{ made: string } | NotNow> {
  const whole = await lockWhole(tx, id)
  const left = whole && (await takeAlong(tx, visit, whole))
  if (!whole || !left) return { notNow: 'movedOn' }
  const wish = { to: 'moved', target: move.round, agreed: true } as const
  const outcome = await takeStep(visit, id, wish, { actor: move.sender, known: { targetAccepts: true } })
  if (outcome !== 'taken') return typeof outcome === 'object' ? outcome : { notNow: 'movedOn' }
  const base = copyOf(left)
  const copy: Imported = { ...base, choice: { ...base.choice, round: move.round, copiedFrom: id } }
  const of = { municipality: whole.municipality, unit: whole.unit }
  const { made } = await importApplications(tx, visit, { ...of, by: move.sender }, [copy])
  const next = made[0]?.id
  if (!next) return { notNow: 'alreadyApplied' }
  await later(tx, 'advance', { municipality: of.municipality, application: next })
  return { made: next }
}
