/**
 * A message from an organisation to roles, corners or themes (meddelande), with a last day.
 * The trap: a message one must read may only come from one's own organisation or council.
 */
import type { Day } from '../../shared/calendar.ts'

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

export type Digest = 'now' | 'daily' | 'weekly' | 'none'
/** Nothing new, no mail: a digest goes on its day and only with lines in it. */
export function isDue(digest: Digest, weekday: number, lines: number): boolean {
  if (lines === 0 || digest === 'none') return false
  return digest !== 'weekly' || weekday === 1
}
