import { Hono } from 'hono'
import type { Stub, Switches } from './stub.ts'

const switches = [
  'missingEmployer',
  'nullHeadline',
  'removedAd',
  'duplicates',
  'deprecated',
  'hostileText',
  'manyAds',
  'emptyConcepts',
] as const
const hostile = '\u202e<script>alert(1)</script>'

function adsOf(on: Switches) {
  const count = on.has('manyAds') ? 2_300 : on.has('duplicates') ? 150 : 3
  const ads: Record<string, unknown>[] = Array.from({ length: count }, (_, at) => ({
    id: `ad-${on.has('duplicates') ? at % 75 : at}`,
    headline:
      on.has('nullHeadline') && at === 0 ? null : on.has('hostileText') && at === 0 ? hostile : `Svetsare ${at}`,
    webpage_url: `https://arbetsformedlingen.se/platsbanken/annonser/${at}`,
    last_publication_date: '2031-01-31T23:59:59',
    employer: { name: 'Exempelföretaget' },
    application_contacts: [{ name: 'Någon', email: 'nagon@exempel.se' }],
  }))
  if (on.has('missingEmployer')) delete ads[0]?.employer
  if (on.has('removedAd')) Object.assign(ads[0] ?? {}, { removed: true })
  return ads
}

function make(on: Switches): Hono {
  const site = new Hono()
  site.get('/v1/taxonomy/main/concepts', (c) =>
    c.json(
      on.has('emptyConcepts')
        ? []
        : [
            {
              'taxonomy/id': 'abc1_def_234',
              'taxonomy/preferred-label': 'Svetsare',
              'taxonomy/ssyk-code-2012': '7212',
            },
            {
              'taxonomy/id': 'abc1_def_235',
              'taxonomy/preferred-label': 'Telegrafist',
              ...(on.has('deprecated') && { 'taxonomy/deprecated': true }),
            },
          ],
    ),
  )
  site.get('/search', (c) => {
    const [offset, limit] = [Number(c.req.query('offset') ?? 0), Number(c.req.query('limit') ?? 10)]
    if (offset > 2_000 || limit > 100) return c.json({ message: 'offset' }, 400)
    const ads = adsOf(on)
    return c.json({ total: { value: ads.length }, hits: ads.slice(offset, offset + limit) })
  })
  return site
}

export const jobtechStub: Stub = { name: 'jobtech', switches, make }
