import type { Context } from 'hono'
import { type Family, familyOf, looksAfter, type Organisation } from '../../organisations/index.ts'
import { type Input, idOf, typed } from '../../platform/input.ts'
import type { Site, Tx, Visit } from '../../platform/visit.ts'
import { texts } from '../texts/index.ts'
import { addressOf, type Draft } from '../views/frame.tsx'

export type Mine = Family & { organisation: Organisation }

/** The organisation in the address, when the visitor looks after it. */
export async function findMine(tx: Tx, visit: Visit, id: string): Promise<Mine | undefined> {
  if (!looksAfter(visit, id)) return undefined
  const family = await familyOf(tx, id)
  const organisation = family.line.at(-1)
  return organisation && { ...family, organisation }
}

export const draftOf = (input: Input<unknown>): Draft => ({
  raw: input.raw,
  problems: 'problems' in input ? input.problems : {},
})
export const withProblems = ({ raw }: Input<unknown>, problems: Draft['problems']): Draft => ({ raw, problems })

/** What the address says has just been done, in words; nothing for a word that is none. */
export function statusOf(visit: Visit, input: Input<unknown>): string | undefined {
  const { done } = texts(visit.language)
  const word = typed(input.raw, 'klart')
  return Object.hasOwn(done, word) ? done[word] : undefined
}

export const backTo = (c: Context<Site>, organisation: string, done: string) =>
  c.redirect(`${addressOf(organisation)}?klart=${done}`, 303)
export { idOf }
