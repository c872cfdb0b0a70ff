import type { Services } from '../platform/visit.ts'
import { drafted } from '../shared/language.ts'
import { setApproved } from '../shared/text-state.ts'
import { entriesOf } from './entry.ts'
import { lastChange, readApproved } from './queries.ts'

type Pools = Pick<Services, 'app'>
const every = 2000

/** Brings this process' memory up to what people have approved; a text whose Swedish has changed since does not count. */
export async function refreshTexts(services: Pools): Promise<void> {
  const digests = new Map<string, string>(
    drafted.flatMap((language) =>
      entriesOf(language).map(({ feature, path, digest }) => [`${language} ${feature} ${path}`, digest] as const),
    ),
  )
  const rows = await readApproved(services)
  setApproved(rows.filter((row) => digests.get(`${row.language} ${row.feature} ${row.path}`) === row.swedish))
}

/** Looks every other second whether anything has changed, for as long as the site runs. */
export function keepTexts(services: Pools): { stop(): void } {
  let known = ''
  const look = async () => {
    const now = await lastChange(services)
    if (now !== known) await refreshTexts(services)
    known = now
  }
  const lookAgain = () => look().catch(() => undefined) // the database is away: what was known holds until it is back
  const timer = setInterval(lookAgain, every).unref()
  void lookAgain()
  return { stop: () => clearInterval(timer) }
}
