import { z } from 'zod'
import { organisationKinds } from '../organisations/index.ts'
import { decisionKinds, roles } from '../shared/actor.ts'
import { addMonths, type Day, dayOf } from '../shared/calendar.ts'
import { latinDigits } from '../shared/digits.ts'
import { readDay } from '../shared/typed-day.ts'

// Messages are keys of `texts.problems`. Days stay as typed here: which day is meant depends on today.

const word = (key: string, most = 200) => z.string({ error: key }).trim().min(1, key).max(most, key)
const maybe = (key: string, most = 200) => z.string({ error: key }).trim().max(most, key).default('')
const name = z.string({ error: 'name' }).trim().min(1, 'name').max(200, 'longName')
const phone = maybe('phone', 40).refine((text) => text === '' || /^\+?[\d\s()/.-]{6,24}\d$/.test(text), 'phone')
const mail = maybe('mail', 254).refine((text) => text === '' || isMail(text), 'mail')
const isMail = (text: string) => /^[^\s@]{1,64}@[^\s@.]{1,63}(\.[^\s@.]{1,63}){1,8}$/.test(text)
const time = z
  .string({ error: 'time' })
  .trim()
  .max(20, 'time')
  .transform((text) => /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(latinDigits(text)))
  .refine((found) => found !== null, 'time')
  .transform((found) => `${found?.[1]?.padStart(2, '0')}:${found?.[2]}`)
const code = z
  .string({ error: 'code' })
  .transform((text) => latinDigits(text).trim())
  .refine((text) => text === '' || /^(0[1-9]|1\d|2[0-5])(?!00)\d\d$/.test(text), 'code')
const day = maybe('day', 40)
const noneOrId = (key: string) => z.union([z.literal('', key), z.uuid(key)], { error: key })
const role = z.enum(roles, { error: 'role' }).exclude(['newcomer'], { error: 'role' })

export const changeForm = z
  .object({ name, ownName: maybe('longName'), phone, mail, hoursFrom: time, hoursTo: time })
  .refine(({ hoursFrom, hoursTo }) => hoursFrom < hoursTo, { path: ['hoursTo'], error: 'timeOrder' })
export const addBelowForm = z.object({ kind: z.enum(['board', 'unit'], { error: 'kind' }), name, phone, mail })
export const addTopForm = z
  .object({ kind: z.enum(organisationKinds, { error: 'kind' }), name, ownName: maybe('longName'), code, phone, mail })
  .refine(({ kind, code }) => kind !== 'municipality' || code !== '', { path: ['code'], error: 'codeNeeded' })
export const inviteForm = z.object({
  name: word('personName'),
  title: maybe('longName'),
  mail: word('mail', 254).refine(isMail, 'mail'),
  role,
})
export const grantForm = z.object({ role })
export const endForm = z.object({ day })
export const shutForm = z.object({ shut: z.enum(['ja', 'nej'], { error: 'changed' }) })
export const delegationForm = z.object({
  kind: z.enum(decisionKinds, { error: 'kind' }),
  /** `alla` for everybody in the role that takes such decisions, else an account. */
  whom: z.union([z.literal('alla', 'whom'), z.uuid('whom')], { error: 'whom' }),
  from: day,
  to: day,
  reference: word('reference'),
})
export const tokenForm = z.object({ name: word('tokenName', 100), endsOn: day })
export const cornerForm = z.object({
  municipality: z.string({ error: 'municipality' }).regex(/^\d{4}$/, 'municipality'),
  corner: z.uuid('corner'),
  from: day,
  source: word('source'),
})
export const areaForm = z.object({
  name: word('areaName'),
  educationKind: z.enum(['yrkes_sfi', 'sfi', 'komvux', 'recruitment_training', 'validation', 'shk'], {
    error: 'educationKind',
  }),
  agreement: maybe('longName'),
})
export const memberForm = cornerForm.pick({ municipality: true, from: true })
export const leaveForm = cornerForm.pick({ municipality: true })

/** What a page can be opened with: which act led to it, which kind is wanted. */
export const openForm = z.object({
  klart: z.string().max(40).optional().catch(undefined),
  slag: z.enum(organisationKinds).optional().catch(undefined),
})
export const logForm = z.object({
  person: noneOrId('badId').optional(),
  konto: noneOrId('badId').optional(),
  dag: z.string({ error: 'badDay' }).max(40, 'badDay').optional(),
  fore: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})

type Days = Record<string, Day | null>
type Rule = 'needed' | 'optional'
/** The days meant by what was typed. A needed one that is empty, and one that is no day, is a problem of its field. */
export function daysIn<Name extends string>(
  typed: Record<NoInfer<Name>, string>,
  rules: Record<Name, Rule>,
  now: Date,
): { days: Record<Name, Day | null> } | { problems: Record<string, string> } {
  const days: Days = {}
  const problems: Record<string, string> = {}
  for (const [field, rule] of Object.entries(rules)) {
    const text = typed[field as Name].trim()
    const found = text === '' ? null : readDay(text, now)
    if (found === undefined || (found === null && rule === 'needed')) problems[field] = 'day'
    else days[field] = found
  }
  return Object.keys(problems).length > 0 ? { problems } : { days: days as Record<Name, Day | null> }
}

/** Why a token cannot end on that day: it is past, or more than two years away. */
export function problemOfEnd(endsOn: Day, now: Date): 'dayPast' | 'dayFar' | null {
  const today = dayOf(now)
  if (endsOn <= today) return 'dayPast'
  return endsOn > addMonths(today, 24) ? 'dayFar' : null
}
