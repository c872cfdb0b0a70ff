import type { Services } from '../platform/visit.ts'
import type { Drafted } from '../shared/language.ts'
import { setApproved } from '../shared/text-state.ts'
import { entriesOf } from './entry.ts'
import { type Known, lastChange, readApproved } from './queries.ts'

type Pools = Pick<Services, 'app'>
const every = 2000

/** Brings this process' memory up to what people have approved; a text whose Swedish has changed since does not count. */
export async function refreshTexts(services: Pools): Promise<void> {
  const rows = await readApproved(services)
  setApproved(rows.filter(isLive))
}

const keyOf = ({ feature, path }: { feature: string; path: string }) => `${feature} ${path}`
const digests = new Map<Drafted, Map<string, string>>()
function digestsIn(language: Drafted): Map<string, string> {
  const known = digests.get(language) ?? new Map(entriesOf(language).map((entry) => [keyOf(entry), entry.digest]))
  digests.set(language, known)
  return known
}
const isLive = (row: Known) => digestsIn(row.language).get(keyOf(row)) === row.swedish

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
