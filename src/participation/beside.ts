/** What the application's own page says about the course: absence, the agreed next step, how it went afterwards. */
import type { Beside, OutcomeCode } from '../applications/index.ts'
import type { Day } from '../shared/calendar.ts'
import type { Language } from '../shared/language.ts'
import { formatDate } from '../shared/texts.ts'
import type { StepKind } from './next-step.ts'
import { texts } from './texts/index.ts'

export type CourseFacts = {
  away: Day | null
  next: { kind: StepKind; note: string } | null
  outcomes: { after: number; outcome: OutcomeCode | null }[]
}
type Reader = { id: string; own: boolean; school: boolean }

export function besideOf(language: Language, { away, next, outcomes }: CourseFacts, reader: Reader): Beside[] {
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
    { title: t.outcome.heading, lines: [...asked, ...answered], links: answer },
  ]
  return all.filter(({ lines, links }) => lines.length > 0 || links.length > 0)
}
