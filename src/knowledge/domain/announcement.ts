/**
 * A message from an organisation to roles, corners or themes (meddelande), with a last day.
 * The trap: a message one must read may only come from one's own organisation or council.
 */
import { type Day, daysBetween } from '../../shared/calendar.ts'

export type Announcement = {
  title: string
  text: string
  expires: Day | null
  mustRead: boolean
  /** Organisations that may demand a receipt of this reader: their own, and councils they sit in. */
  own: boolean
}
export type AnnouncementLack = 'title' | 'text' | 'expires' | 'mustRead'
export function lacksIn({ title, text, expires, mustRead, own }: Announcement, today: Day): AnnouncementLack[] {
  const lacks: [AnnouncementLack, boolean][] = [
    ['title', title.trim() === ''],
    ['text', text.trim() === ''],
    ['expires', expires === null || expires < today],
    ['mustRead', mustRead && !own],
  ]
  return lacks.filter(([, lacking]) => lacking).map(([lack]) => lack)
}
export const isLive = (expires: Day, today: Day): boolean => today <= expires

/** What anybody may follow by mail. */
export const followed = ['post', 'example', 'recommendation'] as const
export type Followed = (typeof followed)[number]
export const digests = ['none', 'now', 'daily', 'weekly'] as const
export type Digest = (typeof digests)[number]
/** 1 is Monday. */
export const weekdayOf = (day: Day): number => (((daysBetween('2024-01-01', day) % 7) + 7) % 7) + 1
/** What goes out in the morning of that day. */
export const digestsOn = (day: Day): ('daily' | 'weekly')[] =>
  (['daily', 'weekly'] as const).filter((digest) => isDue(digest, weekdayOf(day), 1))
/** Of what is addressed to a reader: what is about one theme. Null: all of it. */
export const isAbout = (themes: readonly string[], theme: string | null): boolean =>
  theme === null || themes.includes(theme)
/** Nothing new, no mail: a digest goes on its day and only with lines in it. */
export function isDue(digest: Digest, weekday: number, lines: number): boolean {
  if (lines === 0 || digest === 'none') return false
  return digest !== 'weekly' || weekday === 1
}
