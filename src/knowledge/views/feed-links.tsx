import type { Language } from '../../shared/language.ts'
import { texts } from '../texts/index.ts'

export type FeedOf = { language: Language; theme?: string | null; municipality?: string | null }
/** Where the same list is read by programs: of everything, or of a theme or a municipality. */
export function feedAddress(kind: 'atom' | 'json', { language, theme, municipality }: FeedOf): string {
  const query = new URLSearchParams({
    ...(theme && { amne: theme }),
    ...(municipality && { kommun: municipality }),
    sprak: language,
  })
  return `/kunskap/flode.${kind}?${query}`
}

/** For the head of a page: readers of feeds find the feed by the page itself. */
export const FeedLinks = (of: FeedOf) => {
  const { title } = texts(of.language).feed
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={title} href={feedAddress('atom', of)} />
      <link rel="alternate" type="application/feed+json" title={title} href={feedAddress('json', of)} />
    </>
  )
}
