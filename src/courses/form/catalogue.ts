import { z } from 'zod'
import { latinDigits } from '../../shared/digits.ts'
import { type Filters, type Names, noFilters, pageNames, sorts, travelLimits } from '../domain/filters.ts'
import { forms, intakes } from '../domain/intake.ts'

/** One word or many: `?kommun=1280&kommun=1281`. */
const many = <Value>(one: z.ZodType<Value>) =>
  z.union([z.array(one).max(50), one.transform((value) => [value])]) as z.ZodType<Value[]>
const word = z.string().trim().min(1).max(60)
const number = z
  .string()
  .transform(latinDigits)
  .pipe(z.string().regex(/^\d{1,5}$/))
  .transform(Number)

const code = z.string().regex(/^\d{4}$/)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** The address of the catalogue: what cannot be used is as if it were not there, for an old link should still find something. */
const kept = <Value>(field: z.ZodType<Value>, otherwise: NoInfer<Value>): z.ZodType<Value> =>
  z
    .unknown()
    .optional()
    .transform((given) => {
      const read = given === undefined ? undefined : field.safeParse(given)
      return read?.success ? read.data : otherwise
    })
const none: string[] = []
export const catalogueForm = z.object({
  q: kept(
    z.string().transform((text) => text.trim().slice(0, 200)),
    '',
  ),
  kommun: kept(many(code), none),
  bor: kept(code.nullable(), null),
  restid: kept(number.pipe(z.number().refine((minutes) => travelLimits.includes(minutes as 30))).nullable(), null),
  yrke: kept(many(word), none),
  niva: kept(many(word), none),
  start: kept(many(month), none),
  spar: kept(many(word), none),
  sprakstod: kept(many(word.transform((text) => text.toLowerCase())), none),
  intag: kept(many(z.enum(intakes) as z.ZodType<string>), none),
  form: kept(many(z.enum(forms) as z.ZodType<string>), none),
  sortera: kept(z.enum(sorts), noFilters.sort),
  sida: kept(number.pipe(z.number().min(1).max(10_000)), 1),
})

/** Words of an address as filters; travel time asks from where. */
export function filtersOf(words: Record<string, unknown>, names: Names = pageNames): Filters {
  const filters = Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, words[name] ?? noFilters[key as keyof Filters]]),
  ) as Filters
  return filters.from
    ? filters
    : { ...filters, minutes: null, sort: filters.sort === 'travel' ? noFilters.sort : filters.sort }
}

const list = <Value>(one: z.ZodType<Value, string>, about: string) =>
  z
    .union([z.array(z.string()), z.string()])
    .transform((given) => [given].flat().flatMap((part) => part.split(',')))
    .pipe(z.array(one).max(50))
    .optional()
    .describe(`${about}; several with comma between`)

/** The same filters for the API, where a value that cannot be used is told. */
export const apiFilters = {
  q: z.string().trim().max(200).optional().describe('words of the course, the place or the school'),
  municipality: list(code, 'municipality code'),
  from: code.optional().describe('municipality code where somebody lives; gives `minutes`, an estimate'),
  minutes: number.pipe(z.number().max(600)).optional().describe('most minutes of travel; needs `from`'),
  trade: list(word, 'occupation code (SSYK)'),
  level: list(word, 'SFI level that the course asks for'),
  start: list(month, 'month of the start, YYYY-MM'),
  track: list(word, 'track'),
  language: list(
    word.transform((text) => text.toLowerCase()),
    'language with support, in Swedish',
  ),
  intake: list(z.enum(intakes), intakes.join(', ')),
  form: list(z.enum(forms), forms.join(', ')),
  sort: z.enum(sorts).default('start').describe(sorts.join(', ')),
}
