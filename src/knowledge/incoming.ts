/**
 * What another region's Knutpunkt tells about its examples, read as hostile: shapes, lengths and addresses are checked, HTML is text.
 * The trap: an example that came from us, or that two regions pass round, would come back as somebody else's.
 */
import { z } from 'zod'
import type { EvidenceLevel } from './domain/evidence.ts'
import { slugOf } from './domain/post.ts'
import { levelIn } from './rated.ts'

export const mostBytes = 1_000_000
const mostItems = 2000

/** Signs that turn the direction of what stands around them, and signs that nobody sees. */
const clean = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|(?![\n\t])\p{Cc}/gu, '').trim()
const words = (most: number) => z.string().transform((text) => clean(text).slice(0, most))
const origin = z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const field = z
  .string()
  .nullable()
  .transform((text) => (text === null ? null : clean(text).slice(0, 4000)))
const url = z.url({ protocol: /^https?$/ }).max(500)
const some = <Kind extends z.ZodType>(kind: Kind) => kind.nullable().default(null)

const evidence = z.object({
  places: z.number().int().min(0).max(10_000).default(0),
  period: some(words(200)),
  participants: some(z.number().int().min(0).max(10_000_000)),
  indicator: some(words(200)),
  before: some(z.number()),
  after: some(z.number()),
  counted: some(z.number().int().min(0).max(100_000_000)),
  evaluatedBy: some(z.enum(['external', 'comparison'])),
  report: some(url),
})
const nothingShown = evidence.parse({})
const adoption = z.object({
  id: z.uuid(),
  from: z.uuid().nullable().default(null),
  organisation: words(120).refine((text) => text !== ''),
  fromDay: z.iso.date(),
  changed: words(2000).default(''),
  stillUsed: some(z.boolean()),
  withdrawn: z.boolean(),
  evidence: evidence.catch(nothingShown).default(nothingShown),
})
const item = z.object({
  id: origin,
  url,
  title: words(200).refine((text) => text !== ''),
  summary: words(600).default(''),
  date_modified: z.iso.datetime({ offset: true }),
  tags: z.array(words(60)).max(20).default([]),
  _knutpunkt: z.object({
    organisation: words(120).default(''),
    municipality: z
      .string()
      .regex(/^\d{4}$/)
      .nullable()
      .catch(null)
      .default(null),
    template: z.record(z.string().regex(/^[a-zA-Z]{1,30}$/), field).default({}),
    evidence: evidence.catch(nothingShown).default(nothingShown),
    groups: z.array(words(30)).max(20).default([]),
    licence: words(120).default(''),
    adoptions: z.array(adoption).max(500).catch([]).default([]),
  }),
})
/** An example of ours (`origin`) that somebody there has taken up. */
const taken = z.object({
  id: z.uuid(),
  origin,
  organisation: words(120).refine((text) => text !== ''),
  fromDay: z.iso.date(),
  changed: words(2000),
  result: words(4000).nullable().default(null),
  stillUsed: some(z.boolean()),
  withdrawn: z.boolean(),
  url,
})
const whole = z.object({
  version: z.string().startsWith('https://jsonfeed.org/version/1'),
  items: z.array(z.unknown()).max(mostItems),
  _knutpunkt: z
    .object({
      withdrawn: z.array(z.object({ id: origin })).default([]),
      adopted: z.array(z.unknown()).max(mostItems).default([]),
    })
    .optional(),
})

export type Incoming = {
  origin: string
  slug: string
  address: string
  title: string
  ingress: string
  municipality: string | null
  template: Record<string, string | null>
  evidence: z.infer<typeof evidence>
  /** Reckoned here from the facts. */
  level: 0 | EvidenceLevel
  adoptions: z.infer<typeof adoption>[]
  themes: string[]
  groups: string[]
  organisationName: string
  licence: string
  changedAt: Date
}
export type IncomingAdoption = z.infer<typeof taken>
export type Came = { examples: Incoming[]; adopted: IncomingAdoption[]; refused: number }

/** The address of one here: its title, and so much of its origin that two never share it. */
const slugIn = (title: string, id: string): string =>
  `${slugOf(title)
    .slice(0, 60)
    .replace(/(?<!-)-+$/, '')}-${id.slice(9, 17)}${id.slice(-4)}`

function exampleOf({
  id,
  url: address,
  title,
  summary,
  date_modified,
  tags,
  _knutpunkt: own,
}: z.infer<typeof item>): Incoming {
  const { organisation: organisationName, template, evidence: facts, adoptions, groups, licence, municipality } = own
  return {
    ...{ origin: id, slug: slugIn(title, id), address, title, ingress: summary, municipality },
    ...{ template, evidence: facts, adoptions, groups, organisationName, licence },
    level: levelIn({ organisationName, template, evidence: facts, adoptions }),
    themes: tags.filter((tag) => tag !== ''),
    changedAt: new Date(date_modified),
  }
}

type From = {
  address: string /** Ours. */
  own: ReadonlySet<string> /** Came from somebody before. */
  others: ReadonlySet<string>
}
/** Null when it is no feed at all. */
export function readFeed(text: string, { address, own, others }: From): Came | null {
  const feed = whole.safeParse(jsonIn(text))
  if (!feed.success) return null
  const { items, _knutpunkt: about } = feed.data
  const withdrawn = new Set(about?.withdrawn.map(({ id }) => id))
  const { host } = new URL(address)
  // A region tells of its own: an address elsewhere is somebody else's example, or a trap.
  const isThere = (page: string) => new URL(page).host === host
  const read = items.map((one) => item.safeParse(one))
  const examples = new Map<string, Incoming>()
  for (const { data } of read) {
    if (!data || own.has(data.id) || others.has(data.id) || withdrawn.has(data.id)) continue
    if (isThere(data.url)) examples.set(data.id, exampleOf(data))
  }
  const adopted = (about?.adopted ?? []).flatMap((one) => taken.safeParse(one).data ?? [])
  return {
    examples: [...examples.values()],
    adopted: [...new Map(adopted.map((one) => [one.id, one])).values()].filter(
      (one) => own.has(one.origin) && isThere(one.url),
    ),
    refused: read.filter(({ success }) => !success).length,
  }
}
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
