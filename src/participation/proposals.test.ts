import { describe, expect, test } from 'vitest'
import type { Actor } from '../shared/actor.ts'
import { addDays } from '../shared/calendar.ts'
import { askedOf, decide, kindsIn, type ProposalAct, proposalActs, proposalStates, wishProblem } from './proposals.ts'

const [school, unit, af] = ['school', 'unit', 'af']
const actor = (role: Actor['role'], at: string, account: string | null = role): Actor => ({
  account,
  name: '',
  role,
  level: 'staff',
  organisation: at,
  reach: [at],
  municipality: '1280',
  person: null,
  delegated: [],
})
const players = {
  officer: actor('admissionOfficer', school),
  rector: actor('rector', school),
  payer: actor('payer', af),
  caseworker: actor('caseworker', unit),
  otherPayer: actor('payer', 'project'),
  otherSchool: actor('admissionOfficer', 'other'),
  coordinator: actor('coordinator', unit),
  decisionMaker: actor('decisionMaker', unit),
  person: actor('newcomer', unit),
  nobody: actor('anonymous', af, null),
}
type Name = keyof typeof players

/** State × act → who may, typed from the design; every other cell is refused. `none` is no open proposal of the kind. */
const may: Record<string, Partial<Record<ProposalAct, readonly Name[]>>> = {
  none: { propose: ['officer', 'rector'] },
  waiting: { replace: ['officer', 'rector'], withdraw: ['officer', 'rector'], approve: ['payer'], refuse: ['payer'] },
  approved: { propose: ['officer', 'rector'] },
  refused: { propose: ['officer', 'rector'] },
  withdrawn: { propose: ['officer', 'rector'] },
  replaced: { propose: ['officer', 'rector'] },
}
const cells = ['none', ...proposalStates].flatMap((state) =>
  proposalActs.flatMap((act) => (Object.keys(players) as Name[]).map((name) => [state, act, name] as const)),
)

test.each(cells)('%s: %s by %s', (state, act, name) => {
  const before = state === 'none' ? null : { state: state as 'waiting', proposedBy: 'somebody' }
  const done = decide({ act, actor: players[name], asked: { provider: school, desk: af }, before, answer: 'Därför.' })
  expect('to' in done).toBe(may[state]?.[act]?.includes(name) ?? false)
})

describe('an answer', () => {
  const asked = { provider: school, desk: unit }
  const before = { state: 'waiting', proposedBy: 'caseworker' } as const
  test('is never by the one who asked, and a no says why', () => {
    const { caseworker } = players
    expect(decide({ act: 'approve', actor: caseworker, asked, before })).toEqual({
      refused: 'notNow',
      why: 'ownProposal',
    })
    const other = { ...before, proposedBy: 'officer' }
    expect(decide({ act: 'refuse', actor: caseworker, asked, before: other, answer: ' ' })).toEqual({
      refused: 'notNow',
      why: 'missingReason',
    })
    expect(decide({ act: 'approve', actor: caseworker, asked, before: other })).toEqual({ to: 'approved' })
  })
  test('is asked of the state where it pays, else of the unit at home', () => {
    const home = { component: 'c', organisation: 'municipality', kind: 'municipality' }
    const state = { component: 'c', organisation: af, kind: 'af' }
    expect(askedOf({ payers: [home, state], unit }, 'c')).toEqual({ payer: af, desk: af })
    expect(askedOf({ payers: [home], unit }, 'c')).toEqual({ payer: 'municipality', desk: unit })
    expect(askedOf({ payers: [home], unit }, 'another')).toBeUndefined()
  })
})

describe('what may be proposed', () => {
  const course = { state: 'ongoing', starts: '2027-03-29', ends: '2027-12-17', today: '2027-05-03' } as const
  const waits = { ...course, state: 'awaiting_start' } as const
  test.each([
    ['start', { day: '2027-04-05' }, waits, null],
    ['start', { day: '2027-03-28' }, waits, 'startDay'],
    ['start', { day: '2027-04-05' }, course, 'wrongState'],
    ['stop', { day: '2027-05-03' }, course, null],
    ['stop', { day: '2027-05-02' }, course, 'stopDay'],
    ['stop', { day: '2027-12-17' }, course, 'stopDay'],
    ['stop', { day: null }, course, 'stopDay'],
    ['extension', { day: '2027-12-18' }, course, null],
    ['extension', { day: '2027-12-17' }, course, 'extensionDay'],
    ['extension', { day: addDays('2027-12-17', 367) }, course, 'extensionDay'],
    ['hours', { hours: 1 }, course, null],
    ['hours', { hours: 61 }, course, 'hours'],
    ['level', { level: 'sfiC' }, waits, null],
    ['level', { level: null }, course, 'level'],
    ['interruption', { step: { to: 'interrupted' } }, course, null],
    ['interruption', {}, course, 'interruption'],
  ] as const)('%s %o', (kind, wish, at, problem) => {
    expect(wishProblem({ kind, reason: 'x', ...wish }, at)).toBe(problem)
  })
  test('nothing once the course is over', () => {
    expect(kindsIn('completed')).toEqual([])
    expect(kindsIn('ongoing')).toEqual(['stop', 'extension', 'level', 'hours', 'interruption'])
  })
})
