import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { again, type Drawn, first, idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import {
  findInvited,
  inviteToDraft,
  inviteToSent,
  newLinkFor,
  readDraftHelpers,
  readOwnHelpers,
  stopHelper,
} from '../acts.ts'
import { stateOf } from '../domain.ts'
import { inviteForm, inviteSentForm, newLinkForm } from '../form.ts'
import { DraftHelpersPage, InvitePage, LinkPage, OwnHelpersPage, RenewPage } from '../views/person.tsx'

/** Who helps, what they have done, and the way to end it: beside a draft, and on the person's own pages. */
export const personRoutes = new Hono<Site>()
type C = Context<Site>
const linkOf = (c: C, token: string) => `${c.var.visit.services.settings.baseUrl}/ombud/${token}`
const ended = z.object({ klart: z.literal('1').optional().catch(undefined) })

const draft = { policy: 'applies', purpose: null, path: '/utkast/:id/hjalp' } as const
async function drawDraft(c: C, { raw, problems, status }: Drawn, stopped = false) {
  const { visit } = c.var
  const helpers = await readDraftHelpers(visit, idOf(c))
  if (!helpers) return showState(c, 404)
  const page = { visit, draft: idOf(c), helpers, stopped, raw, problems }
  return html(c, <DraftHelpersPage {...page} />, status)
}

route(personRoutes, {
  ...draft,
  method: 'get',
  form: ended,
  audit: 'none',
  answer: (c, input) => drawDraft(c, first, 'value' in input && input.value.klart === '1'),
})

route(personRoutes, {
  ...draft,
  method: 'post',
  form: inviteForm,
  audit: 'none',
  async answer(c, input) {
    if ('problems' in input) return drawDraft(c, again(input.raw, input.problems))
    const { visit } = c.var
    const token = await inviteToDraft(visit, idOf(c), input.value)
    if (!token) return showState(c, 404)
    return html(c, <LinkPage visit={visit} link={linkOf(c, token)} back={`/utkast/${idOf(c)}/hjalp`} />)
  },
})

route(personRoutes, {
  ...draft,
  path: `${draft.path}/:helper/avsluta`,
  method: 'post',
  form: null,
  audit: 'none',
  async answer(c) {
    const done = await stopHelper(c.var.visit, idOf(c, 'helper'))
    return done ? c.redirect(`/utkast/${idOf(c)}/hjalp?klart=1`, 303) : showState(c, 404)
  },
})

const root = '/mina-uppgifter/hjalpare'
const own = { policy: 'newcomer', purpose: 'ownPages', level: 'phone' } as const

route(personRoutes, {
  ...own,
  method: 'get',
  path: root,
  form: ended,
  audit: 'read',
  async answer(c, input) {
    const { visit } = c.var
    const { helpers, sendings } = await readOwnHelpers(visit)
    const stopped = 'value' in input && input.value.klart === '1'
    return html(c, <OwnHelpersPage visit={visit} helpers={helpers} canInvite={sendings.length > 0} stopped={stopped} />)
  },
})

async function drawInvite(c: C, { raw, problems, status }: Drawn) {
  const { visit } = c.var
  const { sendings } = await readOwnHelpers(visit)
  return html(c, <InvitePage visit={visit} sendings={sendings} raw={raw} problems={problems} />, status)
}

route(personRoutes, {
  ...own,
  method: 'get',
  path: `${root}/ny`,
  form: null,
  audit: 'read',
  answer: (c) => drawInvite(c, first),
})

route(personRoutes, {
  ...own,
  method: 'post',
  path: `${root}/ny`,
  form: inviteSentForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawInvite(c, again(input.raw, input.problems))
    const { sending, ...wish } = input.value
    const token = await inviteToSent(c.var.visit, sending, wish)
    if (!token) return drawInvite(c, again(input.raw, { sending: 'sending' }))
    return html(c, <LinkPage visit={c.var.visit} link={linkOf(c, token)} back={root} />)
  },
})

route(personRoutes, {
  ...own,
  method: 'post',
  path: `${root}/:id/avsluta`,
  form: null,
  audit: 'write',
  answer: async (c) =>
    (await stopHelper(c.var.visit, idOf(c))) ? c.redirect(`${root}?klart=1`, 303) : showState(c, 404),
})

async function drawRenew(c: C, { raw, problems, status }: Drawn) {
  const { visit } = c.var
  const helper = await findInvited(visit, idOf(c))
  if (!helper || stateOf(helper, visit.now) === 'ended') return showState(c, 404)
  return html(c, <RenewPage visit={visit} helper={helper} raw={raw} problems={problems} />, status)
}

route(personRoutes, {
  ...own,
  method: 'get',
  path: `${root}/:id/lank`,
  form: null,
  audit: 'read',
  answer: (c) => drawRenew(c, first),
})

route(personRoutes, {
  ...own,
  method: 'post',
  path: `${root}/:id/lank`,
  form: newLinkForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawRenew(c, again(input.raw, input.problems))
    const token = await newLinkFor(c.var.visit, idOf(c), input.value.pin)
    return token ? html(c, <LinkPage visit={c.var.visit} link={linkOf(c, token)} back={root} />) : showState(c, 404)
  },
})
