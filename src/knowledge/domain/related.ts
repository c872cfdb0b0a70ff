/** Which page of the site an address leads to, for links that are shown from both ends (läs mer). Null for every other page. */
import { slugOf } from './post.ts'

export type RelatedKind = 'course' | 'municipality' | 'indicator' | 'example' | 'post'
const shapes: [RelatedKind, RegExp, string][] = [
  ['course', /^\/kurser\/([a-z0-9-]+)$/, '/kurser/'],
  ['municipality', /^\/siffror\/kommun\/([a-z0-9-]+)$/, '/siffror/kommun/'],
  ['indicator', /^\/siffror\/nyckeltal\/([a-z0-9-]+)$/, '/siffror/nyckeltal/'],
  ['example', /^\/goda-exempel\/([a-z0-9-]+)$/, '/goda-exempel/'],
  ['post', /^\/kunskap\/([a-z0-9-]+)$/, '/kunskap/'],
]
export type Place = { kind: RelatedKind; slug: string; href: string }

/** As it is copied from the field of addresses, with or without the site before it. */
export function placeOf(pasted: string): Place | null {
  const path = URL.parse(pasted.trim(), 'https://x')?.pathname.replace(/\/$/, '') ?? ''
  for (const [kind, shape, before] of shapes) {
    const slug = shape.exec(path)?.[1]
    if (slug) return { kind, slug, href: before + slug }
  }
  return null
}
export const nameIn = (names: readonly string[], slug: string): string | undefined =>
  names.find((name) => slugOf(name) === slug)
export const mostRelated = 10
