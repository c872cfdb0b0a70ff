import { z } from 'zod'
import { isCeiling, readHousehold } from './domain/household.ts'
import { kindOf } from './domain/parameter.ts'

/** Messages are keys of `texts.staff.problem`. */
const short = (key: string) => z.string({ error: key }).trim().min(1, key).max(200, 'long')
const text = z.string({ error: 'long' }).trim().max(500, 'long').default('')
const day = z.iso.date({ error: 'day' })
const toNumber = (typed: string) => Number(typed.replace(/[\s\u00a0]/g, '').replace(',', '.'))
const number = z
  .string({ error: 'number' })
  .trim()
  .min(1, 'number')
  .max(20, 'number')
  .transform(toNumber)
  .pipe(z.number({ error: 'number' }).min(0, 'number').max(1e12, 'number'))
const perhaps = z
  .string({ error: 'number' })
  .trim()
  .max(20, 'number')
  .default('')
  .transform((typed) => (typed === '' ? null : toNumber(typed)))
  .pipe(z.number({ error: 'number' }).min(0, 'number').nullable())
const integer = (key: string, least: number, most: number) =>
  z
    .string({ error: key })
    .trim()
    .regex(/^\d{1,10}$/, key)
    .transform(Number)
    .pipe(z.number({ error: key }).min(least, key).max(most, key))
const year = integer('year', 2010, 2060)
const scenario = z
  .string({ error: 'scenario' })
  .default('')
  .transform((id) => id || null)
  .pipe(z.uuid({ error: 'scenario' }).nullable())

const fields = z.object({
  vad: short('key').refine((key) => kindOf(key) !== undefined, 'key'),
  tal: number,
  p10: perhaps,
  p90: perhaps,
  kon: z
    .enum(['', 'kvinna', 'man', 'okand'], { error: 'sex' })
    .default('')
    .transform((sex) => sex || null),
  hushall: z
    .string({ error: 'household' })
    .trim()
    .max(60, 'household')
    .default('')
    .transform((code) => code || null),
  fran: day,
  till: z
    .string({ error: 'day' })
    .trim()
    .default('')
    .transform((typed) => typed || null)
    .pipe(day.nullable()),
  kalla: short('source'),
  kallans: day,
  agare: short('owner'),
  slag: z.enum(['fact', 'assumption'], { error: 'kind' }),
  anteckning: text,
  scenario,
})
type Fields = z.infer<typeof fields>

/** A name of a household where one is needed, and none where there is none. */
function householdProblem({ vad, hushall }: Fields): string | null {
  const by = kindOf(vad)?.by
  if (by === 'ceiling') return hushall && isCeiling(hushall) ? null : 'household'
  if (hushall === null) return by === 'both' ? 'household' : null
  if (by !== 'household' && by !== 'both') return 'noHousehold'
  return readHousehold(hushall) ? null : 'household'
}
function valueProblem({ vad, tal }: Fields): string | null {
  const kind = kindOf(vad)
  if (kind?.unit === 'share') return tal <= 1 ? null : 'share'
  return tal <= (kind?.most ?? 1e12) ? null : 'most'
}
const isRange = ({ p10, p90 }: Fields) => (p10 === null) === (p90 === null) && (p10 ?? 0) <= (p90 ?? 0)

export const parameterForm = fields.superRefine((row, context) => {
  const by = kindOf(row.vad)?.by
  const told = [
    ['tal', valueProblem(row)],
    ['hushall', householdProblem(row)],
    ['kon', row.kon !== null && by !== 'sex' && by !== 'both' ? 'noSex' : null],
    ['till', row.till !== null && row.till < row.fran ? 'order' : null],
    ['p10', isRange(row) ? null : 'range'],
  ] as const
  for (const [field, message] of told) if (message) context.addIssue({ code: 'custom', path: [field], message })
})
export const scenarioForm = z.object({ namn: short('name').max(120, 'long'), scenario })
export const runForm = z
  .object({
    namn: text.pipe(z.string().max(120, 'long')),
    scenario,
    forsta: year,
    sista: year,
    antal: integer('draws', 100, 10_000),
    fro: integer('seed', 0, 2_147_483_647),
  })
  .refine(({ forsta, sista }) => sista >= forsta && sista <= forsta + 5, { path: ['sista'], error: 'years' })
const chosen = z.string().max(60).default('').catch('')
/** /prognos/antaganden: whose, about what, and which page of them. Whatever else stands in the address is no choice. */
export const listForm = z.object({
  kommun: chosen,
  vad: chosen,
  sida: z.coerce.number().int().min(1).max(1000).catch(1),
})
export const testForm = z.object({ ar: year })
