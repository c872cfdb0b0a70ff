/** JobTech: occupations by concept and group, and how many advertisements there are. Only counts and links are kept, never contact persons. */
import { z } from 'zod'
import { stop } from '../cell.ts'
import { type Client, jsonOf } from './client.ts'

const concept = z.object({
  'taxonomy/id': z.string(),
  'taxonomy/preferred-label': z.string(),
  'taxonomy/deprecated': z.boolean().optional(),
  'taxonomy/ssyk-code-2012': z.string().optional(),
})
export type Occupation = { id: string; label: string; ssyk: string | null; deprecated: boolean }

export async function askOccupations(client: Client, type = 'ssyk-level-4'): Promise<{ url: string; body: Buffer }> {
  const { url, body } = await client.ask(`${client.base}/v1/taxonomy/main/concepts?type=${encodeURIComponent(type)}`)
  return { url, body }
}
/** A deprecated one stays readable and is never offered. */
export function readOccupations(body: Buffer): Occupation[] {
  const read = z.array(concept).safeParse(jsonOf(body.toString('utf8')))
  if (!read.success || read.data.length === 0) return stop('shape', 'concepts')
  return read.data.map((one) => ({
    id: one['taxonomy/id'],
    label: one['taxonomy/preferred-label'],
    ssyk: one['taxonomy/ssyk-code-2012'] ?? null,
    deprecated: one['taxonomy/deprecated'] ?? false,
  }))
}

const hits = z.object({
  total: z.object({ value: z.number().int() }),
  hits: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).transform(String),
      headline: z.string().nullish(),
      webpage_url: z.string().nullish(),
      removed: z.boolean().nullish(),
      last_publication_date: z.string().nullish(),
    }),
  ),
})
export type Ad = { id: string; headline: string; url: string | null; until: string | null }
const furthest = 2000
const page = 100

/** Advertisements of a group in a municipality: each once, those that were taken away left out. */
export async function askAds(
  client: Client,
  of: { group: string; municipality: string },
): Promise<{ total: number; ads: Ad[] }> {
  const found = new Map<string, Ad>()
  let total = 0
  for (let offset = 0; offset <= furthest && (offset === 0 || offset < total); offset += page) {
    const query = `occupation-group=${encodeURIComponent(of.group)}&municipality=${encodeURIComponent(of.municipality)}`
    const { body } = await client.ask(`${client.base}/search?${query}&limit=${page}&offset=${offset}`)
    const read = hits.safeParse(jsonOf(body.toString('utf8')))
    if (!read.success) return stop('shape', read.error.issues[0]?.path.join('.') ?? '')
    total = read.data.total.value
    for (const one of read.data.hits.filter(({ removed }) => removed !== true))
      found.set(one.id, {
        id: one.id,
        headline: one.headline ?? '',
        url: one.webpage_url ?? null,
        until: one.last_publication_date ?? null,
      })
  }
  return { total, ads: [...found.values()] }
}
