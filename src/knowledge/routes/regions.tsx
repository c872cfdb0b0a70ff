import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { followRegion, stepRegion } from '../acts/federation.ts'
import { texts } from '../bank/texts/index.ts'
import { examplePath } from '../example-feed.ts'
import { publicKeyOf } from '../feed-key.ts'
import { regionForm, regionStepForm } from '../form/bank.ts'
import { listKeptRegions } from '../queries/regions.ts'
import { RegionsPage } from '../views/regions.tsx'
import type { Told } from '../views/told.ts'
import { doneIn, said, told, toldIn } from './told.ts'

/** /exempelbanken/regioner: whose examples are shown here, and how it went the last time they were asked. */
export const regionRoutes = new Hono<Site>()
const path = '/exempelbanken/regioner'
const own = { policy: 'regions', purpose: null } as const
const words = (c: Context<Site>) => texts(c.var.visit.language).staff

async function show(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  // A municipality's own editor chooses nothing for the whole region.
  if (visit.actor.municipality) return showState(c, 404)
  const regions = await inside(visit, listKeptRegions)
  const { keys, settings } = visit.services
  const mine = { address: `${settings.baseUrl.replace(/\/$/, '')}${examplePath}`, key: publicKeyOf(keys) }
  return html(
    c,
    <RegionsPage {...{ visit, regions }} own={mine} isOff={settings.sources === 'off'} status={doneIn(c)} {...also} />,
    status,
  )
}
route(regionRoutes, { ...own, method: 'get', path, form: null, audit: 'none', answer: (c) => show(c) })
route(regionRoutes, {
  ...own,
  method: 'post',
  path,
  form: regionForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return show(c, told(c, input), 422)
    if (c.var.visit.actor.municipality) return showState(c, 404)
    const { namn: name, adress: address, nyckel: publicKey } = input.value
    const outcome = await followRegion(c.var.visit, { name, address, publicKey })
    if (outcome === 'done') return c.redirect(`${path}?klart=region`, 303)
    const t = words(c)
    const problems = outcome === 'taken' ? { namn: t.regions.taken } : { adress: t.problems.address }
    return show(c, toldIn({}, { raw: input.raw, problems }), 422)
  },
})
route(regionRoutes, {
  ...own,
  method: 'post',
  path: `${path}/:id`,
  form: regionStepForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return show(c, told(c, input), 422)
    if (c.var.visit.actor.municipality) return showState(c, 404)
    const step = { id: idOf(c), version: versionOf(input), act: input.value.gor }
    const outcome = await stepRegion(c.var.visit, step)
    return outcome === 'done' ? c.redirect(`${path}?klart=region`, 303) : show(c, said('form', words(c).changed), 409)
  },
})
