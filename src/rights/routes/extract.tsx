import { Hono } from 'hono'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { makeExtract } from '../acts/extract.ts'
import { asFile } from '../extract.ts'
import { ExtractPage } from '../views/extract.tsx'
import { own } from './who.tsx'

/** /mina-uppgifter/utdrag: everything about the visitor, as a page and as a file. */
export const extractRoutes = new Hono<Site>()
const read = { ...own, method: 'get', form: null, audit: 'write' } as const

route(extractRoutes, {
  ...read,
  path: '/mina-uppgifter/utdrag',
  answer: async (c) => html(c, <ExtractPage visit={c.var.visit} extract={await makeExtract(c.var.visit)} />),
})

route(extractRoutes, {
  ...read,
  path: '/mina-uppgifter/utdrag.json',
  kind: 'file',
  async answer(c) {
    const extract = await makeExtract(c.var.visit)
    c.header('content-disposition', 'attachment; filename="utdrag.json"')
    c.header('cache-control', 'no-store')
    return c.json(asFile(extract))
  },
})
