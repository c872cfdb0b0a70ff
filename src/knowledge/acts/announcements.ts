import { cornersOn } from '../../organisations/index.ts'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { addDays, type Day, dayOf } from '../../shared/calendar.ts'
import { type AnnouncementLack, lacksIn } from '../domain/announcement.ts'
import * as queries from '../queries/announcements.ts'

const log = (tx: Tx, visit: Visit, verb: string, id: string) =>
  record(tx, visit, {
    verb,
    municipality: visit.actor.municipality,
    about: { kind: 'announcement', id },
    fields: [],
  })

export const readerOf = ({ actor, now }: Visit): queries.Reader => ({
  account: actor.account,
  role: actor.role,
  municipality: actor.municipality,
  today: dayOf(now),
})

export type Announcing = {
  title: string
  text: string
  roles: string[]
  corners: string[]
  themes: string[]
  mustRead: boolean
  expires: Day | null
}
export type Announced = { id: string } | { lacks: AnnouncementLack[] }

/** The region may ask everybody for a receipt; a municipality its own, and so not when its own are not addressed. */
async function mayDemand(tx: Tx, { actor, now }: Visit, corners: readonly string[]): Promise<boolean> {
  if (actor.municipality === null || corners.length === 0) return true
  const all = await cornersOn(tx, dayOf(now))
  return all.some(({ id, municipalities }) => corners.includes(id) && municipalities.includes(actor.municipality ?? ''))
}

export const announce = (visit: Visit, of: Announcing): Promise<Announced> =>
  inside(visit, async (tx): Promise<Announced> => {
    const { actor, now } = visit
    const lacks = lacksIn({ ...of, own: await mayDemand(tx, visit, of.corners) }, dayOf(now))
    const { expires, ...rest } = of
    if (lacks.length > 0 || expires === null || actor.organisation === null) return { lacks }
    const row = { ...rest, expires, organisation: actor.organisation, account: actor.account, now }
    const id = await queries.addAnnouncement(tx, row)
    await later(tx, 'queueAnnouncements', {})
    await log(tx, visit, 'announce', id)
    return { id }
  })

/** The reader's own receipt; false where nothing was asked of them. */
export const sayRead = (visit: Visit, id: string): Promise<boolean> =>
  inside(visit, async (tx) => {
    const found = await queries.findAnnounced(tx, readerOf(visit), id)
    if (!found?.mustRead || !visit.actor.account) return false
    await queries.addReceipt(tx, id, visit.actor.account, visit.now)
    await log(tx, visit, 'read announcement', id)
    return true
  })

/** It was shown for the last time yesterday. */
export const withdrawAnnouncement = (visit: Visit, id: string): Promise<boolean> =>
  inside(visit, async (tx) => {
    const yesterday = addDays(dayOf(visit.now), -1)
    const done = await queries.endAnnouncement(tx, id, visit.actor.reach, yesterday)
    if (done) await log(tx, visit, 'withdraw announcement', id)
    return done
  })

/** Whether something waits for the reader's receipt: then it is what they come to first. */
export const hasUnread = (visit: Visit): Promise<boolean> =>
  inside(visit, async (tx) => (await queries.countUnread(tx, readerOf(visit))) > 0)
