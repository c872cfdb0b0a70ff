import { type Context, Hono } from 'hono'
import { stateTexts } from '../../applications/index.ts'
import { idOf, type Raw, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { readDay } from '../../shared/typed-day.ts'
import { type Outcome, propose, readProposals, settleProposalOf } from '../acts/proposals.ts'
import { answerForm, type ProposalForm, proposalForm } from '../form.ts'
import type { Wish } from '../proposals.ts'
import { texts } from '../texts/index.ts'
import { said } from '../views/frame.tsx'
import { ProposalsPage, type ProposalsProps } from '../views/proposals.tsx'

/** What the school proposes for one participant, and what the payer answers. */
export const proposalRoutes = new Hono<Site>()
const purpose = 'followUp'
const path = '/ansokningar/:id/forslag'

type Told = Pick<ProposalsProps, 'raw' | 'problems' | 'status' | 'answering'>
async function show(c: Context<Site>, told: Told = {}, code: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  const found = await readProposals(visit, idOf(c))
  if (!found) return showState(c, 404)
  return html(c, <ProposalsPage visit={visit} found={found} actor={visit.actor} {...told} />, code)
}

route(proposalRoutes, {
  policy: 'thoseConcerned',
  purpose,
  level: 'phone',
  method: 'get',
  path,
  form: null,
  audit: 'read',
  answer: (c) => {
    const saved = texts(c.var.visit.language).proposals.saved as Record<string, string>
    return show(c, { status: saved[c.req.query('klart') ?? ''] })
  },
})

/** Back to the page, or the page with what keeps it from being done. */
function finish(c: Context<Site>, outcome: Outcome, done: string, told: Told) {
  const { language } = c.var.visit
  const t = texts(language).proposals
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'done') return c.redirect(`/ansokningar/${idOf(c)}/forslag?klart=${done}`, 303)
  if (outcome === 'changed') return show(c, { ...told, problems: { form: t.changed } }, 409)
  if ('wrong' in outcome)
    return show(c, { ...told, problems: { [fieldOf(outcome.wrong)]: t.wrong[outcome.wrong] } }, 422)
  if ('why' in outcome) return show(c, { ...told, problems: { form: t.why[outcome.why] } }, 409)
  return show(c, { ...told, problems: { form: stateTexts(language).refusal[outcome.notNow] } }, 409)
}
const fieldOf = (problem: string): string =>
  problem.endsWith('Day') ? 'day' : problem === 'interruption' ? 'kind' : problem

function wishOf({ kind, hours, level, reason, ...form }: ProposalForm, now: Date): Wish {
  const text = [form['day-day'], form['day-month'], form['day-year']].filter((part) => part.trim() !== '').join(' ')
  const dated = kind === 'start' || kind === 'stop' || kind === 'extension'
  return {
    kind,
    reason,
    day: dated ? (readDay(text, now) ?? null) : null,
    hours: kind === 'hours' ? hours : null,
    level: kind === 'level' && level !== '' ? level : null,
  }
}

route(proposalRoutes, {
  policy: 'school',
  purpose,
  method: 'post',
  path,
  form: proposalForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return show(c, { raw: input.raw, problems: said(visit, input.problems) }, 422)
    const { replace } = input.value
    const asked = { replace: replace === 'yes', version: versionOf(input) }
    return finish(c, await propose(visit, idOf(c), wishOf(input.value, visit.now), asked), 'proposed', {
      raw: input.raw,
    })
  },
})

const one = `${path}/:proposal`
const answering = (c: Context<Site>, raw: Raw) => ({ proposal: idOf(c, 'proposal'), text: typed(raw, 'text') })

route(proposalRoutes, {
  policy: 'answersPayment',
  purpose,
  method: 'post',
  path: `${one}/svar`,
  form: answerForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const told = { answering: answering(c, input.raw) }
    if ('problems' in input) return show(c, { ...told, problems: said(visit, input.problems) }, 422)
    const { answer, text } = input.value
    const wish = { proposal: idOf(c, 'proposal'), act: answer, answer: text, version: versionOf(input) }
    return finish(c, await settleProposalOf(visit, idOf(c), wish), 'answered', told)
  },
})

route(proposalRoutes, {
  policy: 'school',
  purpose,
  method: 'post',
  path: `${one}/aterta`,
  form: null,
  audit: 'write',
  async answer(c, input) {
    const wish = { proposal: idOf(c, 'proposal'), act: 'withdraw', answer: '', version: versionOf(input) } as const
    return finish(c, await settleProposalOf(c.var.visit, idOf(c), wish), 'withdrawn', {})
  },
})
