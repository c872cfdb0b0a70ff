import { z } from 'zod'
import { courseKinds, forms, intakes } from '../courses/index.ts'

const day = z.iso.date().nullable()
const item = z.object({ code: z.string(), text: z.string() })

export const municipalityReply = z.object({
  code: z.string().describe('four digits'),
  name: z.string(),
  own_name: z.string().describe('as it calls itself'),
  county: z.string(),
  corner: z.string().nullable(),
})

export const roundReply = z.object({
  id: z.uuid(),
  course: z.object({ id: z.uuid(), slug: z.string(), title: z.string() }),
  provider: z.string().nullable(),
  place: z.string().nullable(),
  municipality: z.string().nullable(),
  form: z.enum(forms).nullable(),
  starts: day,
  ends: day,
  entry_date: day.describe('last day to apply'),
  hours_per_week: z.int().nullable(),
  intake: z.enum(intakes),
  intake_reason: z.string().nullable(),
  reopens: day,
  seats: z.int().nullable(),
  seats_left: z.enum(['many', 'few', 'full', 'reserve']),
  usual_days: z.int().nullable().describe('median days from application to answer; null is not known yet'),
  travel_minutes: z.int().nullable().describe('an estimate, with `from` only'),
  next_start: day.describe('of the same course'),
  url: z.url(),
  calendar: z.url(),
})

export const courseReply = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  ingress: z.string(),
  kind: z.enum(courseKinds),
  trade: z.object({ code: z.string(), name: z.string() }),
  track: z.string(),
  level_in: z.string(),
  level_out: z.string(),
  certificate: z.string(),
  language_support: z.array(z.string()),
  credits: z.int().nullable(),
  prerequisites: z.array(item),
  documents: z.array(item),
  rounds: z.int().describe('how many the filters choose'),
  url: z.url(),
})
