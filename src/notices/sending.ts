/**
 * By which way somebody is told (kanal), and what happens when a way does not work: new tries with growing pauses, then the
 * other channel, and at last somebody who calls. The trap: a try whose answer is lost may have arrived all the same.
 */
export type Way = 'sms' | 'mail'
export type Choice = { channel: string; phone: string; mail: string }
/** A message, or a task for a person: print a letter, or call. */
export type Plan = { by: Way; rest: readonly Way[] } | { by: 'letter' | 'call' }

const minutes = [1, 5, 15, 60]
/** How often one way is tried before the next. */
export const triesEach = minutes.length + 1

/** When the next try is due after so many that failed; null when this way is given up. */
export function nextTry(failed: number, now: Date): Date | null {
  const pause = minutes[failed - 1]
  return pause === undefined ? null : new Date(now.getTime() + pause * 60_000)
}

/** The chosen channel first, then the other one that leads to the person. */
function waysTo({ channel, phone, mail }: Choice, mayUse: (way: Way) => boolean): Way[] {
  const known: Way[] = [...(phone ? (['sms'] as const) : []), ...(mail ? (['mail'] as const) : [])]
  return known.filter(mayUse).sort((a, b) => Number(b === channel) - Number(a === channel))
}

type Asked = { choice: Choice; mayUse: (way: Way) => boolean; tried: readonly string[]; named: string | null }
/** How to tell somebody, when these ways have been tried in vain. `named`: a reminder that goes by this channel alone. */
export function planFor({ choice, mayUse, tried, named }: Asked): Plan {
  const { channel, phone, mail } = choice
  if (named === 'letter' || (named === null && channel === 'letter')) return { by: 'letter' }
  const ways = waysTo(choice, mayUse).filter((way) => !tried.includes(way) && (named === null || way === named))
  const [by, ...rest] = channel === 'none' ? [] : ways
  if (by) return { by, rest }
  return { by: tried.length === 0 && channel !== 'none' && !phone && !mail ? 'letter' : 'call' }
}
