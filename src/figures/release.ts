/**
 * A release (utgåva): what the region says on a day, and never changes. The stages as a table. The trap: who prepared it cannot be the
 * one who lets it out, and a mistake is a new release beside the old one.
 */
import { type Day, dayOf, momentOn } from '../shared/calendar.ts'
import type { Stage } from './words.ts'

export type Who = 'editor' | 'second' | 'job'
type Step = { from: Stage; to: Stage; by: Who }

const steps: readonly Step[] = [
  { from: 'planned', to: 'preparing', by: 'editor' },
  { from: 'preparing', to: 'ready', by: 'editor' },
  { from: 'ready', to: 'preparing', by: 'editor' },
  { from: 'ready', to: 'published', by: 'job' },
  { from: 'published', to: 'corrected', by: 'job' },
]
export const mayStep = (from: Stage, to: Stage): boolean => steps.some((step) => step.from === from && step.to === to)

type Prepared = { stage: Stage; preparedBy: string | null; approvedBy: string | null; plannedFor: Day }
export type Refused = 'stage' | 'sameEditor' | 'early'

/** A second pair of eyes, and only on what is ready. */
export function mayApprove({ stage, preparedBy }: Prepared, account: string): Refused | null {
  if (stage !== 'ready') return 'stage'
  return preparedBy === account ? 'sameEditor' : null
}
/** Out at 08:00 in Sweden on its day, when two have said so. */
export function isDue({ stage, approvedBy, plannedFor }: Prepared, now: Date): boolean {
  return stage === 'ready' && approvedBy !== null && now >= outAt(plannedFor)
}
export const outAt = (day: Day): Date => momentOn(day, '08:00')
/** A date may be moved until it is out, with a reason, to a day that has not been. */
export function mayMove({ stage }: { stage: Stage }, to: Day, now: Date): Refused | null {
  if (stage === 'published' || stage === 'corrected') return 'stage'
  return to < dayOf(now) ? 'early' : null
}
/** `2026-11` is followed by `2026-11.1`, and that by `2026-11.2`. */
export function nextName(name: string): string {
  const [month = '', number = '0'] = name.split('.')
  return `${month}.${Number(number) + 1}`
}
