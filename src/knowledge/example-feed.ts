/**
 * What this region tells other regions' Knutpunkt about its examples: JSON Feed 1.1 with the template, the facts behind the level,
 * who took it up, the licence and what has been withdrawn. Only confirmed examples go out; what is grey stays at home.
 */

import { evidenceOf, inFeeds, templateFields } from './domain/example.ts'
import { escaped, htmlOf } from './domain/html.ts'
import type { AdoptionOut, ExampleRow } from './queries/examples.ts'
import type { Gone } from './queries/posts.ts'
import { type Rated, rated } from './rated.ts'

export type ExampleFeed = {
  base: string
  title: string
  /** Names of the fields, for those who read the feed without knowing us. */
  fields: Record<(typeof templateFields)[number], string>
  unknown: string
  examples: readonly ExampleRow[]
  taken: readonly AdoptionOut[]
  gone: readonly Gone[]
  now: Date
}
export const examplePath = '/goda-exempel/flode.json'
export const exampleAtomPath = '/goda-exempel/flode.atom'

const idOf = (id: string): string => `urn:uuid:${id}`
const addressOf = (base: string, { slug }: Pick<ExampleRow, 'slug'>): string => `${base}/goda-exempel/${slug}`
const changedAt = ({ updatedAt, publishedAt }: ExampleRow): Date => updatedAt ?? publishedAt
const shownIn = ({ examples }: ExampleFeed): Rated<ExampleRow>[] =>
  examples.filter(({ stage }) => inFeeds(stage)).map((row) => rated(row))

/** The whole template, field by field, as a page would show it. */
const bodyOf = ({ fields, unknown }: ExampleFeed, { ingress, template }: ExampleRow): string =>
  [
    `<p>${escaped(ingress)}</p>`,
    ...templateFields.map((field) => {
      const text = template[field]
      return `<h2>${escaped(fields[field])}</h2>\n${text ? htmlOf(text) : `<p>${escaped(unknown)}</p>`}`
    }),
  ].join('\n')

const itemOf = (feed: ExampleFeed, example: Rated<ExampleRow>) => ({
  id: idOf(example.id),
  url: addressOf(feed.base, example),
  title: example.title,
  language: 'sv',
  summary: example.ingress,
  content_html: bodyOf(feed, example),
  date_published: example.publishedAt.toISOString(),
  date_modified: changedAt(example).toISOString(),
  authors: [{ name: example.organisationName }],
  tags: example.themes,
  _knutpunkt: {
    organisation: example.organisationName,
    municipality: example.municipality,
    template: example.template,
    level: example.level,
    evidence: evidenceOf(example.template, example.evidence),
    groups: example.groups,
    licence: example.licence,
    languages: ['sv'],
    adoptions: example.adoptions.map(
      ({ id, from, organisation, fromDay, changed, stillUsed, withdrawn, evidence }) => ({
        ...{ id, from, organisation, fromDay, changed, stillUsed, withdrawn },
        evidence: evidenceOf({ did: changed }, evidence),
      }),
    ),
  },
})

/** Taken away, or ended: neither is anything to take up any more. */
const goneIn = ({ examples, gone }: ExampleFeed): { id: string; at: Date }[] => [
  ...gone.map(({ id, at }) => ({ id, at })),
  ...examples.flatMap(({ id, stage, closedOn }) =>
    stage === 'closed' && closedOn ? [{ id, at: new Date(closedOn) }] : [],
  ),
]

export const exampleFeedOf = (feed: ExampleFeed) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: feed.title,
  language: 'sv',
  home_page_url: `${feed.base}/goda-exempel`,
  feed_url: feed.base + examplePath,
  items: shownIn(feed).map((example) => itemOf(feed, example)),
  _knutpunkt: {
    version: 1,
    withdrawn: goneIn(feed).map(({ id, at }) => ({ id: idOf(id), at: at.toISOString() })),
    adopted: feed.taken.map((one) => ({ ...one, url: `${feed.base}/goda-exempel` })),
  },
})

/** Signs that XML has no words for are left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very signs that must not pass
const xml = (text: string): string => escaped(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
const entryOf = (feed: ExampleFeed, example: ExampleRow): string => `<entry xml:lang="sv">
<id>${idOf(example.id)}</id><title>${xml(example.title)}</title><link rel="alternate" type="text/html" href="${xml(addressOf(feed.base, example))}"/>
<published>${example.publishedAt.toISOString()}</published><updated>${changedAt(example).toISOString()}</updated>
<author><name>${xml(example.organisationName)}</name></author>
${example.themes.map((theme) => `<category term="${xml(theme)}"/>`).join('')}<rights>${xml(example.licence)}</rights>
<summary>${xml(example.ingress)}</summary><content type="html">${xml(bodyOf(feed, example))}</content></entry>`

export function exampleAtomOf(feed: ExampleFeed): string {
  const shown = shownIn(feed)
  const gone = goneIn(feed)
  const times = [...shown.map(changedAt), ...gone.map(({ at }) => at)].map((at) => at.getTime())
  const updated = times.length > 0 ? new Date(Math.max(...times)) : feed.now
  const own = xml(feed.base + exampleAtomPath)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="sv">
<id>${own}</id><title>${xml(feed.title)}</title><updated>${updated.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${own}"/><link rel="alternate" type="text/html" href="${xml(`${feed.base}/goda-exempel`)}"/>
${shown.map((example) => entryOf(feed, example)).join('\n')}
${gone.map(({ id, at }) => `<at:deleted-entry ref="${idOf(id)}" when="${at.toISOString()}"/>`).join('\n')}
</feed>
`
}
