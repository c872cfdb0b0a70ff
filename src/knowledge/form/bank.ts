import { z } from 'zod'
import { readMail } from '../../accounts/index.ts'
import { languages } from '../../shared/language.ts'
import { groups } from '../domain/choose.ts'
import { exampleActs, type FormPart, formParts, type Template, type TemplateField } from '../domain/example.ts'
import { hasHtml } from '../domain/markdown.ts'
import { unmarked, words } from './posts.ts'

/** Messages are keys of texts. */
const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((chosen) => [chosen].flat())
const day = z.iso.date({ error: 'day' }).refine((text) => text.startsWith('20'), 'day')
const mailOr = <Empty>(empty: Empty | undefined) =>
  z
    .string({ error: 'mail' })
    .trim()
    .max(254, 'mail')
    .default('')
    .transform((text, context): string | Empty => {
      const read = readMail(text)
      if (read) return read
      if (text === '' && empty !== undefined) return empty
      context.addIssue({ code: 'custom', message: 'mail' })
      return z.NEVER
    })

export const headForm = z.object({
  rubrik: words(160, 'title'),
  ingress: unmarked(600, 'ingress'),
  amnen: unmarked(200, 'title').transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(',')
        .map((theme) => theme.trim())
        .filter((theme) => theme !== ''),
    ),
  ]),
  grupper: list.transform((chosen) => groups.filter((group) => chosen.includes(group))),
})

const digits = (text: string) => text.replace(/[\s\u00a0]/g, '')
const amounts: readonly TemplateField[] = ['costKronor', 'costHours']
const fieldOf = (field: TemplateField) =>
  field === 'languages'
    ? list.transform((chosen) => languages.filter((one) => chosen.includes(one)).join(' '))
    : z
        .string({ error: 'long' })
        .trim()
        .default('')
        .superRefine((text, context) => {
          const problem = problemIn(field, text)
          if (problem) context.addIssue({ code: 'custom', message: problem })
        })
        .transform((text) => (amounts.includes(field) ? digits(text) : text))
function problemIn(field: TemplateField, text: string): string | null {
  if (hasHtml(text)) return 'html'
  if (amounts.includes(field)) return text === '' || /^\d{1,12}$/.test(digits(text)) ? null : 'number'
  return text.length > 4000 ? 'long' : null
}
/** Each field is filled in or said not to be known yet; an empty one has not been answered. */
const partForm = (fields: readonly TemplateField[]): z.ZodType<Template> =>
  z
    .object({
      ...Object.fromEntries(fields.map((field) => [field, fieldOf(field)])),
      ...Object.fromEntries(fields.map((field) => [`${field}-vet`, z.literal('ja').optional().catch(undefined)])),
    })
    .transform((typed: Record<string, string | undefined>) =>
      Object.fromEntries(fields.map((field) => [field, typed[`${field}-vet`] === 'ja' ? null : typed[field]])),
    ) as unknown as z.ZodType<Template>
export const partForms: Record<FormPart, z.ZodType<Template>> = {
  beskrivning: partForm(formParts.beskrivning),
  resultat: partForm(formParts.resultat),
  villkor: partForm(formParts.villkor),
}

const numeral = (text: string) => digits(text).replace(',', '.')
const count = z
  .string()
  .default('')
  .transform((text) => numeral(text))
  .refine((text) => /^\d{0,9}$/.test(text), 'number')
  .transform((text) => (text === '' ? null : Number(text)))
const measure = z
  .string()
  .default('')
  .transform((text) => numeral(text.replace(/%|kr$/i, '').replace('−', '-')))
  .refine((text) => /^(-?\d{1,12}(\.\d{1,6})?)?$/.test(text), 'number')
  .transform((text) => (text === '' ? null : Number(text)))
