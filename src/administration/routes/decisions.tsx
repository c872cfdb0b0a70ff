import { type Context, Hono } from 'hono'
import { delegate, endDelegation } from '../../organisations/index.ts'
import type { Input } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { endToken, makeToken } from '../acts/tokens.ts'
import { daysIn, delegationForm, openForm, problemOfEnd, tokenForm } from '../form.ts'
import { listStaff } from '../queries/staff.ts'
import { listTokens } from '../queries/tokens.ts'
import { decisionsAt, tokenRoleAt } from '../roles.ts'
import { texts } from '../texts/index.ts'
import { DelegationPage } from '../views/delegation.tsx'
import { blank, type Draft } from '../views/frame.tsx'
import { roleWord } from '../views/staff.tsx'
import { TokenMadePage, TokensPage } from '../views/tokens.tsx'
import { backTo, draftOf, findMine, idOf, type Mine, statusOf, withProblems } from './frame.ts'

/** What may be decided here (delegation), and what the organisation's own systems may read (nycklar). */
export const decisionRoutes = new Hono<Site>()
const own = { policy: 'administrator', purpose: null } as const
const read = { ...own, method: 'get', audit: 'none' } as const
const write = { ...own, method: 'post', audit: 'write' } as const

const kindsOf = ({ line }: Mine) => line.map(({ kind }) => kind)

async function showDelegation(c: Context<Site>, draft: Draft, status: 200 | 422) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const mine = await findMine(tx, visit, idOf(c))
    const ids = mine ? [mine.organisation, ...mine.below].map(({ id }) => id) : []
    return mine && { mine, staff: await listStaff(tx, ids, dayOf(visit.now)) }
  })
  if (!found) return showState(c, 404)
  const decisions = decisionsAt(kindsOf(found.mine))
  const role = decisions[0]?.role ?? ''
  const everybody = texts(visit.language).delegation.everybody(roleWord(visit.language, role))
  const people = new Map(found.staff.filter((one) => one.role === role).map(({ account, name }) => [account, name]))
  const whom = [{ value: 'alla', text: everybody }, ...[...people].map(([value, text]) => ({ value, text }))]
  const kinds = decisions.map(({ kind }) => kind)
  const { organisation } = found.mine
  return html(
    c,
    <DelegationPage visit={visit} organisation={organisation} kinds={kinds} whom={whom} draft={draft} />,
    status,
  )
}

route(decisionRoutes, {
  ...read,
  path: '/organisation/:id/delegering',
  form: null,
  answer: (c) => showDelegation(c, blank, 200),
})

route(decisionRoutes, {
  ...write,
  path: '/organisation/:id/delegering',
  form: delegationForm,
  stepUp: true,
  async answer(c, input) {
    if ('problems' in input) return showDelegation(c, draftOf(input), 422)
    const { visit } = c.var
    const found = daysIn(input.value, { from: 'needed', to: 'optional' }, visit.now)
    if ('problems' in found) return showDelegation(c, withProblems(input, found.problems), 422)
    const { from, to } = found.days
    if (to && from && to <= from) return showDelegation(c, withProblems(input, { to: 'dayOrder' }), 422)
    const mine = await inside(visit, (tx) => findMine(tx, visit, idOf(c)))
    const decision = mine && decisionsAt(kindsOf(mine)).find(({ kind }) => kind === input.value.kind)
    if (!mine) return showState(c, 404)
    if (!decision || !from) return showDelegation(c, withProblems(input, { kind: 'kind' }), 422)
    const { kind, whom, reference } = input.value
    const whose = whom === 'alla' ? { role: decision.role, account: null } : { role: null, account: whom }
    if (whose.account && !(await isStaff(c, mine, whose.account)))
      return showDelegation(c, withProblems(input, { whom: 'whom' }), 422)
    const outcome = await delegate(visit, { organisation: mine.organisation.id, kind, ...whose, from, to, reference })
    return outcome === 'missing' ? showState(c, 404) : backTo(c, mine.organisation.id, 'delegerad')
  },
})

/** An account that works here or below; another one's number is as if it did not exist. */
async function isStaff(c: Context<Site>, { organisation, below }: Mine, account: string): Promise<boolean> {
  const { visit } = c.var
  const ids = [organisation, ...below].map(({ id }) => id)
  const staff = await inside(visit, (tx) => listStaff(tx, ids, dayOf(visit.now)))
  return staff.some((one) => one.account === account)
}

route(decisionRoutes, {
  ...write,
  path: '/organisation/delegeringar/:id/slut',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const outcome = await endDelegation(visit, idOf(c), dayOf(visit.now))
    return outcome === 'missing' ? showState(c, 404) : backTo(c, outcome.organisation, 'delegeringslut')
  },
})

async function showTokens(
  c: Context<Site>,
  { draft, status, done }: { draft: Draft; status: 200 | 422; done?: string | undefined },
) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const mine = await findMine(tx, visit, idOf(c))
    return mine && { mine, tokens: await listTokens(tx, mine.organisation.id) }
  })
  if (!found) return showState(c, 404)
  const { mine, tokens } = found
  const possible = tokenRoleAt(kindsOf(mine)) !== null
  const page = { organisation: mine.organisation, tokens, possible, draft, status: done }
  return html(c, <TokensPage visit={visit} {...page} />, status)
}

route(decisionRoutes, {
  ...read,
  path: '/organisation/:id/nycklar',
  form: openForm,
  answer: (c, input) => showTokens(c, { draft: blank, status: 200, done: statusOf(c.var.visit, input) }),
})

route(decisionRoutes, {
  ...write,
  path: '/organisation/:id/nycklar',
  form: tokenForm,
  stepUp: true,
  async answer(c, input: Input<{ name: string; endsOn: string }>) {
    const again = (problems: Draft['problems']) => showTokens(c, { draft: withProblems(input, problems), status: 422 })
    if ('problems' in input) return again(input.problems)
    const { visit } = c.var
    const found = daysIn({ endsOn: input.value.endsOn }, { endsOn: 'needed' }, visit.now)
    if ('problems' in found) return again(found.problems)
    const endsOn = found.days.endsOn ?? ''
    const problem = problemOfEnd(endsOn, visit.now)
    if (problem) return again({ endsOn: problem })
    const mine = await inside(visit, (tx) => findMine(tx, visit, idOf(c)))
    const outcome = mine ? await makeToken(visit, { line: mine.line, name: input.value.name, endsOn }) : 'missing'
    if (!mine || outcome === 'missing') return showState(c, 404)
    return html(c, <TokenMadePage visit={visit} organisation={mine.organisation} token={outcome.token} />)
  },
})

route(decisionRoutes, {
  ...write,
  path: '/organisation/nycklar/:id/slut',
  form: null,
  async answer(c) {
    const outcome = await endToken(c.var.visit, idOf(c))
    if (outcome === 'missing') return showState(c, 404)
    return c.redirect(`/organisation/${outcome.organisation}/nycklar?klart=nyckelslut`, 303)
  },
})
