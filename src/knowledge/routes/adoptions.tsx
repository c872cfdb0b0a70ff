import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { type Told as Done, takeUp, tellResult, withdrawAdoption } from '../acts/adoptions.ts'
import { texts } from '../bank/texts/index.ts'
import { measuredOf, resultForm, stillUsedOf, takeForm } from '../form/bank.ts'
import { findOwnAdoption } from '../queries/adoptions.ts'
import { findExample, findImported } from '../queries/examples.ts'
import { AdoptionPage, TakeUpPage } from '../views/adoptions.tsx'
import type { Told } from '../views/told.ts'
import { mayTell, slugIn } from './examples.tsx'
import { doneIn, said, told, toldIn } from './told.ts'

/** "Vi har tagit upp detta", and a year later what became of it. */
export const adoptionRoutes = new Hono<Site>()
const own = { policy: 'examples', purpose: null } as const
const words = (c: Context<Site>) => texts(c.var.visit.language).staff

async function showTaking(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  if (!mayTell(visit)) return showState(c, 404)
  const slug = slugIn(c)
  const mine = await inside(visit, (tx) => findExample(tx, slug))
  const found = mine ?? (await inside(visit, (tx) => findImported(tx, slug)))
  if (!found || mine?.stage === 'closed') return showState(c, 404)
  const others = ('here' in found ? found.here : found.adoptions).filter(({ withdrawn }) => !withdrawn)
  const { title, organisationName: original } = found
  return html(c, <TakeUpPage {...{ visit, slug, title, original, others }} {...also} />, status)
}
const path = '/goda-exempel/:slug{[a-z0-9-]+}/upptaget'
route(adoptionRoutes, { ...own, method: 'get', path, form: null, audit: 'none', answer: (c) => showTaking(c) })
route(adoptionRoutes, {
  ...own,
  method: 'post',
  path,
  form: takeForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showTaking(c, told(c, input), 422)
    const { av, dag: day, andrat: changed, mejl } = input.value
    const slug = slugIn(c)
    const outcome = await takeUp(c.var.visit, { slug, from: av || null, day, changed, mail: mejl || null })
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'done') return c.redirect(`/goda-exempel/${slug}?klart=upptaget`, 303)
    const field = outcome === 'ring' ? 'av' : 'form'
    return showTaking(c, toldIn({}, { raw: input.raw, problems: { [field]: words(c)[outcome] } }), 422)
  },
})

const one = '/exempelbanken/upptaget/:id'
async function showOne(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const { municipality } = visit.actor
  const adoption = municipality ? await inside(visit, (tx) => findOwnAdoption(tx, idOf(c), municipality)) : undefined
  return adoption
    ? html(c, <AdoptionPage visit={visit} adoption={adoption} status={doneIn(c)} {...also} />, status)
    : showState(c, 404)
}
function finish(c: Context<Site>, outcome: Done, done: string) {
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'changed') return showOne(c, said('form', words(c).changed), 409)
  return c.redirect(`/exempelbanken/upptaget/${idOf(c)}?klart=${done}`, 303)
}
route(adoptionRoutes, { ...own, method: 'get', path: one, form: null, audit: 'none', answer: (c) => showOne(c) })
route(adoptionRoutes, {
  ...own,
  method: 'post',
  path: one,
  form: resultForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showOne(c, told(c, input), 422)
    const { hande: result, anvands } = input.value
    const telling = { id: idOf(c), version: versionOf(input), result, stillUsed: stillUsedOf(anvands) }
    return finish(c, await tellResult(c.var.visit, { ...telling, evidence: measuredOf(input.value) }), 'resultat')
  },
})
route(adoptionRoutes, {
  ...own,
  method: 'post',
  path: `${one}/tillbaka`,
  form: null,
  audit: 'write',
  async answer(c, input) {
    return finish(c, await withdrawAdoption(c.var.visit, idOf(c), versionOf(input)), 'tillbaka')
  },
})
