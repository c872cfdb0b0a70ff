import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'

/** A round that takes applications today. `own`: the title is in the reader's language. */
export type OpenRound = {
  id: string
  slug: string
  title: string
  own: boolean
  place: string
  municipality: string
  starts: Day
}
/** Those that start first, one for each course: what a front page shows. */
const open = `select x.id, x.slug, coalesce(x.texts -> $1 ->> 'title', x.title) as title, x.texts -> $1 ->> 'title' is not null or $1 = 'sv' as own, x.place,
    coalesce((select m.name from organisations.organisation m where m.kind = 'municipality' and m.municipality = x.municipality), '') as municipality,
    x.starts::text
  from (select distinct on (c.id) r.id, c.slug, c.title, c.texts, r.place, r.municipality, r.starts from courses.round r join courses.course c on c.id = r.course
    where r.intake = 'open' and r.entry_date >= $2::date and r.starts >= $2::date order by c.id, r.starts, r.id) x
  order by x.starts, x.title, x.id limit $3`
export const listOpenNow = async (
  tx: Tx,
  { language, today, most }: { language: Language; today: Day; most: number },
): Promise<OpenRound[]> => (await ask<OpenRound>(tx, open, [language, today, most])).rows
