import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '../../shared/actor.ts'
import { addDays, dayOf, startOfDay } from '../../shared/calendar.ts'
import {
  aComponent,
  anApplication,
  anders,
  aPayer,
  applied,
  aRound,
  bo,
  cecilia,
  fatima,
  id,
  lars,
  mona,
  per,
  rut,
  sara,
  stina,
  theFacts,
  theSite,
  ulf,
} from '../samples.ts'
import { type Change, type Facts, type Step, take } from './application.ts'
import { worklistOf } from './clocks.ts'
import { isPath, type Place, replay } from './history.ts'
import { standingSteps } from './parties.ts'
import { confirm } from './proposals.ts'
import type { Application, Component } from './records.ts'
import { holderOf, holdsSeat, isUnderWay, leadingComponent, type State, states } from './states.ts'
import { transitions } from './transitions.ts'
import { undo } from './undo.ts'

/** Random walks over the pure machine, as acceptance example 30 asks: whatever is pressed, in whatever order. */
type World = {
  now: Date
  seats: number
  free: number
  applications: Application[]
  events: number
  undone: number
  ids: number
}
type Press = { who: number; which: number; part: number; way: number; hours: number; kind: number }

const actors: readonly Actor[] = [theSite, fatima, sara, lars, mona, per, cecilia, ulf, rut, stina, anders, bo]

function aDraft(rank: number, since: Date): Application {
  const own = { application: id(1000 + rank), state: 'draft', since, holder: 'applicant' } as const
  const trade = aComponent({ ...own, id: id(2000 + rank) })
  const sfi = aComponent({ ...own, id: id(3000 + rank), kind: 'sfi' })
  const af = { kind: 'af', organisation: anders.organisation ?? '', funding: 'committed' } as const
  const payers = [
    aPayer({ component: trade.id, share: 6_000, funding: rank % 2 ? 'statutory' : 'committed' }),
    aPayer({ component: trade.id, share: 4_000, ...af }),
    aPayer({ component: sfi.id, funding: 'statutory' }),
  ]
  return anApplication({ id: id(1000 + rank), rank, state: 'draft', since, components: [trade, sfi], payers })
}

const begins = startOfDay('2027-02-01')
const aWorld = (): World => {
  const applications = [1, 2, 3, 4].map((rank) => aDraft(rank, begins))
  return { now: begins, seats: 1, free: 1, applications, events: 0, undone: 0, ids: 0 }
}

/** Facts are true of the world: seats and time are not free to choose. */
function factsIn(world: World, application: Application, { kind }: Press): Facts {
  const past = new Date(world.now.getTime() - 3 * 86_400_000)
  const begun = dayOf(application.events[0]?.at ?? application.since)
  const dates = { start: addDays(begun, 19), lastEntry: addDays(begun, 47) }
  const round = aRound({ ...dates, freeSeats: world.free, offerMode: kind % 2 ? 'automatic' : 'confirm' })
  const other = world.applications.find(({ id, state }) => id !== application.id && state === 'accepted')
  return theFacts({
    now: world.now,
    round: { ...round, selection: kind % 3 ? 'open' : 'closed', stayOnHigher: kind % 5 === 0 },
    offer: { channels: ['sms'], remindedOn: ['sms'], callTask: 'closed', callTaskSince: past },
    targetAccepts: true,
    accepted: other ? { application: other.id, rank: other.rank } : null,
  })
}

function stepTo(to: State, component: string, now: Date): Step {
  const said = { reason: 'code', ground: 'board', recorded: 'phone', agreed: true, suggests: 'another' } as const
  const today = dayOf(now)
  const days = { lastDay: to === 'completion' ? addDays(today, 5) : today, splitDay: today, newStart: today }
  const rest = { items: ['grades'], nextStep: 'talk', target: '1281', results: { [component]: 'passed' } }
  return { to, component, ...said, ...days, ...rest }
}

const outOf: readonly State[] = ['registered_in_error', 'cancelled', 'moved', 'withdrawn', 'draft']

/** The main way, so that courses begin and end often enough. */
const onwards: Partial<Record<State, State>> = {
  draft: 'submitted',
  submitted: 'with_home',
  with_home: 'with_provider',
  with_provider: 'assessment',
  assessment: 'admitted',
  admitted: 'offered',
  offered: 'accepted',
  accepted: 'awaiting_start',
  awaiting_start: 'ongoing',
}

/** Most presses go on or aim at some row of the table, few of them at leaving; the rest ask for anything at all. */
function aim({ state }: { state: State }, { way, kind }: Press): State {
  const onward = onwards[state]
  if (onward && kind % 5 < 3) return onward
  const ways = transitions.filter(({ from, to }) => from === state && (kind % 13 === 0 || !outOf.includes(to)))
  const row = kind % 8 ? ways[way % Math.max(1, ways.length)] : undefined
  return row?.to ?? (states[way % states.length] as State)
}

/** Returns the application that was changed, if any of the actors may do what is asked. */
function press(world: World, chosen: Press): Application | undefined {
  world.now = new Date(world.now.getTime() + chosen.hours * 3_600_000)
  const application = world.applications[chosen.which % world.applications.length] as Application
  const component = application.components[chosen.part % application.components.length] as Component
  const facts = factsIn(world, application, chosen)
  const step = stepTo(aim(component, chosen), component.id, world.now)
  for (const actor of [...actors.slice(chosen.who), ...actors.slice(0, chosen.who)]) {
    const outcome = asked(application, component, actor, { facts, step, chosen })
    if (outcome) return write(world, outcome.application, outcome.change)
  }
  return undefined
}

