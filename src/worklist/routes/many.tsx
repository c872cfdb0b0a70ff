import { type Context, Hono } from 'hono'
import { hashIdentifier, nameKeyOf } from '../../people/index.ts'
import { typed } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { readPersonalNumber } from '../../shared/personal-number.ts'
import { readReceipt } from '../../shared/receipt.ts'
import { doWithMany } from '../acts.ts'
import { filterOf } from '../filter.ts'
import { bulkForm, linkForm, searchForm } from '../form.ts'
import { listChosen, listFound } from '../queries/list.ts'
import { texts } from '../texts/index.ts'
import { CheckManyPage, ResultManyPage, SearchPage } from '../views/many.tsx'
import { showList } from './list.tsx'

/** Many at once, with a check before and a line for each after; and search, which is sent and never an address. */
export const manyRoutes = new Hono<Site>()
const forStaff = { policy: 'staffConcerned', purpose: 'handleApplication' } as const

function refused(c: Context<Site>, problems: Record<string, string>) {
  const t = texts(c.var.visit.language).problems as Record<string, string>
  const told = Object.fromEntries(
    Object.entries(problems).map(([field, key]) => [field === 'gor' ? 'gor' : '_vald', t[key] ?? t.form ?? '']),
  )
  return showList(c, filterOf(''), { problems: told }, 422)
}

route(manyRoutes, {
  ...forStaff,
  method: 'post',
  path: '/arbetslista/valda',
  form: bulkForm,
  audit: 'read',
  async answer(c, input) {
    if ('problems' in input) return refused(c, input.problems)
    const { visit } = c.var
    const rows = await inside(visit, (tx) => listChosen(tx, visit, input.value.vald))
    return rows.length === 0
      ? refused(c, { vald: 'chosen' })
      : html(c, <CheckManyPage visit={visit} rows={rows} act={input.value.gor} />)
  },
})

route(manyRoutes, {
  ...forStaff,
  method: 'post',
  path: '/arbetslista/gor',
  form: bulkForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return refused(c, input.problems)
    const { visit } = c.var
    const { vald, gor } = input.value
    const done = await doWithMany(visit, vald, gor)
    const rows = await inside(visit, (tx) => listChosen(tx, visit, vald))
    return html(c, <ResultManyPage visit={visit} rows={rows} done={done} />)
  },
})

route(manyRoutes, {
  ...forStaff,
  method: 'get',
  path: '/sok',
  form: linkForm,
  audit: 'none',
  answer: (c, input) =>
    html(
      c,
      <SearchPage visit={c.var.visit} asked={('value' in input && readReceipt(input.value.fraga ?? '')) || ''} />,
    ),
})

/** What was typed as each of the things it can be. */
function askedBy(visit: Visit, text: string) {
  const receipt = readReceipt(text)
  const number = readPersonalNumber(text, visit.now)
  const { municipality } = visit.actor
  const hashes =
    'value' in number && municipality
      ? [hashIdentifier(visit.services.keys, municipality, { kind: number.value.kind, value: number.value.digits })]
      : []
  const isName = hashes.length === 0 && /\p{L}/u.test(text)
  return { receipt, hashes, name: isName ? nameKeyOf({ givenName: text, familyName: '' }) : '' }
}

route(manyRoutes, {
  ...forStaff,
  method: 'post',
  path: '/sok',
  form: searchForm,
  audit: 'read',
  asks: true,
  async answer(c, input) {
    const { visit } = c.var
    const asked = typed(input.raw, 'fraga')
    if ('problems' in input)
      return html(c, <SearchPage visit={visit} asked={asked} problem={texts(visit.language).problems.query} />, 422)
    const rows = await inside(visit, (tx) => listFound(tx, visit, askedBy(visit, input.value.fraga)))
    return html(c, <SearchPage visit={visit} asked={asked} rows={rows} />)
  },
})
