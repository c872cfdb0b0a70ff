import { type Context, Hono } from 'hono'
import { route } from '../../platform/route.ts'
import { sha256 } from '../../platform/seal.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { atomOf, type Feed, jsonFeedOf } from '../feeds.ts'
import { listForm } from '../form/posts.ts'
import { listFeed, listGone } from '../queries/posts.ts'
import { texts } from '../texts/index.ts'
import { feedAddress } from '../views/feed-links.tsx'
import { open } from './public.tsx'

/** Feeds by theme, municipality and language; whoever has the newest already is told so. */
export const feedRoutes = new Hono<Site>()
const feed = { ...open, method: 'get', kind: 'file' } as const

function send(c: Context<Site>, type: string, body: string): Response {
  const etag = `"${sha256(Buffer.from(body)).toString('hex').slice(0, 24)}"`
  const headers = { etag, 'cache-control': 'public, max-age=300', vary: 'cookie, accept-language' }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  return c.body(body, 200, { ...headers, 'content-type': `${type}; charset=utf-8` })
}
const baseOf = (c: Context<Site>): string => c.var.visit.services.settings.baseUrl.replace(/\/$/, '')

type Of = { kind: 'atom' | 'json'; theme: string | null; municipality: string | null }
async function readFeed(c: Context<Site>, { kind, ...chosen }: Of): Promise<Feed> {
  const { visit } = c.var
  const of = { ...chosen, language: visit.language }
  const [entries, gone] = await inside(
    visit,
    async (tx) => [await listFeed(tx, of), await listGone(tx, 'post')] as const,
  )
  const { title } = texts(visit.language).feed
  return {
    base: baseOf(c),
    title,
    language: visit.language,
    path: feedAddress(kind, of),
    entries,
    gone,
    now: visit.now,
  }
}

for (const [kind, type, draw] of [
  ['atom', 'application/atom+xml', atomOf],
  ['json', 'application/feed+json', (of: Feed) => JSON.stringify(jsonFeedOf(of))],
] as const) {
  route(feedRoutes, {
    ...feed,
    path: `/kunskap/flode.${kind}`,
    form: listForm,
    async answer(c, input) {
      const { amne, kommun } = 'value' in input ? input.value : { amne: null, kommun: null }
      return send(c, type, draw(await readFeed(c, { kind, theme: amne, municipality: kommun })))
    },
  })
}
