import { Hono } from 'hono'
import { z } from 'zod'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { listLooks, listOwn } from '../queries/own.ts'
import { OwnPage, WhoPage } from '../views/own.tsx'

/** /mina-uppgifter: what is known about the reader, and who has looked. */
export const peopleRoutes = new Hono<Site>()
const own = { method: 'get', policy: 'newcomer', purpose: 'ownPages', audit: 'read', level: 'phone' } as const

route(peopleRoutes, {
  ...own,
  path: '/mina-uppgifter',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const [person] = await inside(visit, (tx) => listOwn(tx, visit))
    return html(c, <OwnPage visit={visit} person={person} />)
  },
})

const pageOf = 50
route(peopleRoutes, {
  ...own,
  path: '/mina-uppgifter/vem-har-tittat',
  form: z.object({ fore: z.coerce.number().int().positive().optional().catch(undefined) }),
  async answer(c, input) {
    const { visit } = c.var
    const before = ('value' in input ? input.value.fore : undefined) ?? null
    const found = await inside(visit, (tx) => listLooks(tx, before, pageOf + 1))
    const looks = found.slice(0, pageOf)
    const older = found.length > pageOf ? (looks.at(-1)?.seq ?? null) : null
    return html(c, <WhoPage visit={visit} looks={looks} older={older} isFirst={before === null} />)
  },
})
