import {
  type Channel,
  chooseChannel,
  endReceiver,
  findReceiver,
  listOwn,
  type Person,
  type Receiver,
} from '../../people/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'

export type Settings = { person: Seen<Person>; receiver: Receiver | null }

export const readSettings = (visit: Visit): Promise<Settings | undefined> =>
  inside(visit, async (tx) => {
    const [person] = await listOwn(tx, visit)
    if (!person) return undefined
    return { person, receiver: (await findReceiver(tx, { ...person, person: person.id })) ?? null }
  })

type Chosen = { channel: Exclude<Channel, 'none'>; language: Language }
/** The same everywhere the person is known; `phone` or `mail` when the way leads nowhere yet. */
export const saveSettings = (
  visit: Visit,
  chosen: Chosen,
  version: number,
): Promise<'saved' | 'changed' | 'missing' | 'phone' | 'mail'> =>
  inside(visit, async (tx) => {
    const own = await listOwn(tx, visit)
    const [shown] = own
    if (!shown) return 'missing'
    if (shown.version !== version) return 'changed'
    if (chosen.channel === 'sms' && !shown.phone) return 'phone'
    if (chosen.channel === 'mail' && !shown.mail) return 'mail'
    for (const { municipality, id, version } of own)
      await chooseChannel(tx, visit, { municipality, person: id, version }, chosen)
    return 'saved'
  })

/** The news goes to the person again. */
export const takeBack = (visit: Visit): Promise<void> =>
  inside(visit, async (tx) => {
    for (const { municipality, id } of await listOwn(tx, visit))
      await endReceiver(tx, visit, { municipality, person: id })
  })
