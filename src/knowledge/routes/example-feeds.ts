import { type Context, Hono } from 'hono'
import { route } from '../../platform/route.ts'
import { sha256 } from '../../platform/seal.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { type ExampleFeed, exampleAtomOf, exampleAtomPath, exampleFeedOf, examplePath } from '../example-feed.ts'
import { publicKeyOf, signatureHeader, signed } from '../feed-key.ts'
import { listExamples, listTakenElsewhere } from '../queries/examples.ts'
import { listGone } from '../queries/posts.ts'
import { texts } from '../texts/index.ts'
import { open } from './public.tsx'

/** What other regions fetch, signed; whoever has the newest already is told so. */
export const exampleFeedRoutes = new Hono<Site>()
const file = { ...open, method: 'get', kind: 'file', form: null } as const
const baseOf = (c: Context<Site>): string => c.var.visit.services.settings.baseUrl.replace(/\/$/, '')

async function readFeed(c: Context<Site>): Promise<ExampleFeed> {
  const { visit } = c.var
  const [examples, taken, gone] = await inside(
    visit,
    async (tx) => [await listExamples(tx), await listTakenElsewhere(tx), await listGone(tx, 'example')] as const,
  )
  const { feed, examples: words } = texts('sv')
  const { fields, unknown } = words
  return { base: baseOf(c), title: feed.examples, fields, unknown, examples, taken, gone, now: visit.now }
}
for (const [path, type, draw] of [
  [exampleAtomPath, 'application/atom+xml', exampleAtomOf],
  [examplePath, 'application/feed+json', (of: ExampleFeed) => JSON.stringify(exampleFeedOf(of))],
] as const) {
  route(exampleFeedRoutes, {
    ...file,
    path,
    async answer(c) {
      const body = draw(await readFeed(c))
      const etag = `"${sha256(body).toString('hex').slice(0, 24)}"`
      const headers = { etag, 'cache-control': 'public, max-age=300' }
      if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
      const signature = signed(c.var.visit.services.keys, body)
      return c.body(body, 200, { ...headers, [signatureHeader]: signature, 'content-type': `${type}; charset=utf-8` })
    },
  })
}

/** Our public key, for regions that compare it with us. */
route(exampleFeedRoutes, {
  ...file,
  path: '/goda-exempel/nyckel.txt',
  answer: (c) => c.text(`${publicKeyOf(c.var.visit.services.keys)}\n`),
})
