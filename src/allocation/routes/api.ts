import { Hono } from 'hono'
import { z } from 'zod'
import { apiRoute } from '../../platform/api.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { countyOf } from '../acts/county.ts'
import { nameOf } from '../domain/names.ts'
import { findLatestDecided, listDecided, listMoves, listReception } from '../queries/numbers.ts'

/** Decided numbers and published reception, for anybody's program. */
export const allocationApi = new Hono<Site>()

const numberReply = z.object({
  municipality: z.string().describe('four digits'),
  name: z.string(),
  part: z.enum(['1', '2', 'total']),
  version: z.int(),
  number: z.int(),
  departure: z.string().describe('why it is another number than the calculated one'),
  decision_ref: z.string(),
  valid_from: z.iso.date(),
  source: z.string(),
})
const moveReply = z.object({
  from: z.string(),
  to: z.string(),
  number: z.int(),
  agreement: z.string(),
  day: z.iso.date(),
})
const receptionReply = z.object({
  municipality: z.string(),
  category: z.string(),
  persons: z.int(),
  of_which_unaccompanied: z.int().nullable().describe('minors who came alone; null where nobody has said'),
  source: z.string(),
})

apiRoute(allocationApi, {
  path: '/api/v1/allocation',
  summary: 'How many people each municipality was to receive in a year (kommuntal), and how many came',
  query: z.strictObject({
    year: z
      .string()
      .regex(/^(19|20)\d\d$/, 'a year')
      .transform(Number)
      .optional()
      .describe('a year, such as 2018; without it the latest that has decided numbers, or this year when none has'),
  }),
  reply: z.object({
    year: z.int(),
    decided: z.array(numberReply),
    moves: z.array(moveReply),
    received: z.array(receptionReply),
  }),
  async answer(visit, query) {
    const { year, decided, moves, received } = await inside(visit, async (tx) => {
      const county = await countyOf(tx)
      const asked = query.year ?? (await findLatestDecided(tx, county)) ?? Number(dayOf(visit.now).slice(0, 4))
      return {
        year: asked,
        decided: await listDecided(tx, county, asked),
        moves: await listMoves(tx, county, asked),
        received: await listReception(tx, county, asked),
      }
    })
    return {
      year,
      decided: decided.map(({ code, part, version, number, departure, source, decisionRef, from }) => ({
        ...{ municipality: code, name: nameOf(code), part, version, number, departure, source },
        ...{ decision_ref: decisionRef, valid_from: from },
      })),
      moves,
      received: received.map(({ code, unaccompanied, ...fact }) => ({
        ...{ municipality: code, ...fact, of_which_unaccompanied: unaccompanied },
      })),
    }
  },
})
