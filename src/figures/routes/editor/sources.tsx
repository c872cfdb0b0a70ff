import { type Context, Hono } from 'hono'
import { html, showState } from '../../../platform/pages.tsx'
import { route } from '../../../platform/route.ts'
import { inside, type Site } from '../../../platform/visit.ts'
import { dayOf } from '../../../shared/calendar.ts'
import { fetchSoon, sayTitle, settle, turn } from '../../acts/sources.ts'
import type { Why } from '../../cell.ts'
import { connectors } from '../../facts/connectors.ts'
import { findIndicator } from '../../facts/indicators.ts'
import { doneForm, titleForm } from '../../form/editor.ts'
import { listConnectors, listFailures, listKpis } from '../../queries/store/connectors.ts'
import { isStale } from '../../stale.ts'
import { path, SourcesPage } from '../../views/editor/sources.tsx'

/** Where figures are fetched from: on and off, how it went, and what the sources call things. */
export const sourceRoutes = new Hono<Site>()
const read = { policy: 'figureSources', purpose: null, method: 'get', audit: 'none' } as const
const write = { policy: 'operator', purpose: null, method: 'post', audit: 'write' } as const

const sourceOf = (name: string) => connectors.find((one) => one.name === name)?.source ?? name

async function showSources(c: Context<Site>, done: string, status: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  const { found, failed, kpis } = await inside(visit, async (tx) => ({
    found: await listConnectors(tx),
    failed: await listFailures(tx),
    kpis: await listKpis(tx),
  }))
  const sources = found.map((one) => ({ ...one, source: sourceOf(one.name), stale: isStale(one, dayOf(visit.now)) }))
  const failures = failed.map((one) => ({ ...one, source: sourceOf(one.connector), problem: one.problem as Why }))
  const titles = kpis.flatMap(({ kpi, slug, title, found: now }) =>
    now && now !== title ? [{ kpi, ours: findIndicator(slug)?.titles.sv ?? slug, before: title ?? '', now }] : [],
  )
  const off = visit.services.settings.sources === 'off'
  const page = { sources, failures, titles, off, runs: visit.actor.role === 'operator', done }
  return html(c, <SourcesPage visit={visit} {...page} />, status)
}

route(sourceRoutes, {
  ...read,
  path,
  form: doneForm,
  answer: (c, input) => showSources(c, 'value' in input ? input.value.klart : ''),
})

const nameOf = (c: Context<Site>) => connectors.find(({ name }) => name === c.req.param('name'))?.name

for (const [word, isOn] of [
  ['pa', true],
  ['av', false],
] as const)
  route(sourceRoutes, {
    ...write,
    path: `${path}/:name/${word}`,
    form: null,
    async answer(c) {
      const name = nameOf(c)
      return name && (await turn(c.var.visit, name, isOn)) ? c.redirect(path, 303) : showState(c, 404)
    },
  })

route(sourceRoutes, {
  ...write,
  path: `${path}/:name/hamta`,
  form: null,
  async answer(c) {
    const name = nameOf(c)
    if (!name) return showState(c, 404)
    await fetchSoon(c.var.visit, name)
    return c.redirect(`${path}?klart=hamtas`, 303)
  },
})

route(sourceRoutes, {
  ...write,
  path: `${path}/stopp/:id`,
  form: null,
  async answer(c) {
    const id = c.req.param('id')
    const known = id && /^[0-9a-f-]{36}$/.test(id) && (await settle(c.var.visit, id))
    return known ? c.redirect(path, 303) : showState(c, 404)
  },
})

route(sourceRoutes, {
  ...write,
  policy: 'figureEditor',
  path: `${path}/titel`,
  form: titleForm,
  async answer(c, input) {
    const { visit } = c.var
    if (visit.actor.municipality !== null) return showState(c, 404)
    if ('problems' in input) return showSources(c, 'bytt', 422)
    const { kpi, title } = input.value
    return (await sayTitle(visit, kpi, title)) ? c.redirect(path, 303) : showSources(c, 'bytt', 409)
  },
})
