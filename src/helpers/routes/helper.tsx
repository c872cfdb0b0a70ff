import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { stateTexts } from '../../applications/index.ts'
import { UploadPage, uploadForm, uploadProblem } from '../../casefile/index.ts'
import { addressOf } from '../../platform/address.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { answerOffer, enterByLink, findHelp, leave, openLink, readHelped } from '../acts.ts'
import { answerForm, enterForm } from '../form.ts'
import { handIn, readPaper } from '../papers.ts'
import { EnterPage, HelpPage, LeftPage, NobodyPage, NoLinkPage } from '../views/helper.tsx'

/** The helper's own pages: the link, and what it opens. */
export const helperRoutes = new Hono<Site>()
type C = Context<Site>
const helped = { policy: 'helped', purpose: 'help' } as const

async function drawHelp(
  c: C,
  status: 200 | 409,
  { done, problem }: { done?: '1' | 'papper' | undefined; problem?: string } = {},
) {
  const { visit } = c.var
  const help = await findHelp(visit)
  if (!help) return html(c, <NobodyPage visit={visit} />)
  const sent = await readHelped(visit, help)
  return html(c, <HelpPage visit={visit} help={help} sent={sent} done={done} problem={problem} />, status)
}

route(helperRoutes, {
  ...helped,
  method: 'get',
  path: '/ombud',
  form: z.object({ klart: z.enum(['1', 'papper']).optional().catch(undefined) }),
  audit: 'read',
  answer: (c, input) => drawHelp(c, 200, { done: 'value' in input ? input.value.klart : undefined }),
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

const paper = { ...helped, path: '/ombud/papper/:document' } as const
async function drawPaper(c: C, problems: Record<string, string> = {}) {
  const { visit } = c.var
  const found = await readPaper(visit, idOf(c, 'document'))
  if (!found) return showState(c, 404)
  const page = <UploadPage visit={visit} paper={found} of={c.req.path} back="/ombud" problems={problems} />
  return html(c, page, problems.file ? 422 : 200)
}

route(helperRoutes, { ...paper, method: 'get', form: null, audit: 'read', answer: (c) => drawPaper(c) })

route(helperRoutes, {
  ...paper,
  method: 'post',
  form: uploadForm,
  audit: 'write',
  async answer(c, input) {
    const { language } = c.var.visit
    const file = 'value' in input ? input.value.file : undefined
    if (!file || file.size === 0) return drawPaper(c, { file: uploadProblem(language, 'missing') })
    const kept = await handIn(c.var.visit, idOf(c, 'document'), file)
    if (kept === 'missing') return showState(c, 404)
    if (kept === 'done') return c.redirect('/ombud?klart=papper', 303)
    return drawPaper(c, { file: uploadProblem(language, kept.problem) })
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
