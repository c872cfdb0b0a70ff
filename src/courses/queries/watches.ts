import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'
import type { Texts } from '../domain/course.ts'
import { course, share, watch, watchNotice } from '../tables.ts'

const one = async <Row extends Record<string, unknown>>(tx: Tx, query: ReturnType<typeof sql>) =>
  (await tx.execute<Row>(query)).rows[0]

export type Asking = {
  course: string
  round: string | null
  channel: 'mail' | 'phone'
  contact: Buffer
  contactHmac: Buffer
  language: Language
  now: Date
}
export type Asked = { outcome: 'made' | 'again' | 'already' | 'full'; notice: string | null }

export const askWatch = async (tx: Tx, asking: Asking): Promise<Asked> => {
  const { course: of, round, channel, contact, contactHmac, language, now } = asking
  const asked = await one<Asked>(
    tx,
    sql`select * from courses.ask_watch(${of}, ${round}, ${channel}, ${contact}, ${contactHmac}, ${language}, ${now.toISOString()})`,
  )
  return asked ?? { outcome: 'already', notice: null }
}

export async function askWatches(tx: Tx, of: Pick<Asking, 'contactHmac' | 'language' | 'now'>): Promise<string | null> {
  const { contactHmac, language, now } = of
  const query = sql`select courses.ask_watches(${contactHmac}, ${language}, ${now.toISOString()}) as notice`
  return (await one<{ notice: string | null }>(tx, query))?.notice ?? null
}

export type Watched = {
  kind: 'confirm' | 'list'
  used: boolean
  /** Null when nothing is watched any more. */
  watch: string | null
  confirmed: boolean
  slug: string
  title: string
  texts: Texts
  round: string | null
  starts: Day | null
  place: string | null
}
/** What stands behind a link; no rows when it has ended. */
export async function listBehind(tx: Tx, notice: string, now: Date): Promise<Watched[]> {
  const query = sql`select kind, used, watch, confirmed, slug, title, texts, round, starts::text as starts, place
    from courses.open_watch_link(${notice}, ${now.toISOString()})`
  return (await tx.execute<Watched>(query)).rows
}

export async function confirmWatch(tx: Tx, notice: string, now: Date): Promise<boolean> {
  const query = sql`select courses.confirm_watch(${notice}, ${now.toISOString()}) as done`
  return (await one<{ done: boolean }>(tx, query))?.done ?? false
}
export async function endWatch(tx: Tx, of: { notice: string; watch: string; now: Date }): Promise<boolean> {
  const query = sql`select courses.end_watch(${of.notice}, ${of.watch}, ${of.now.toISOString()}) as done`
  return (await one<{ done: boolean }>(tx, query))?.done ?? false
}
export async function countWatchers(tx: Tx, ofRound: string): Promise<number> {
  return (await one<{ count: number }>(tx, sql`select courses.count_watchers(${ofRound}) as count`))?.count ?? 0
}

export type Notice = typeof watchNotice.$inferSelect & {
  slug: string | null
  title: string | null
  texts: Texts | null
}
/** Held until the transaction ends: a letter is sent by one at a time. Only the system may. */
export async function lockNotice(tx: Tx, id: string): Promise<Notice | undefined> {
  const [notice] = await tx
    .select()
    .from(watchNotice)
    .where(and(eq(watchNotice.id, id), isNull(watchNotice.sentAt)))
    .for('update')
  if (!notice) return undefined
  const about = { slug: course.slug, title: course.title, texts: course.texts }
  const [found] = notice.course ? await tx.select(about).from(course).where(eq(course.id, notice.course)) : []
  return { ...notice, slug: found?.slug ?? null, title: found?.title ?? null, texts: found?.texts ?? null }
}
export const setSent = (tx: Tx, id: string, now: Date) =>
  tx.update(watchNotice).set({ sentAt: now }).where(eq(watchNotice.id, id))
export const removeNotice = (tx: Tx, id: string) => tx.delete(watchNotice).where(eq(watchNotice.id, id))

/** Each watch of an open round becomes one letter and is gone: whoever asks a second time finds nobody. */
export async function turnIntoNotices(tx: Tx, of: { round: string; today: Day; now: Date }): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with told as (
      delete from courses.watch w using courses.round r
      where r.id = ${of.round} and r.intake = 'open' and r.entry_date >= ${of.today} and w.confirmed_at is not null
        and w.course = r.course and (w.round is null or w.round = r.id)
      returning w.course, r.id as round, w.channel, w.contact, w.contact_hmac, w.language)
    insert into courses.watch_notice (kind, course, round, channel, contact, contact_hmac, language, made_at, ends_at)
    select 'opened', course, round, channel, contact, contact_hmac, language, ${of.now.toISOString()}::timestamptz, ${of.now.toISOString()}::timestamptz + interval '7 days' from told
    returning id`)
  return rows.map(({ id }) => id)
}

/** Whoever waits under one of these contacts waits no more, and no letter to them goes out. */
export async function forgetContacts(tx: Tx, hmacs: Buffer[]): Promise<void> {
  await tx.delete(watchNotice).where(inArray(watchNotice.contactHmac, hmacs))
  await tx.delete(watch).where(inArray(watch.contactHmac, hmacs))
}

/** Unconfirmed for two days, letters and links whose time is over: the address goes with them. */
export async function tidyWatches(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 48 * 3_600_000)
  await tx.delete(watch).where(and(isNull(watch.confirmedAt), lt(watch.askedAt, before)))
  await tx.delete(watchNotice).where(lt(watchNotice.endsAt, now))
  await tx.delete(share).where(lt(share.endsAt, now))
}
