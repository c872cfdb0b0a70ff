import { type Context, Hono } from 'hono'
import { findWhole, stateTexts, type Whole } from '../../applications/index.ts'
import { listOrganisations } from '../../organisations/index.ts'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { readReceipt } from '../../shared/receipt.ts'
import { readDay } from '../../shared/typed-day.ts'
import { askForMove } from '../acts/request.ts'
import { type Sent, sendHome, sendToCourse } from '../acts/send.ts'
import { askForm, courseForm, homeForm } from '../form.ts'
import { listRoundsToMoveTo } from '../queries/along.ts'
import { texts } from '../texts/index.ts'
import { AskPage, CoursePage, HomePage } from '../views/send.tsx'
import { said } from '../views/words.tsx'

/** Where a move begins: from the application, or from another municipality's question. */
export const sendRoutes = new Hono<Site>()
const path = '/ansokningar/:id/flytta'
const sends = { policy: 'sendsMoves', purpose: 'handleApplication' } as const

const homes = async (tx: Tx, but: string | null) =>
  (await listOrganisations(tx, { kinds: ['municipality'] })).flatMap(({ municipality, name, ownName }) =>
    municipality && municipality !== but ? [{ value: municipality, text: ownName ?? name }] : [],
  )

const find = async (tx: Tx, visit: Visit, id: string): Promise<Seen<Whole> | undefined> =>
  (await readPerson(tx, visit, findWhole(tx, id), { kind: 'application', fields: ['name', 'application'] }))[0]

type Told = { raw?: Raw; problems?: Record<string, string> }
async function show(c: Context<Site>, told: Told = {}, code: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  return inside(visit, async (tx) => {
    const whole = await find(tx, visit, idOf(c))
    if (!whole) return showState(c, 404)
    if (visit.actor.role === 'caseworker')
      return html(
        c,
        <HomePage visit={visit} whole={whole} homes={await homes(tx, whole.municipality)} {...told} />,
        code,
      )
    const rounds = await listRoundsToMoveTo(tx, whole.round, dayOf(visit.now))
    return html(c, <CoursePage visit={visit} whole={whole} rounds={rounds} {...told} />, code)
  })
}

route(sendRoutes, { ...sends, method: 'get', path, form: null, audit: 'read', answer: (c) => show(c) })

function finish(c: Context<Site>, outcome: Sent, raw: Raw) {
  const { language } = c.var.visit
  const t = texts(language)
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'sent') return c.redirect('/flyttar?klart=skickad', 303)
  if (outcome === 'moved') return c.redirect('/flyttar?klart=flyttad', 303)
  if (outcome === 'changed') return show(c, { raw, problems: { form: t.sending.changed } }, 409)
  const text = 'problem' in outcome ? t.send[outcome.problem] : stateTexts(language).refusal[outcome.notNow]
  return show(c, { raw, problems: { form: text } }, 409)
}

type Dated = { 'day-day': string; 'day-month': string; 'day-year': string }
/** Null when nothing was written, undefined when it is no day. */
function dayIn(form: Dated, now: Date) {
  const text = [form['day-day'], form['day-month'], form['day-year']].filter((part) => part.trim() !== '').join(' ')
  return text === '' ? null : readDay(text, now)
}

/** A caseworker sends to another municipality, a school to another course: the same address, each its own form. */
route(sendRoutes, {
  ...sends,
  method: 'post',
  path: `${path}/kommun`,
  form: homeForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return show(c, { raw: input.raw, problems: said(visit, input.problems) }, 422)
    const splitDay = dayIn(input.value, visit.now)
    if (splitDay === undefined) return show(c, { raw: input.raw, problems: said(visit, { day: 'day' }) }, 422)
    const { municipality, text } = input.value
    return finish(c, await sendHome(visit, idOf(c), { municipality, splitDay, text }, versionOf(input)), input.raw)
  },
})

route(sendRoutes, {
  ...sends,
  method: 'post',
  path: `${path}/kurs`,
  form: courseForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return show(c, { raw: input.raw, problems: said(visit, input.problems) }, 422)
    return finish(c, await sendToCourse(visit, idOf(c), input.value, versionOf(input)), input.raw)
  },
})

const asks = { policy: 'asksForMoves', purpose: null } as const
async function showAsk(c: Context<Site>, told: Told = {}, code: 200 | 422 = 200) {
  const { visit } = c.var
  const found = await inside(visit, (tx) => homes(tx, visit.actor.municipality))
  return html(c, <AskPage visit={visit} homes={found} {...told} />, code)
}

route(sendRoutes, {
  ...asks,
  method: 'get',
  path: '/flytt/begar',
  form: null,
  audit: 'none',
  answer: (c) => showAsk(c),
})

/** As it is kept: letters and digits of a receipt, or the digits of a number. */
const plainNumber = (typed: string): string => readReceipt(typed) ?? typed.replace(/[\s+-]/g, '').toUpperCase()

route(sendRoutes, {
  ...asks,
  method: 'post',
  path: '/flytt/begar',
  form: askForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return showAsk(c, { raw: input.raw, problems: said(visit, input.problems) }, 422)
    const splitDay = dayIn(input.value, visit.now)
    if (splitDay === undefined) return showAsk(c, { raw: input.raw, problems: said(visit, { day: 'day' }) }, 422)
    const { municipality, number, text } = input.value
    const outcome = await askForMove(visit, { municipality, number: plainNumber(number), splitDay, text })
    if (outcome === 'asked') return c.redirect('/flyttar?klart=begard', 303)
    return showAsk(c, { raw: input.raw, problems: { municipality: texts(visit.language).send.noReceiver } }, 422)
  },
})
