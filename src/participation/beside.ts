/** What the application's own page says about the course: absence, the agreed next step, how it went afterwards. */
import type { Beside, OutcomeCode, State } from '../applications/index.ts'
import type { Day } from '../shared/calendar.ts'
import type { Language } from '../shared/language.ts'
import { formatDate } from '../shared/texts.ts'
import type { StepKind } from './next-step.ts'
import { kindsIn, type ProposalKind, type ProposalState } from './proposals.ts'
import { texts } from './texts/index.ts'

export type CourseFacts = {
  away: Day | null
  next: { kind: StepKind; note: string } | null
  outcomes: { after: number; outcome: OutcomeCode | null }[]
  proposals: { kind: ProposalKind; state: ProposalState; answer: string; due: string; desk: string }[]
}
type Reader = { id: string; own: boolean; school: boolean; state: State }

export function besideOf(
  language: Language,
  { away, next, outcomes, proposals }: CourseFacts,
  reader: Reader,
): Beside[] {
  const t = texts(language)
  const absence = away ? [t.beside.away(formatDate(language, away))] : []
  const note = reader.school ? [{ href: `/ansokningar/${reader.id}/franvaro`, text: t.list.noteAbsence }] : []
  const waits = outcomes.some(({ outcome }) => outcome === null)
  const answered = outcomes.flatMap(({ after, outcome }) =>
    outcome ? [t.outcome.given(after, t.outcomes[outcome])] : [],
  )
  const asked = waits ? [reader.own ? t.outcome.asked : t.outcome.askedOther] : []
  const answer = waits ? [{ href: `/ansokningar/${reader.id}/utfall`, text: t.outcome.ask }] : []
  const all: Beside[] = [
    { title: t.beside.absence, lines: absence, links: note },
    { title: t.beside.next, lines: next ? [t.beside.nextText(t.steps[next.kind], next.note)] : [], links: [] },
    proposalsOf(language, proposals, reader),
    { title: t.outcome.heading, lines: [...asked, ...answered], links: answer },
  ]
  return all.filter(({ lines, links }) => lines.length > 0 || links.length > 0)
}

/** What waits for an answer, and what was answered last. */
function proposalsOf(language: Language, all: CourseFacts['proposals'], { id, school, state }: Reader): Beside {
  const t = texts(language).proposals
  const lines = all
    .filter((one, place) => one.state === 'waiting' || place === all.length - 1)
    .map(({ kind, state: now, answer, due, desk }) =>
      now === 'waiting'
        ? t.waiting(t.kinds[kind], desk, formatDate(language, due))
        : t.settled(t.kinds[kind], t.states[now], now === 'refused' ? answer : ''),
    )
  const asks = school && kindsIn(state).length > 0
  const links = all.length > 0 || asks ? [{ href: `/ansokningar/${id}/forslag`, text: asks ? t.ask : t.see }] : []
  return { title: t.heading, lines, links }
}
