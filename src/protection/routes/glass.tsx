import { Hono } from 'hono'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { ask, confirm, daysBefore, glassToday } from '../acts/glass.ts'
import { donePage, glassForm } from '../form.ts'
import { listGlass } from '../queries/glass.ts'
import { staffTexts } from '../texts/index.ts'
import { GlassPage, OfficerPage } from '../views/glass.tsx'
import { atHome, type C, noRaw, told } from './common.ts'

/** Break the glass (nödöppning): when nobody who is named can be reached. */
export const glassRoutes = new Hono<Site>()
const breaks = { ...atHome, path: '/nodoppning' } as const

async function drawGlass(c: C, raw: Raw, problems: Record<string, string> = {}, done = '') {
  const { visit } = c.var
  const { mine, waiting } = await inside(visit, (tx) => glassToday(tx, visit))
  const t = staffTexts(visit.language).glass
  const status = ({ asked: t.asked, confirmed: t.confirmed } as Record<string, string>)[done] ?? null
  const props = { visit, raw, problems: told(problems, visit.language), mine, waiting, status }
  return html(c, <GlassPage {...props} />, Object.keys(problems).length > 0 ? 422 : 200)
}

route(glassRoutes, {
  ...breaks,
  method: 'get',
  form: donePage,
  audit: 'none',
  answer: (c, input) => drawGlass(c, noRaw, {}, 'value' in input ? (input.value.klart ?? '') : ''),
})

route(glassRoutes, {
  ...breaks,
  method: 'post',
  form: glassForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawGlass(c, input.raw, input.problems)
    await ask(c.var.visit, input.value)
    return c.redirect('/nodoppning?klart=asked', 303)
  },
})

route(glassRoutes, {
  ...atHome,
  policy: 'protects',
  method: 'post',
  path: '/nodoppning/:id/bekrafta',
  form: null,
  audit: 'write',
  async answer(c) {
    return (await confirm(c.var.visit, idOf(c))) ? c.redirect('/nodoppning?klart=confirmed', 303) : showState(c, 404)
  },
})

route(glassRoutes, {
  method: 'get',
  path: '/dataskydd/nodoppningar',
  policy: 'dataProtectionOfficer',
  purpose: 'reviewLog',
  form: null,
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const rows = await inside(visit, (tx) => listGlass(tx, daysBefore(visit.now, 365)))
    return html(c, <OfficerPage visit={visit} rows={rows} />)
  },
})