type Done = { application: Application; change: Change }
type Around = { facts: Facts; step: Step; chosen: Press }

function asked(
  application: Application,
  component: Component,
  actor: Actor,
  { facts, step, chosen }: Around,
): Done | undefined {
  const waiting = application.proposals.find(({ state }) => state === 'waiting')
  const [latest] = standingSteps(application.events, component.id).slice(-1)
  if (latest && chosen.kind % 19 === 0) {
    const outcome = undo({ event: latest.id, reason: null }, application, actor, facts)
    return 'done' in outcome ? { application, change: outcome.done } : undefined
  }
  if (waiting && chosen.kind % 3) {
    const outcome = confirm(waiting, application, actor, facts)
    return 'done' in outcome
      ? { application: answered(application, outcome.closed.id), change: outcome.done }
      : undefined
  }
  const outcome = take(step, application, actor, facts)
  return 'done' in outcome ? { application, change: outcome.done } : undefined
}

const answered = (application: Application, id: string): Application => ({
  ...application,
  proposals: application.proposals.map((one) => (one.id === id ? { ...one, state: 'confirmed' } : one)),
})

function write(world: World, application: Application, change: Change): Application {
  const kinds = change.effects.map(({ kind }) => kind)
  world.free += kinds.filter((kind) => kind === 'freeSeat').length - kinds.filter((kind) => kind === 'takeSeat').length
  world.undone += kinds.filter((kind) => kind === 'compensates').length
  world.events += change.events.length
  const newId = () => {
    world.ids += 1
    return id(100_000 + world.ids)
  }
  const after = applied(application, change, newId)
  world.applications = world.applications.map((one) => (one.id === after.id ? after : one))
  return after
}

const seatsHeld = ({ applications }: World) =>
  applications.filter(({ components }) => holdsSeat(leadingComponent(components).state)).length

/** Everything that is wrong, in words; nothing when the world is sound. */
function faultsOf(world: World, application: Application): string[] {
  const kinds = new Map(application.components.map(({ id, kind }) => [id, kind]))
  const places = replay(application.events, kinds)
  const { components, state, holder, since } = application
  const leading = leadingComponent(components)
  const isSame = leading.state === state && leading.holder === holder && leading.since === since
  const list = worklistOf(application)
  const isListed = isUnderWay(state) ? list?.holder === holder : list === null
  return [
    ...(world.free < 0 || seatsHeld(world) + world.free !== world.seats ? ['seats'] : []),
    ...(isSame && isListed ? [] : ['the holder of the leading component']),
    ...components.flatMap((component) => faultsOfOne(component, application, places.get(component.id))),
  ]
}

function faultsOfOne(
  { id, kind, state, since, holder }: Component,
  { payers, events }: Application,
  place?: Place,
): string[] {
  const replayed = place ?? { state: 'draft', holder: 'applicant', since: begins }
  const isReplayed =
    replayed.state === state && replayed.holder === holder && replayed.since.getTime() === since.getTime()
  const shares = payers.filter(({ component }) => component === id).reduce((sum, { share }) => sum + share, 0)
  const way = standingSteps(events, id).map(({ to, at }) => ({ state: to, at }))
  return [
    ...(holder === holderOf(state, kind) ? [] : ['holder']),
    ...(place && !isReplayed ? [`replay gives ${replayed.state}, the row says ${state}`] : []),
    ...(shares === 10_000 ? [] : ['shares']),
    ...(way.length === 0 || isPath(way, kind) ? [] : [`no way through the table: ${way.map(({ state: to }) => to)}`]),
  ]
}

const isOver = ({ state }: Application) => !isUnderWay(state)

/** Who is done makes room, sometimes, for a new applicant, whose round has a seat for the one that was used. */
function makeRoom(world: World, application: Application, { kind }: Press): void {
  const stays = kind % 3 !== 0 && application.state !== 'registered_in_error'
  if (stays || !isOver(application)) return
  const free = world.free + (holdsSeat(leadingComponent(application.components).state) ? 1 : 0)
  const fresh = aDraft(application.rank, world.now)
  world.free = free
  world.applications = world.applications.map((one) => (one.id === application.id ? fresh : one))
}

/** A walk is one number, so that one that fails can be walked again. */
function* pressesOf(seed: number): Generator<Press> {
  let state = seed >>> 0
  // mulberry32: successive numbers must not follow each other, or some ways are never walked.
  const next = (max: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * max)
  }
  for (let presses = 0; presses < 4_000; presses += 1) {
    yield { who: next(actors.length), which: next(4), part: next(4), way: next(61), hours: next(41), kind: next(1_001) }
  }
}

test('ten thousand events of random walks keep seats, shares, one holder and the replay', { timeout: 120_000 }, () => {
  let events = 0
  let undone = 0
  const seen = new Set<State>()
  const walk = (seed: number) => {
    const world = aWorld()
    for (const one of pressesOf(seed)) {
      const after = press(world, one)
      if (!after) continue
      const faults = faultsOf(world, after)
      if (faults.length > 0) throw new Error(faults.join('; '))
      for (const { state } of after.components) seen.add(state)
      makeRoom(world, after, one)
      if (world.events >= 150) break
    }
    events += world.events
    undone += world.undone
  }
  fc.assert(fc.property(fc.nat(), walk), { numRuns: 70, endOnFailure: true })
  expect(events).toBeGreaterThan(10_000)
  expect(undone).toBeGreaterThan(100)
  // Every state is walked through, so that nothing above is true of an empty world.
  expect(states.filter((state) => state !== 'draft' && !seen.has(state))).toEqual([])
})
