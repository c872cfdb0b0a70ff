/**
 * What this region tells other regions' Knutpunkt about its examples: JSON Feed 1.1 with the template, the facts behind the level,
 * who took it up, the licence and what has been withdrawn. Only confirmed examples go out; what is grey stays at home.
 */

import { evidenceOf, inFeeds } from './domain/example.ts'
import { escaped, htmlOf } from './domain/html.ts'
import type { ExampleRow } from './queries/examples.ts'
import type { Gone } from './queries/posts.ts'
import { rated } from './rated.ts'

export type ExampleFeed = { base: string; title: string; examples: readonly ExampleRow[]; gone: readonly Gone[] }
export const examplePath = '/goda-exempel/flode.json'

const itemOf = (base: string, row: ExampleRow) => {
  const example = rated(row)
  const changed = example.updatedAt ?? example.publishedAt
  return {
    id: `urn:uuid:${example.id}`,
    url: `${base}/goda-exempel/${example.slug}`,
    title: example.title,
    language: 'sv',
    summary: example.ingress,
    content_html: `<p>${escaped(example.ingress)}</p>\n${htmlOf(example.template.did ?? '')}`,
    date_published: example.publishedAt.toISOString(),
    date_modified: changed.toISOString(),
    tags: example.themes,
    _knutpunkt: {
      organisation: example.organisationName,
      municipality: example.municipality,
      template: example.template,
      level: example.level,
      evidence: evidenceOf(example.template, example.evidence),
      licence: example.licence,
      languages: ['sv'],
      adoptions: example.adoptions.map(({ id, from, organisationName, fromDay, stillUsed, withdrawn }) => ({
        ...{ id, from, organisation: organisationName, fromDay, stillUsed, withdrawn },
      })),
    },
  }
}

export const exampleFeedOf = ({ base, title, examples, gone }: ExampleFeed) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title,
  language: 'sv',
  home_page_url: `${base}/goda-exempel`,
  feed_url: base + examplePath,
  items: examples.filter(({ stage }) => inFeeds(stage)).map((row) => itemOf(base, row)),
  _knutpunkt: {
    version: 1,
    withdrawn: [
      ...gone.map(({ id, at }) => ({ id: `urn:uuid:${id}`, at: at.toISOString() })),
      ...examples
        .filter(({ stage, closedOn }) => stage === 'closed' && closedOn)
        .map(({ id, closedOn }) => ({ id: `urn:uuid:${id}`, at: `${closedOn}T00:00:00.000Z` })),
    ],
  },
})
