import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { begin, type Facts, type Step, take } from '../src/applications/domain/application.ts'
import { type State, states } from '../src/applications/domain/states.ts'
import {
  aComponent,
  anApplication,
  anders,
  anEvent,
  aPayer,
  aRound,
  baker,
  bo,
  cecilia,
  fatima,
  lars,
  mona,
  passerBy,
  rut,
  stina,
  theFacts,
  theSite,
  tove,
  tuesday,
  ulf,
  yusuf,
} from '../src/applications/samples.ts'
import type { Actor } from '../src/shared/actor.ts'

/** What is allowed is typed by hand from the rules of the house; every other cell must be refused. */
const [header, ...lines] = readFileSync(new URL('expected/transitions.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const allowed = new Set(lines)

type Player = { actor: Actor; parts: readonly string[]; link?: Facts['link']; tookLastStep?: boolean }
const scopes = ['view', 'fill', 'answer'] as const
/** Every part of the file, played by somebody; school people play two. */
const players: Record<string, Player> = {
  applicant: { actor: fatima, parts: ['applicant'] },
  helper: { actor: passerBy, parts: ['helper'], link: { is: 'helper', scopes } },
  homeCaseworker: { actor: lars, parts: ['homeCaseworker'] },
  homeDecisionMaker: { actor: mona, parts: ['homeDecisionMaker'] },
  admissionOfficer: { actor: ulf, parts: ['admissionOfficer', 'provider'] },
  rector: { actor: rut, parts: ['rector', 'provider'] },
  coordinator: { actor: cecilia, parts: ['coordinator'] },
  studyCounsellor: { actor: stina, parts: ['studyCounsellor'] },
  sfiTeacher: { actor: tove, parts: ['sfiTeacher'] },
  afPayer: { actor: anders, parts: ['afPayer'] },
  system: { actor: theSite, parts: ['system'] },
  stepActor: { actor: tove, parts: ['sfiTeacher', 'stepActor'], tookLastStep: true },
  anotherPerson: { actor: yusuf, parts: [] },
  anotherMunicipality: { actor: bo, parts: [] },
  anotherSchool: { actor: baker, parts: [] },
  nobody: { actor: passerBy, parts: [] },
}

const past = new Date('2027-03-01T22:59:59.999Z')
const future = new Date('2027-03-09T22:59:59.999Z')
const isTimeUp = (from: State, to: State, role: string) =>
  to === 'no_answer' || (from === 'completion' && role === 'system')

/** Everything a guard could ask is in order, so that only the table decides. */
function ready(from: State, to: State, { actor, link }: Player): { facts: Facts; step: Step } {
  const hasBegun = to === 'ongoing' || to === 'not_started'
  const round = aRound({
    start: hasBegun ? '2027-03-01' : '2027-04-12',
    lastEntry: from === 'reserve' && to === 'not_selected' ? '2027-03-01' : '2027-04-09',
    freeSeats: to === 'reserve' ? 0 : 1,
    selection: 'closed',
    offerMode: actor.role === 'system' ? 'automatic' : 'confirm',
  })
  const offer = { channels: ['sms'], remindedOn: ['sms'], callTask: 'closed', callTaskSince: past } as const
  const others = { accepted: { application: 'another', rank: 0 }, targetAccepts: true }
  const facts = theFacts({ round, offer, ...others, ...(link && { link }) })
  const when = {
    lastDay: to === 'completion' ? '2027-03-16' : '2027-03-01',
    splitDay: '2027-03-15',
    newStart: '2027-03-08',
  }
  const said = { reason: 'code', ground: 'board', recorded: 'phone', agreed: true, suggests: 'another level' } as const
  const rest = { items: ['grades'], nextStep: 'guidance', target: '1281', results: { [aComponent().id]: 'passed' } }
  return { facts, step: { to, ...when, ...said, ...rest } }
}

function isTaken(from: State, to: State, player: Player): 'taken' | 'refused' | 'guarded' {
  const due = isTimeUp(from, to, player.actor.role) ? past : future
  const by = player.tookLastStep ? { account: tove.account, party: 'sfiTeacher' as const } : {}
  const application = anApplication({
    state: from,
    due,
    rank: 1,
    events: [anEvent({ to: from, at: tuesday, ...by })],
    payers: [aPayer({ share: 6_000 }), aPayer({ share: 4_000, kind: 'af', organisation: anders.organisation ?? '' })],
    ...(from === 'draft' && { startedBy: beginner(player) }),
  })
  const { facts, step } = ready(from, to, player)
  const outcome = take(step, application, player.actor, facts)
  if ('done' in outcome) return 'taken'
  return outcome.refused === 'notYours' || outcome.why === 'movedOn' ? 'refused' : 'guarded'
}

const beginner = ({ actor, parts }: Player) => (parts.length > 0 ? actor.account : null)
const isAllowed = (from: string, to: string, { parts }: Player) =>
  parts.some((part) => allowed.has(`${from},${to},${part}`))

test('the file says nothing twice and names only states and parts there are', () => {
  expect(header).toBe('from,to,actor')
  expect(allowed.size).toBe(lines.length)
  const parts = new Set(Object.values(players).flatMap((player) => player.parts))
  for (const line of lines) {
    const [from = '', to = '', part = ''] = line.split(',')
    expect([...states, '-'], line).toContain(from)
    expect(states, line).toContain(to)
    expect(parts, line).toContain(part)
  }
})

test.each(Object.entries(players))('%s takes exactly the steps that are theirs, in every state', (_, player) => {
  const wrong: string[] = []
  for (const from of states) {
    for (const to of states) {
      const expected = isAllowed(from, to, player) ? 'taken' : 'refused'
      const seen = isTaken(from, to, player)
      if (seen !== expected) wrong.push(`${from} -> ${to}: expected ${expected}, was ${seen}`)
    }
  }
  expect(wrong).toEqual([])
})

test.each(Object.entries(players))('%s begins a draft only when that is theirs', (_, player) => {
  const application = anApplication({ state: 'draft', events: [], receipt: null })
  const facts = theFacts(player.link ? { link: player.link } : {})
  const outcome = begin(application, player.actor, facts)
  // Whoever walks past begins for themselves; that is what makes them the applicant.
  const walksPast = player.parts.length === 0 && ['newcomer', 'anonymous', 'caseworker'].includes(player.actor.role)
  expect('done' in outcome).toBe(isAllowed('-', 'draft', player) || walksPast)
})

test('every line of the file can be reached by somebody', () => {
  const reached = lines.filter((line) => {
    const [from, to, part] = line.split(',')
    return Object.values(players).some(
      (player) => player.parts.includes(part ?? '') && isAllowed(from ?? '', to ?? '', player),
    )
  })
  expect(reached).toEqual(lines)
})
