import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { addDays, dayOf, endOfDay } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'
import { addShare } from '../queries/shares.ts'

const daysOpen = 30

/** A link to a course in a person's language. It says nothing of the person, and of the sender only to the sender. */
export async function shareCourse(
  visit: Visit,
  of: { course: string; round: string | null; language: Language },
): Promise<string | undefined> {
  const { account, organisation } = visit.actor
  if (!account || !organisation) return undefined
  const endsAt = endOfDay(addDays(dayOf(visit.now), daysOpen))
  return inside(visit, async (tx) => {
    const id = await addShare(tx, { ...of, madeBy: account, organisation, madeAt: visit.now, endsAt })
    await record(tx, visit, {
      verb: 'shareCourse',
      municipality: visit.actor.municipality,
      about: { kind: 'share', id },
    })
    return id
  })
}
