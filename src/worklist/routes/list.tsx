import { type Context, Hono } from 'hono'
import { stateTexts } from '../../applications/index.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { writeCsv } from '../../shared/csv.ts'
import { showReceipt } from '../../shared/receipt.ts'
import { forgetFilter, saveFilter } from '../acts.ts'
import { actsOf, addressOf, besideOf, type Filter, filterForm, filterOf, usualColumns } from '../filter.ts'
import { removeForm, saveForm } from '../form.ts'
import { listCourses, listExport, listSaved, listWork } from '../queries/list.ts'
import { texts } from '../texts/index.ts'
import { ListPage } from '../views/list.tsx'

/** /arbetslista: what waits for the reader, and what was chosen to look at. */
export const listRoutes = new Hono<Site>()
const forStaff = { policy: 'staffConcerned', purpose: 'handleApplication' } as const

type Told = { problems?: Record<string, string>; status?: string | undefined }
export async function showList(c: Context<Site>, filter: Filter, told: Told = {}, status = 200) {
  const { visit } = c.var
  const { role, account } = visit.actor
  const [page, saved, courses] = await inside(
    visit,
    async (tx) =>
      [await listWork(tx, visit, filter), await listSaved(tx, visit), await listCourses(tx, visit)] as const,
  )
  const shown = filter.kolumn.length > 0 ? filter.kolumn : usualColumns(role)
  return html(
    c,
    <ListPage
      visit={visit}
      filter={filter}
      shown={shown}
      page={page}
      saved={saved}
      courses={courses}
      acts={actsOf(role)}
      beside={besideOf(role)}
      account={account}
      {...told}
    />,
    status,
  )
}

route(listRoutes, {
  ...forStaff,
  method: 'get',
  path: '/arbetslista',
  form: filterForm,
  audit: 'read',
  answer: (c, input) => {
    const t = texts(c.var.visit.language).saved
    const told = { sparat: t.done, borta: t.gone }[c.req.query('klart') ?? '']
    return showList(c, 'value' in input ? input.value : filterOf(''), { status: told })
  },
})

route(listRoutes, {
  ...forStaff,
  method: 'post',
  path: '/arbetslista/urval',
  form: saveForm,
  audit: 'write',
  async answer(c, input) {
    const t = texts(c.var.visit.language)
    if ('problems' in input) return showList(c, filterOf(''), { problems: { namn: t.problems.name } }, 422)
    const { namn, urval, delad } = input.value
    await saveFilter(c.var.visit, { name: namn, query: urval, shared: delad === 'ja' })
    return c.redirect(`${addressOf(filterOf(urval))}${urval ? '&' : '?'}klart=sparat`, 303)
  },
})

route(listRoutes, {
  ...forStaff,
  method: 'post',
  path: '/arbetslista/urval/bort',
  form: removeForm,
  audit: 'write',
  async answer(c, input) {
    if ('value' in input) await forgetFilter(c.var.visit, input.value.id)
    return c.redirect('/arbetslista?klart=borta', 303)
  },
})

route(listRoutes, {
  policy: 'staffConcerned',
  purpose: 'export',
  method: 'get',
  path: '/arbetslista.csv',
  form: filterForm,
  audit: 'read',
  kind: 'file',
  stepUp: true,
  async answer(c, input) {
    const { visit } = c.var
    const rows = await inside(visit, (tx) => listExport(tx, visit, 'value' in input ? input.value : filterOf('')))
    const t = texts(visit.language).columns
    const states = stateTexts(visit.language).state
    const head = [t.receipt, t.name, t.course, t.school, t.state, t.since, t.due, t.responsible]
    const lines = rows.map((row) => [
      showReceipt(row.receipt),
      row.name,
      row.course,
      row.school,
      states[row.state].staff,
      dayOf(row.since),
      row.due ? dayOf(row.due) : '',
      row.responsibleName ?? '',
    ])
    return c.body(writeCsv([head, ...lines]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="arbetslista-${dayOf(visit.now)}.csv"`,
    })
  },
})
