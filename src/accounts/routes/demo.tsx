import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Input } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { demoAccounts, signInAsDemo } from '../acts/demo.ts'
import { demoForm, tillForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { DemoPage } from '../views/demo.tsx'
import { wayBack } from '../way-back.ts'
import { arrive, placeOf } from './arriving.ts'

let made: Hono<Site> | undefined
/** /logga-in/demo: where MODE is production it is never even registered. */
export const demoRoutes = (): Hono<Site> => {
  made ??= mounted(new Hono<Site>())
  return made
}

function mounted(site: Hono<Site>): Hono<Site> {
  const forAll = { path: '/logga-in/demo', policy: 'everybody', purpose: null } as const
  const drawn = { method: 'get', ...forAll, form: tillForm, audit: 'none' } as const
  route(site, { ...drawn, answer: (c, input) => show(c, 'value' in input ? input.value.till : '') })
  const chosen = { method: 'post', ...forAll, form: demoForm, audit: 'write' } as const
  route(site, { ...chosen, answer: (c, input) => choose(c, input) })
  return site
}

async function choose(c: Context<Site>, input: Input<z.infer<typeof demoForm>>) {
  if ('problems' in input) return show(c, '', true)
  const { account, till } = input.value
  const token = await signInAsDemo(c.var.visit, account, placeOf(c, input.value))
  return token ? arrive(c, token, till) : show(c, till, true)
}

async function show(c: Context<Site>, till: string, gone = false) {
  const visit = c.var.visit
  const found = await demoAccounts(visit)
  const choices = found.map(({ account, held, ...shown }) => ({ ...shown, value: held ?? account }))
  const problems = gone ? { _account: texts(visit.language).demo.gone } : {}
  const page = <DemoPage visit={visit} choices={choices} till={wayBack(till)} problems={problems} />
  return html(c, page, gone ? 422 : 200)
}
