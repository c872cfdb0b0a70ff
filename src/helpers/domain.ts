/**
 * A helper (ombud) is somebody whom an applicant lets help: with one draft, then with what became of it. No account; a link that works
 * once and for 48 hours, a PIN from the applicant, and an end. The trap: the link and the PIN go different ways, or the PIN is worth nothing.
 */
export const scopes = ['view', 'fill', 'answer'] as const
export type Scope = (typeof scopes)[number]

const linkHours = 48
export const days = [7, 30, 90, 365] as const

/** How long the help lasts: never more than a year. */
export const endsAfter = (count: number, now: Date): Date => new Date(now.getTime() + Math.min(count, 365) * 86_400_000)
export const linkEnds = (now: Date): Date => new Date(now.getTime() + linkHours * 3_600_000)

/** Four to six digits; those that everybody tries first are no PIN. */
export function readPin(typed: string): string | undefined {
  const digits = typed.replaceAll(/[\s-]/g, '')
  if (!/^\d{4,6}$/.test(digits) || /^(\d)\1+$/.test(digits)) return undefined
  return '0123456789'.includes(digits) || '9876543210'.includes(digits) ? undefined : digits
}

type Row = { endedAt: Date | null; until: Date; usedAt: Date | null; linkUntil: Date; tries: number }
export type State = 'ended' | 'helping' | 'linkGone' | 'waiting'
const mostTries = 5
/** Where the help stands, as the person reads it. */
export function stateOf({ endedAt, until, usedAt, linkUntil, tries }: Row, now: Date): State {
  if (endedAt || until <= now) return 'ended'
  if (usedAt) return 'helping'
  return linkUntil <= now || tries >= mostTries ? 'linkGone' : 'waiting'
}
