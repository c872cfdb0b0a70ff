import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { again, type Drawn, first, idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { closeByLaw, mayClose, openByLaw, readLaw } from '../acts/law.ts'
import { askPartner, readAsking } from '../acts/questions.ts'
import { readRecording, recordSaid } from '../acts/staff.ts'
import { endsAfter, kindOf } from '../domain.ts'
import { askForm, kindQuery, lawForm, saidForm } from '../form.ts'
import { staffTexts } from '../texts/index.ts'
import { AskPage, LinkPage } from '../views/ask.tsx'
import { LawPage, RecordPage } from '../views/staff.tsx'

/** What staff do about sharing, from the page of an application: write down a consent, open by law, ask a partner. */
export const staffRoutes = new Hono<Site>()
type C = Context<Site>
const text = (raw: Raw, name: string) => (typeof raw[name] === 'string' ? (raw[name] as string) : '')

const consent = { policy: 'recordsConsent', purpose: 'handleApplication', path: '/ansokningar/:id/samtycke' } as const
async function drawRecording(c: C, { raw, problems, status }: Drawn, word: string | undefined, isDone = false) {
  const { visit } = c.var
  const kind = kindOf(word ?? '') ?? null
  const read = await readRecording(visit, idOf(c), kind)
  if (!read) return showState(c, 404)
  return html(
    c,
    <RecordPage visit={visit} {...read} kind={kind} raw={raw} problems={problems} isDone={isDone} />,
    status,
  )
}

route(staffRoutes, {
  ...consent,
  method: 'get',
  form: kindQuery.extend({ klart: z.literal('1').optional().catch(undefined) }),
  audit: 'read',
  answer: (c, input) =>
    'value' in input
      ? drawRecording(c, first, input.value.slag, input.value.klart === '1')
      : drawRecording(c, first, undefined),
})

const consentField = { receiver: 'receiver', parts: 'parts', already: 'receiver' } as const
route(staffRoutes, {
  ...consent,
  method: 'post',
  form: saidForm,
  audit: 'write',
  async answer(c, input) {
    const word = text(input.raw, 'slag')
    if ('problems' in input) return drawRecording(c, again(input.raw, input.problems), word)
    const { language, channel, interpreter, ...wish } = input.value
    const kind = kindOf(word)
    const said = { language, channel, interpreter: interpreter === 'yes' }
    const given = kind ? await recordSaid(c.var.visit, idOf(c), { kind, wish, said }) : 'missing'
    if (given === 'missing') return showState(c, 404)
    if (typeof given === 'string') return drawRecording(c, again(input.raw, { [consentField[given]]: given }), word)
    return c.redirect(`/ansokningar/${idOf(c)}/samtycke?klart=1`, 303)
  },
})

const law = { policy: 'opensByLaw', purpose: 'handleApplication', path: '/ansokningar/:id/oppna-for' } as const
async function drawLaw(c: C, { raw, problems, status }: Drawn, done?: string) {
  const { visit } = c.var
  const read = await readLaw(visit, idOf(c))
  if (!read) return showState(c, 404)
  const t = staffTexts(visit.language).law
  const told = done === 'oppnad' ? t.done : done === 'stangd' ? t.closed : undefined
  const closable = (one: { organisation: string }) => mayClose(read.whole, one)
  return html(
    c,
    <LawPage visit={visit} {...read} closable={closable} raw={raw} problems={problems} status={told} />,
    status,
  )
}

route(staffRoutes, {
  ...law,
  method: 'get',
  form: z.object({ klart: z.enum(['oppnad', 'stangd']).optional().catch(undefined) }),
  audit: 'read',
  answer: (c, input) => drawLaw(c, first, 'value' in input ? input.value.klart : undefined),
})

route(staffRoutes, {
  ...law,
  method: 'post',
  form: lawForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawLaw(c, again(input.raw, input.problems))
    const { visit } = c.var
    const { months, ...wish } = input.value
    const opened = await openByLaw(visit, idOf(c), { ...wish, until: endsAfter(months, visit.now) })
    if (opened === 'missing') return showState(c, 404)
    if (opened !== 'done')
      return drawLaw(c, again(input.raw, { organisation: opened === 'already' ? 'alreadyOpen' : opened }))
    return c.redirect(`/ansokningar/${idOf(c)}/oppna-for?klart=oppnad`, 303)
  },
})

route(staffRoutes, {
  ...law,
  method: 'post',
  path: `${law.path}/:access`,
  form: null,
  audit: 'write',
  async answer(c) {
    const closed = await closeByLaw(c.var.visit, idOf(c), idOf(c, 'access'))
    if (closed === 'missing') return showState(c, 404)
    return c.redirect(`/ansokningar/${idOf(c)}/oppna-for?klart=stangd`, 303)
  },
})

const ask = { policy: 'home', purpose: 'handleApplication', path: '/ansokningar/:id/fraga' } as const
async function drawAsking(c: C, { raw, problems, status }: Drawn) {
  const { visit } = c.var
  const read = await readAsking(visit, idOf(c))
  return read ? html(c, <AskPage visit={visit} {...read} raw={raw} problems={problems} />, status) : showState(c, 404)
}

route(staffRoutes, { ...ask, method: 'get', form: null, audit: 'read', answer: (c) => drawAsking(c, first) })

route(staffRoutes, {
  ...ask,
  method: 'post',
  form: askForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawAsking(c, again(input.raw, input.problems))
    const { visit } = c.var
    const asked = await askPartner(visit, idOf(c), input.value)
    if (asked === 'missing') return showState(c, 404)
    if (asked === 'consent') return drawAsking(c, again(input.raw, { consent: asked }))
    const link = `${visit.services.settings.baseUrl}/svar/${asked.token}`
    return html(c, <LinkPage visit={visit} whole={asked.whole} link={link} />)
  },
})
