/** The county (län) whose number is divided here: a fact of the site, chosen by the county's own officer. */
import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { countyNumbers } from '../facts/county-numbers.ts'
import { findCounty, insertCounty } from '../queries/county.ts'

export const countyOf = (tx: Tx): Promise<string> => findCounty(tx)

const countyNames = new Map(countyNumbers.map(([lan, name]) => [lan, name]))
export const countyName = (lan: string): string => countyNames.get(lan) ?? lan
/** Two digits or a name; null where no county is called so. */
export function countyNamed(text: string): string | null {
  const name = text.trim().replace(/s? län$/i, '')
  const found = [...countyNames].find(
    ([lan, known]) => lan === name.padStart(2, '0') || known.toLowerCase() === name.toLowerCase(),
  )
  return found?.[0] ?? null
}
/** The whole of it in rows of reception where only the county's sum was published. */
export const wholeOf = (lan: string): string => `${lan}00`

/** Everything already written down stays; pages then ask for the municipalities of the other county. */
export function chooseCounty(visit: Visit, of: { lan: string; source: string }): Promise<void> {
  return inside(visit, async (tx) => {
    await insertCounty(tx, { ...of, organisation: visit.actor.organisation, from: dayOf(visit.now) })
    await record(tx, visit, { verb: 'choose county', municipality: null, fields: [of.lan] })
  })
}
