/**
 * What another region's Knutpunkt tells about its examples, read as hostile: shapes, lengths and addresses are checked, HTML is text.
 * The trap: an example that came from us, or that two regions pass round, would come back as somebody else's.
 */
import { z } from 'zod'
import { slugOf } from './domain/post.ts'

export const mostBytes = 1_000_000
const mostItems = 2000

const clean = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').trim()
const words = (most: number) => z.string().transform((text) => clean(text).slice(0, most))
const origin = z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const field = z
  .string()
  .nullable()
  .transform((text) => (text === null ? null : clean(text).slice(0, 4000)))

const item = z.object({
  id: origin,
  url: z.url({ protocol: /^https?$/ }).max(500),
  title: words(200).refine((text) => text !== ''),
  summary: words(600).default(''),
  date_modified: z.iso.datetime({ offset: true }),
  tags: z.array(words(60)).max(20).default([]),
  _knutpunkt: z.object({
    organisation: words(120).default(''),
    template: z.record(z.string().regex(/^[a-zA-Z]{1,30}$/), field).default({}),
    level: z.number().int().min(0).max(5),
    licence: words(120).default(''),
  }),
})
const whole = z.object({
  version: z.string().startsWith('https://jsonfeed.org/version/1'),
  items: z.array(z.unknown()).max(mostItems),
  _knutpunkt: z.object({ withdrawn: z.array(z.object({ id: origin })).default([]) }).optional(),
})

export type Incoming = {
  origin: string
  slug: string
  address: string
  title: string
  ingress: string
  template: Record<string, string | null>
  level: number
  themes: string[]
  organisationName: string
  licence: string
  changedAt: Date
}
export type Came = { examples: Incoming[]; refused: number }

/** The address of one here: its title, and so much of its origin that two never share it. */
const slugIn = (title: string, id: string): string =>
  `${slugOf(title).slice(0, 60).replace(/-+$/, '')}-${id.slice(9, 17)}${id.slice(-4)}`

function exampleOf({ id, url, title, summary, date_modified, tags, _knutpunkt: own }: z.infer<typeof item>): Incoming {
  return {
    origin: id,
    slug: slugIn(title, id),
    address: url,
    title,
    ingress: summary,
    template: own.template,
    level: own.level,
    themes: tags.filter((tag) => tag !== ''),
    organisationName: own.organisation,
    licence: own.licence,
    changedAt: new Date(date_modified),
  }
}

type From = { address: string; known: ReadonlySet<string> }
/** Null when it is no feed at all. `known`: origins that are ours, or that came from somebody before. */
export function readFeed(text: string, { address, known }: From): Came | null {
  const feed = whole.safeParse(jsonIn(text))
  if (!feed.success) return null
  const withdrawn = new Set(feed.data._knutpunkt?.withdrawn.map(({ id }) => id))
  const read = feed.data.items.map((one) => item.safeParse(one))
  const host = new URL(address).host
  const examples = new Map<string, Incoming>()
  for (const one of read) {
    if (!one.success || known.has(one.data.id) || withdrawn.has(one.data.id)) continue
    // A region tells of its own: an address elsewhere is somebody else's example, or a trap.
    if (new URL(one.data.url).host === host) examples.set(one.data.id, exampleOf(one.data))
  }
  return { examples: [...examples.values()], refused: read.filter(({ success }) => !success).length }
}
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
