/**
 * Feeds (flöden): Atom (RFC 4287) and JSON Feed 1.1, with whole texts and ids that never change. What has been taken away is said
 * in both, so that readers take it away too. The trap: an id made from an address changes with it; these are made from the row.
 */
import { escaped, htmlOf } from './domain/html.ts'
import type { Entry, Gone } from './queries/posts.ts'

export type Feed = {
  base: string
  title: string
  language: string
  path: string
  entries: readonly Entry[]
  gone: readonly Gone[]
  now: Date
}

const idOf = (kind: string, id: string): string => `urn:uuid:${id}${kind === 'post' ? '' : `#${kind}`}`
const changedAt = ({ updatedAt, publishedAt }: Entry): Date => updatedAt ?? publishedAt
const newest = ({ entries, gone, now }: Feed): Date => {
  const times = [...entries.map(changedAt), ...gone.map(({ at }) => at)].map((at) => at.getTime())
  return times.length > 0 ? new Date(Math.max(...times)) : now
}
/** Away from the site its own addresses need its name. Text cannot look like this: its quotation marks are escaped. */
const bodyOf = ({ base }: Feed, { ingress, body }: Entry): string =>
  `<p>${escaped(ingress)}</p>\n${htmlOf(body)}`.replaceAll('href="/', `href="${base}/`)
const addressIn = ({ base }: Feed, { slug }: Pick<Entry, 'slug'>): string => `${base}/kunskap/${slug}`

/** Signs that XML has no words for are left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very signs that must not pass
const xml = (text: string): string => escaped(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))

const entryXml = (feed: Feed, entry: Entry): string => `<entry xml:lang="${xml(entry.language)}">
<id>${idOf('post', entry.id)}</id><title>${xml(entry.title)}</title>
<link rel="alternate" type="text/html" href="${xml(addressIn(feed, entry))}"/>
<published>${entry.publishedAt.toISOString()}</published><updated>${changedAt(entry).toISOString()}</updated>
<author><name>${xml(entry.author || entry.organisation || feed.title)}</name></author>
${entry.themes.map((theme) => `<category term="${xml(theme)}"/>`).join('')}<summary>${xml(entry.ingress)}</summary>
<content type="html">${xml(bodyOf(feed, entry))}</content></entry>`

/** Withdrawn ones as RFC 6721 says it. */
const goneXml = ({ id, at }: Gone): string => `<at:deleted-entry ref="${idOf('post', id)}" when="${at.toISOString()}"/>`

export const atomOf = (feed: Feed): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="${xml(feed.language)}">
<id>${xml(feed.base + feed.path)}</id><title>${xml(feed.title)}</title><updated>${newest(feed).toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${xml(feed.base + feed.path)}"/><link rel="alternate" type="text/html" href="${xml(`${feed.base}/kunskap`)}"/>
${[...feed.entries.map((entry) => entryXml(feed, entry)), ...feed.gone.map(goneXml)].join('\n')}
</feed>
`

export const jsonFeedOf = (feed: Feed) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: feed.title,
  language: feed.language,
  home_page_url: `${feed.base}/kunskap`,
  feed_url: feed.base + feed.path,
  items: feed.entries.map((entry) => ({
    id: idOf('post', entry.id),
    url: addressIn(feed, entry),
    title: entry.title,
    language: entry.language,
    summary: entry.ingress,
    content_html: bodyOf(feed, entry),
    date_published: entry.publishedAt.toISOString(),
    date_modified: changedAt(entry).toISOString(),
    authors: [{ name: entry.author || entry.organisation || feed.title }],
    tags: entry.themes,
  })),
  _knutpunkt: { withdrawn: feed.gone.map(({ id, at }) => ({ id: idOf('post', id), at: at.toISOString() })) },
})
