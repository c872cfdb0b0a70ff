import { z } from 'zod'
import { addressees, answers } from '../domain/recommendation.ts'
import { some, unmarked, words } from './posts.ts'

/** Messages are keys of texts. */
export const recommendationForm = z.object({
  nummer: some(20, 'number'),
  rubrik: words(200, 'title'),
  text: unmarked(4000, 'text'),
  till: z.enum(addressees, { error: 'choice' }),
  kalla: some(200, 'source'),
  avsnitt: some(200, 'section'),
  dag: z.iso.date({ error: 'day' }),
  nyckeltal: some(200, 'indicator'),
  exempel: some(4000, 'examples').transform((text) =>
    text
      .split(/\s+/)
      .filter((one) => one !== '')
      .slice(0, 20),
  ),
})
export const showForm = z.object({ gor: z.enum(['publish', 'hide'], { error: 'choice' }) })
export const partyAnswerForm = z.object({
  vem: z.uuid({ error: 'party' }),
  svar: z.enum(answers, { error: 'choice' }),
  mal: some(1000, 'goal'),
  visar: some(500, 'example').transform((text) => text || null),
  varfor: some(1000, 'reason'),
})