const maybe = unmarked(200, 'long').transform((text) => text || null)
const measured = {
  matt: maybe,
  fore: measure,
  forenar: maybe,
  efter: measure,
  efternar: maybe,
  antal: count,
  deltagare: count,
  nar: maybe,
}
export const evidenceForm = z.object({
  ...measured,
  platser: count,
  utvarderad: z.enum(['external', 'comparison', 'nej']).catch('nej'),
  rapport: z
    .string()
    .trim()
    .default('')
    .refine(
      (text) =>
        text === '' ||
        z
          .url({ protocol: /^https?$/ })
          .max(500)
          .safeParse(text).success,
      'link',
    )
    .transform((text) => text || null),
})
export const contactForm = z.object({ mejl: mailOr('') })
export const stepForm = z.object({ gor: z.enum(exampleActs, { error: 'choice' }), varfor: unmarked(1000, 'long') })

export const takeForm = z.object({
  av: z.uuid().or(z.literal('')).default('').catch(''),
  dag: day,
  andrat: words(2000, 'changed').refine((text) => !hasHtml(text), 'html'),
  mejl: mailOr(''),
})
const used = z.enum(['yes', 'no', 'unknown']).catch('unknown')
export const resultForm = z.object({
  ...measured,
  hande: words(4000, 'result').refine((text) => !hasHtml(text), 'html'),
  anvands: used,
})
export const stillUsedOf = (word: z.infer<typeof used>): boolean | null => (word === 'unknown' ? null : word === 'yes')
/** The facts of a follow-up, as they are kept. */
export const measuredOf = (of: z.infer<z.ZodObject<typeof measured>>) => ({
  indicator: of.matt,
  before: of.fore,
  beforeWhen: of.forenar,
  after: of.efter,
  afterWhen: of.efternar,
  counted: of.antal,
  participants: of.deltagare,
  period: of.nar,
})

export const askForm = z.object({
  namn: words(80, 'name'),
  mejl: mailOr<never>(undefined),
  text: words(2000, 'text'),
  /** Nobody sees this field; programs fill it in. */
  webbplats: z.string().default(''),
  ritad: z.coerce.number().int().catch(0),
})
export const answerForm = z.object({ svar: words(4000, 'answer').refine((text) => !hasHtml(text), 'html') })

export const checkForm = z
  .object({
    svar: z.enum(['true', 'changed', 'ended', 'other']).catch('true'),
    text: unmarked(1000, 'text'),
    mejl: mailOr(''),
  })
  .superRefine(({ svar, text, mejl }, context) => {
    if ((svar === 'changed' || svar === 'ended') && text === '')
      context.addIssue({ code: 'custom', message: 'text', path: ['text'] })
    if (svar === 'other' && mejl === '') context.addIssue({ code: 'custom', message: 'mail', path: ['mejl'] })
  })

export const regionForm = z.object({
  namn: words(120, 'name'),
  adress: z.url({ protocol: /^https?$/, error: 'address' }).max(500, 'address'),
  nyckel: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || /^[A-Za-z0-9+/]{43}=$/.test(text), 'key'),
})
export const regionStepForm = z.object({ gor: z.enum(['pause', 'resume', 'fetch', 'remove'], { error: 'choice' }) })

export const recommendForm = z.object({
  svar: z.enum(['takenUp', 'alreadyDone', 'declined'], { error: 'answer' }),
  mal: unmarked(1000, 'long'),
  exempel: z.uuid().or(z.literal('')).default('').catch(''),
  varfor: unmarked(1000, 'long'),
})

const key = (most: number) =>
  z
    .string()
    .transform((text) => text.trim() || null)
    .refine((text) => text === null || text.length <= most)
    .catch(null)
    .default(null)
const integer = (least: number, most: number) =>
  z.coerce.number().int().min(least).max(most).nullable().catch(null).default(null)
/** A choice that is no choice is none. */
export const chooseForm = z
  .looseObject({
    amne: key(60),
    malgrupp: key(30),
    kommun: key(4),
    storlek: key(10),
    kommungrupp: key(2),
    horn: key(80),
    kostnad: key(10),
    niva: integer(1, 5),
    ar: integer(1900, 2100),
    sprakval: key(3),
  })
  .transform(({ amne, malgrupp, kommun, storlek, kommungrupp, horn, kostnad, niva, ar, sprakval }) => ({
    theme: amne,
    group: malgrupp,
    municipality: kommun,
    size: storlek,
    kind: kommungrupp,
    corner: horn,
    cost: kostnad,
    level: niva,
    year: ar,
    language: sprakval,
  }))
