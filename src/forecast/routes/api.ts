import { Hono } from 'hono'
import { z } from 'zod'
import { apiRoute } from '../../platform/api.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { listLatest } from '../queries/runs.ts'
import { nameOf } from '../views/words.tsx'

/** The latest forecasts that have been shown, for anybody's program. */
export const forecastApi = new Hono<Site>()

const range = z
  .object({ p10: z.int(), p50: z.int(), p90: z.int() })
  .describe('kronor; eight futures of ten lie between')
const yearReply = z.object({
  year: z.int(),
  kefu: range.describe('only those who leave in the year'),
  full: range.describe('everybody who has left'),
  active: range.nullable().describe('had they been active from day one; null where no share for that is entered'),
  saved_per_point: range.describe('less for each percentage point more who support themselves'),
  leavers: z.int().nullable().describe('null where fewer than five'),
})
const barReply = z.object({ what: z.string(), sex: z.string().nullable(), low: z.int(), high: z.int(), swing: z.int() })

apiRoute(forecastApi, {
  path: '/api/v1/forecast',
  summary:
    'What social assistance may cost when the establishment benefit ends: the latest forecast of each municipality and of the region',
  query: z.strictObject({}),
  reply: z.object({
    forecasts: z.array(
      z.object({
        municipality: z.string().nullable().describe('four digits; null is the region, the sum of the others'),
        name: z.string(),
        run: z.uuid().describe('/prognos/korning/{run}.json has every assumption behind it'),
        example: z.boolean().describe('invented, for practice'),
        newest: z.iso.date().describe('the newest day among its sources'),
        code_version: z.string(),
        seed: z.int(),
        draws: z.int(),
        years: z.array(yearReply),
        tornado: z.array(barReply).describe('what each assumption can change the last year by, the largest first'),
      }),
    ),
  }),
  async answer(visit) {
    const runs = await inside(visit, listLatest)
    return {
      forecasts: runs.map(({ kommun, id, example, newest, codeVersion, seed, draws, result }) => ({
        ...{ municipality: kommun, name: kommun ? nameOf(kommun) : 'region', run: id, example, newest, seed, draws },
        code_version: codeVersion,
        years: result.years.map(({ year, kefu, full, active, saved, leavers }) => ({
          ...{ year, kefu, full, active: active ?? null, saved_per_point: saved, leavers },
        })),
        tornado: result.tornado,
      })),
    }
  },
})
