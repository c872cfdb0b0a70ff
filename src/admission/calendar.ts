import type { Whole } from '../applications/index.ts'
import { calendarFile } from '../shared/ics.ts'
import type { Shown } from '../shared/shown.ts'
import { texts } from './texts/index.ts'

/** The first day of the course for somebody's own calendar; nothing for a protected person, whose school is nobody's to find. */
export function startEvent({ language, now }: Pick<Shown, 'language' | 'now'>, application: Whole): string | undefined {
  const { id, handlers, of: course, in: round, school } = application
  if (handlers) return undefined
  const title = course.texts[language]?.title ?? course.title
  const event = {
    id: `start-${id}`,
    title: texts(language).calendar.event(title),
    place: [school.ownName ?? school.name, round.place].filter(Boolean).join(', '),
    about: round.schedule,
    when: { from: round.starts, to: round.starts },
  }
  return calendarFile([event], now)
}
