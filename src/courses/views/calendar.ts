import type { CalendarEvent } from '../../shared/ics.ts'
import type { Language } from '../../shared/language.ts'
import { wordsOf } from '../domain/course.ts'
import { placeOf, type RoundFacts } from '../domain/round.ts'
import { texts } from '../texts/index.ts'

/** The last day to apply, the start and the end: whole days, for the hours are the school's to say. */
export function calendarOf({ language }: { language: Language }, round: RoundFacts, base: string): CalendarEvent[] {
  const t = texts(language)
  const { title } = wordsOf(round, language)
  const common = {
    place: placeOf(round.place, round.municipalityName),
    about: round.schedule,
    url: `${base}/kurser/${round.slug}/${round.id}`,
  }
  const events: [string, string, string][] = [
    ['sok', t.round.entry, round.entryDate],
    ['start', t.card.start, round.starts],
    ['slut', t.round.calendarEnds, round.ends],
  ]
  return events.map(([what, words, day]) => ({
    ...common,
    id: `${what}-${round.id}`,
    title: `${words}: ${title}`,
    when: { from: day, to: day },
  }))
}
