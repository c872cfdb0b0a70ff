import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import type { Site, Visit } from '../../platform/visit.ts'
import { chooseColumns, readHeaders, readImport } from '../acts/files.ts'
import { type AnyField, fieldsOf } from '../facts/fields.ts'
import { columnsForm } from '../form.ts'
import type { ImportRow } from '../queries/imports.ts'
import { texts } from '../texts/index.ts'
import { ColumnsPage } from '../views/columns.tsx'

/** Which column is which, before every row is read by it. */
export const columnRoutes = new Hono<Site>()
const open = { policy: 'imports', purpose: 'import' } as const

function showColumns(c: Context<Site>, row: ImportRow, headers: string[], asked: Asked = {}) {
  const { columns = row.columns, problems = {} } = asked
  const page = <ColumnsPage visit={c.var.visit} row={row} headers={headers} columns={columns} problems={problems} />
  return html(c, page, Object.keys(problems).length > 0 ? 422 : 200)
}
type Asked = { columns?: Record<string, number>; problems?: Record<string, string> }

route(columnRoutes, {
  ...open,
  method: 'get',
  path: '/import/:id/kolumner',
  form: null,
  audit: 'none',
  async answer(c) {
    const row = await ownOf(c)
    const headers = row && (await readHeaders(c.var.visit, row))
    return row && headers ? showColumns(c, row, headers) : showState(c, 404)
  },
})

/** One's own file, before it is left to somebody else or read in. */
async function ownOf(c: Context<Site>): Promise<ImportRow | undefined> {
  const { visit } = c.var
  const row = await readImport(visit, idOf(c))
  const isOpen = row?.state === 'uploaded' || row?.state === 'checked'
  return isOpen && row.account === visit.actor.account ? row : undefined
}

route(columnRoutes, {
  ...open,
  method: 'post',
  path: '/import/:id/kolumner',
  form: columnsForm,
  audit: 'none',
  async answer(c, input) {
    const { visit } = c.var
    const row = await ownOf(c)
    const headers = row && (await readHeaders(visit, row))
    if (!row || !headers || 'problems' in input) return showState(c, 404)
    if (row.version !== versionOf(input)) return showState(c, 409)
    const columns = known(row, input.value, headers.length)
    const problems = wrongColumns(visit, row, columns)
    if (Object.keys(problems).length > 0) return showColumns(c, row, headers, { columns, problems })
    const chosen = await chooseColumns(visit, row, columns)
    return chosen === 'checked' ? c.redirect(`/import/${row.id}`, 303) : showState(c, chosen === 'gone' ? 404 : 409)
  },
})

/** Fields of this kind and columns of this file; nothing else that a form may hold. */
const known = ({ kind }: ImportRow, columns: Record<string, number>, width: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(columns).filter(([name, at]) => fieldsOf[kind].some((field) => field.name === name) && at < width),
  )

function wrongColumns(visit: Visit, { kind }: ImportRow, columns: Record<string, number>): Record<string, string> {
  const t = texts(visit.language)
  const seen = new Set<number>()
  const problems: Record<string, string> = {}
  for (const { name, required } of fieldsOf[kind]) {
    const at = columns[name]
    const label = t.fields[name as AnyField]
    if (at === undefined && required) problems[`c_${name}`] = t.columns.missing(label)
    if (at !== undefined && seen.has(at)) problems[`c_${name}`] = t.columns.twice(label)
    if (at !== undefined) seen.add(at)
  }
  return problems
}
