import { describe, expect, test } from 'vitest'
import type { Actor } from '../../shared/actor.ts'
import { endOfDay } from '../../shared/calendar.ts'
import {
  anApplication,
  anEvent,
  applied,
  aRound,
  bo,
  cecilia,
  done,
  effectsIn,
  fatima,
  id,
  kindsOf,
  lars,
  passerBy,
  rut,
  sara,
  theFacts,
  theSite,
  tuesday,
  ulf,
} from '../samples.ts'
import type { Facts } from './facts.ts'
import { replay } from './history.ts'
import type { Application, Step } from './records.ts'
import { type Undo, undo } from './undo.ts'

let made = 600
const newId = () => id(++made)
const minutes = (n: number) => new Date(tuesday.getTime() + n * 60_000)
const at = (now: Date, but: Partial<Facts> = {}) => theFacts({ now, ...but })

/** Takes the step and saves it, as an act would. */
const taking = (step: Step, application: Application, actor: Actor, facts = theFacts()): Application =>
  applied(application, done(step, application, actor, facts), newId)

const wish = (application: Application, back = 1): Undo => ({
  event: application.events.at(-back)?.id ?? '',
  reason: 'mistake',
})

function undone(application: Application, actor: Actor, facts: Facts, back = 1) {
  const outcome = undo(wish(application, back), application, actor, facts)
  if (!('done' in outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome.done
}

const routed = anApplication({ state: 'with_home', events: [anEvent({ seq: 1 })] })

describe('within a day, whoever took the step', () => {
  const asked = taking({ to: 'completion', items: ['grades'] }, routed, lars)
  test('takes it back: the state before, with its old beginning and time limit', () => {
    const change = undone(asked, lars, at(minutes(60)))
    expect(change).toMatchObject({
      state: 'with_home',
      holder: 'home',
      since: new Date('2027-03-01T08:00:00Z'),
      due: endOfDay('2027-03-15'),
    })
    expect(change.events).toMatchObject([
      { from: 'completion', to: 'with_home', ground: 'undo', compensates: asked.events.at(-1)?.id },
    ])
    expect(kindsOf(change)).toEqual(['closeTasks', 'compensates', 'notice'])
    expect(effectsIn(change, 'notice')).toEqual([{ kind: 'notice', text: 'corrected' }])
  })
  test('not a colleague, and not somebody from another municipality', () => {
    expect(undo(wish(asked), asked, sara, at(minutes(60)))).toEqual({ refused: 'notYours' })
    expect(undo(wish(asked), asked, bo, at(minutes(60)))).toEqual({ refused: 'notYours' })
  })
  test('a day later only the coordinator', () => {
    const late = at(minutes(24 * 60 + 1))
    expect(undo(wish(asked), asked, lars, late)).toEqual({ refused: 'notNow', why: 'undoTimePassed' })
    expect(undone(asked, cecilia, late).state).toBe('with_home')
  })
  test('not twice', () => {
    const back = applied(asked, undone(asked, lars, at(minutes(1))), newId)
    expect(undo({ event: asked.events.at(-1)?.id ?? '', reason: null }, back, lars, at(minutes(2)))).toEqual({
      refused: 'notNow',
      why: 'laterStepTaken',
    })
  })
  test('not when somebody has gone on from there', () => {
    const answered = taking({ to: 'with_home' }, asked, fatima)
    expect(undo(wish(answered, 2), answered, lars, at(minutes(60)))).toEqual({
      refused: 'notNow',
      why: 'laterStepTaken',
    })
  })
  test('an event that is not there', () => {
    expect(undo({ event: id(9), reason: null }, asked, lars, theFacts())).toEqual({ refused: 'notYours' })
  })
})

test.each(['submitted', 'moved'] as const)('%s has left the house and is not called back', (to) => {
  const event = anEvent({ from: 'draft', to, party: 'applicant', account: fatima.account })
  const application = anApplication({ state: to, events: [event] })
  expect(undo(wish(application), application, fatima, theFacts())).toEqual({ refused: 'notNow', why: 'cannotBeUndone' })
})

// Acceptance example 23.
test('a wrong `completed` is taken back within a day: ongoing again, tasks gone, a correction sent, both in history', () => {
  const started = anApplication({
    state: 'ongoing',
    events: [anEvent({ from: 'awaiting_start', to: 'ongoing', party: 'admissionOfficer', account: ulf.account })],
  })
  const completed = taking({ to: 'completed', results: { [id(201)]: 'passed' } }, started, ulf)
  const change = undone(completed, ulf, at(minutes(30)))
  expect([change.state, kindsOf(change)]).toEqual(['ongoing', ['closeTasks', 'compensates', 'notice']])
  const corrected = applied(completed, change, newId)
  expect(corrected.events.map(({ to }) => to)).toEqual(['ongoing', 'completed', 'ongoing'])
  expect(replay(corrected.events, new Map()).get(id(201))).toMatchObject({ state: 'ongoing', since: corrected.since })
})

describe('an acceptance', () => {
  const offered = anApplication({
    state: 'offered',
    due: new Date('2027-03-09T22:59:59.999Z'),
    events: [anEvent({ from: 'admitted', to: 'offered', party: 'rector', account: rut.account })],
  })
  const accepted = taking({ to: 'accepted' }, offered, fatima)
  const waiting = taking({ to: 'awaiting_start' }, accepted, theSite)
  // Acceptance example 14, the undoing of it.
  test('takes what the site did by itself with it, keeps the seat, and brings the other choices back', () => {
    const change = undone(waiting, fatima, at(minutes(120)), 2)
    expect([change.state, change.events.map(({ from, to }) => `${from} ${to}`)]).toEqual([
      'offered',
      ['awaiting_start accepted', 'accepted offered'],
    ])
    expect(kindsOf(change)).toEqual(['closeTasks', 'restoreLower', 'compensates', 'compensates', 'notice'])
    const back = applied(waiting, change, newId)
    expect(replay(back.events, new Map()).get(id(201))).toMatchObject({ state: 'offered', since: back.since })
  })
  test('the site brings back the lower choice that it withdrew, and nobody else needs to ask', () => {
    const facts = at(tuesday, { accepted: { application: id(77), rank: 1 } })
    const lower = taking({ to: 'withdrawn' }, { ...routed, rank: 2 }, theSite, facts)
    expect(undo(wish(lower), lower, theSite, facts)).toEqual({ refused: 'notYours' })
    const outcome = undo({ ...wish(lower), withAcceptance: true }, lower, theSite, facts)
    expect(outcome).toMatchObject({ done: { state: 'with_home' } })
    expect('done' in outcome && kindsOf(outcome.done)).toEqual([
      'closeTasks',
      'openAccess',
      'openAccess',
      'compensates',
      'notice',
    ])
  })
})

describe('a seat that was given up', () => {
  const offered = anApplication({
    state: 'offered',
    events: [anEvent({ from: 'admitted', to: 'offered', party: 'rector', account: rut.account })],
  })
  const declined = taking({ to: 'declined' }, offered, fatima)
  test('comes back while it is free', () => {
    expect(kindsOf(undone(declined, fatima, at(minutes(5))))).toContain('takeSeat')
  })
  test('not when somebody else has it', () => {
    const full = at(minutes(5), { round: aRound({ freeSeats: 0 }) })
    expect(undo(wish(declined), declined, fatima, full)).toEqual({ refused: 'notNow', why: 'roundFull' })
  })
})

test('an offer that was wrong frees its seat', () => {
  const admitted = anApplication({
    state: 'admitted',
    events: [anEvent({ from: 'assessment', to: 'admitted', party: 'rector', account: rut.account })],
  })
  expect(kindsOf(undone(taking({ to: 'offered' }, admitted, rut), rut, at(minutes(1))))).toContain('freeSeat')
})

test('somebody without an account takes back their own answer, by the part they played', () => {
  const event = anEvent({ from: 'offered', to: 'declined', party: 'helper', account: null })
  const application = anApplication({ state: 'declined', events: [event] })
  const helping = theFacts({ link: { is: 'helper', scopes: ['answer'] } })
  expect(undo(wish(application), application, passerBy, helping)).toHaveProperty('done.state', 'offered')
  const asked = theFacts({ link: { is: 'applicant' } })
  expect(undo(wish(application), application, passerBy, asked)).toEqual({ refused: 'notYours' })
})

test('a step that takes no seat back is undone though the round is full', () => {
  const full = at(minutes(1), { round: aRound({ freeSeats: 0 }) })
  const application = taking({ to: 'completion', items: ['grades'] }, routed, lars)
  expect(undo(wish(application), application, lars, full)).toHaveProperty('done')
  const offered = anApplication({
    state: 'awaiting_start',
    events: [
      anEvent({ from: 'accepted', to: 'awaiting_start', party: 'homeCaseworker', account: lars.account, at: tuesday }),
    ],
  })
  expect(undo(wish(offered), offered, lars, full)).toHaveProperty('done.state', 'accepted')
})
