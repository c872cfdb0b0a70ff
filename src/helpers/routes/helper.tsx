import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { stateTexts } from '../../applications/index.ts'
import { addressOf } from '../../platform/address.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { answerOffer, enterByLink, findHelp, leave, openLink, readHelped } from '../acts.ts'
import { answerForm, enterForm } from '../form.ts'
import { EnterPage, HelpPage, LeftPage, NobodyPage, NoLinkPage } from '../views/helper.tsx'

/** The helper's own pages: the link, and what it opens. */
export const helperRoutes = new Hono<Site>()
type C = Context<Site>
const helped = { policy: 'helped', purpose: 'help' } as const

async function drawHelp(
  c: C,
  status: 200 | 409,
  { answered = false, problem }: { answered?: boolean; problem?: string } = {},
) {
  const { visit } = c.var
  const help = await findHelp(visit)
  if (!help) return html(c, <NobodyPage visit={visit} />)
  const sent = await readHelped(visit, help)
  return html(c, <HelpPage visit={visit} help={help} sent={sent} answered={answered} problem={problem} />, status)
}

route(helperRoutes, {
  ...helped,
  method: 'get',
  path: '/ombud',
  form: z.object({ klart: z.literal('1').optional().catch(undefined) }),
  audit: 'read',
  answer: (c, input) => drawHelp(c, 200, { answered: 'value' in input && input.value.klart === '1' }),
})

route(helperRoutes, {
  ...helped,
  method: 'post',
  path: '/ombud/svar',
  form: answerForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showState(c, 400)
    const { visit } = c.var
    const outcome = await answerOffer(visit, input.value.application, input.value.answer)
    if (outcome === 'taken') return c.redirect('/ombud?klart=1', 303)
    if (typeof outcome !== 'object') return showState(c, 404)
    return drawHelp(c, 409, { problem: stateTexts(visit.language).refusal[outcome.notNow] })
  },
})

route(helperRoutes, {
  ...helped,
  method: 'post',
  path: '/ombud/sluta',
  form: null,
  audit: 'write',
  async answer(c) {
    await leave(c.var.visit)
    return html(c, <LeftPage visit={c.var.visit} />)
  },
})

const link = { ...helped, path: '/ombud/:token' } as const
const tokenOf = (c: C) =>
  z
    .string()
    .regex(/^[\w-]{43}$/)
    .catch('')
    .parse(c.req.param('token'))

route(helperRoutes, {
  ...link,
  method: 'get',
  form: null,
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const look = await openLink(visit, tokenOf(c))
    if (look !== 'open') return html(c, <NoLinkPage visit={visit} why={look} />, 404)
    return html(c, <EnterPage visit={visit} token={tokenOf(c)} problems={{}} />)
  },
})

route(helperRoutes, {
  ...link,
  method: 'post',
  form: enterForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const token = tokenOf(c)
    if ('problems' in input) return html(c, <EnterPage visit={visit} token={token} problems={input.problems} />, 422)
    const entered = await enterByLink(visit, token, { pin: input.value.pin, address: addressOf(c) })
    if (entered === 'right') return c.redirect('/ombud', 303)
    if (entered === 'wrong') return html(c, <EnterPage visit={visit} token={token} problems={{ pin: 'wrong' }} />, 422)
    return html(c, <NoLinkPage visit={visit} why={entered} />, entered === 'tooMany' ? 429 : 404)
  },
})
