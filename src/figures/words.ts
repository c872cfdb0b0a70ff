/**
 * The words that figures are described with, in storage and in code. The trap: `U` is Okänt and is printed;
 * `missing`, `na`, `protected` and 0 are four different things.
 */
export { type Status, statuses } from '../shared/disclosure/index.ts'

export const sexes = ['K', 'M', 'T', 'U'] as const
export type Sex = (typeof sexes)[number]
export const units = [
  'persons',
  'applications',
  'per1000',
  'percent',
  'points',
  'ratio',
  'kr',
  'days',
  'class',
] as const
export type Unit = (typeof units)[number]
export const directions = ['higher', 'lower', 'neutral'] as const
export const periods = ['year', 'half', 'month', 'day'] as const
/** Who tells the sexes apart: the source, our own records, or nobody ("källan redovisar inte kön"). */
export const sexSplits = ['source', 'own', 'none'] as const
export const familyKinds = ['published', 'suppression', 'cellKey'] as const
export const stages = ['planned', 'preparing', 'ready', 'published', 'corrected'] as const
export type Stage = (typeof stages)[number]
export const replyStates = ['received', 'imported', 'unchanged', 'failed', 'undone'] as const
/** Sweden among the codes of places; a county is `00` and its two figures. */
export const nation = '0000'
