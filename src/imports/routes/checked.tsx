import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import type { Site, Visit } from '../../platform/visit.ts'
import { bringFile, discard, type Found, openFound, readImport } from '../acts/files.ts'
import { takesTwo } from '../kinds.ts'
import type { ImportRow } from '../queries/imports.ts'
import type { Problem } from '../read/problem.ts'
import { texts } from '../texts/index.ts'
import { DonePage } from '../views/done.tsx'
import { PreviewPage } from '../views/preview.tsx'
import { sentenceOf } from '../words.ts'
import { csvOf } from './csv.ts'

/** What was found in a file, and then: in with all of it, or away with it. */
export const checkedRoutes = new Hono<Site>()
const open = { policy: 'imports', purpose: 'import' } as const

function actOf({ actor, mode }: Visit, { state, kind, proposedBy }: ImportRow) {
  if (state === 'waiting') return proposedBy === actor.account ? 'wait' : 'confirm'
  return takesTwo(actor, kind, mode) ? 'propose' : 'bring'
}

type Shown = { found: Found; status?: 200 | 409; notice?: string }
function showFound(c: Context<Site>, row: ImportRow, { found, status = 200, notice }: Shown) {
  const { visit } = c.var
  // Somebody who confirms sees what somebody who proposed saw: no people.
  const shown = row.account === visit.actor.account ? found : { ...found, sample: null }
  const digest = row.digest.toString('hex').slice(0, 16)
  const page = (
    <PreviewPage visit={visit} row={{ ...row, digest }} found={shown} act={actOf(visit, row)} notice={notice} />
  )
  return html(c, page, status)
}

function showDone(c: Context<Site>, { kind, counts }: ImportRow) {
  const { visit } = c.var
  const t = texts(visit.language).done.on
  const isAdmin = visit.actor.role === 'platformAdministrator'
  const home = isAdmin ? { href: '/import', text: t.admin } : { href: '/arbetslista', text: t[kind] }
  const open = { courses: '/kurser', organisations: '/organisation' } as Record<string, string>
  const on = open[kind] ? { href: open[kind], text: t[kind] } : home
  return html(c, <DonePage visit={visit} kind={kind} counts={counts ?? {}} on={on} />)
}

route(checkedRoutes, {
  ...open,
  method: 'get',
  path: '/import/:id',
  form: null,
  audit: 'none',
  async answer(c) {
    const row = await readImport(c.var.visit, idOf(c))
    if (!row) return showState(c, 404)
    if (row.state === 'done') return showDone(c, row)
    const found = openFound(c.var.visit, row)
    return found ? showFound(c, row, { found }) : c.redirect(`/import/${row.id}/kolumner`, 303)
  },
})

route(checkedRoutes, {
  ...open,
  method: 'get',
  path: '/import/:id/att-andra.csv',
  form: null,
  audit: 'none',
  kind: 'file',
  async answer(c) {
    const { visit } = c.var
    const row = await readImport(visit, idOf(c))
    const found = row && openFound(visit, row)
    if (!found) return showState(c, 404)
    const { row: head, column, todo } = texts(visit.language).csv
    const line = (problem: Problem) => [problem.row, problem.column, sentenceOf(visit.language, problem)]
    return csvOf(c, 'att-andra.csv', [[head, column, todo], ...found.problems.map(line)])
  },
})

route(checkedRoutes, {
  ...open,
  method: 'post',
  path: '/import/:id/las-in',
  form: null,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language).preview
    const row = await readImport(visit, idOf(c))
    const found = row && openFound(visit, row)
    if (!row || !found) return showState(c, 404)
    if (row.version !== versionOf(input)) return showState(c, 409)
    const brought = await bringFile(visit, row)
    if (brought === 'done' || brought === 'proposed') return c.redirect(`/import/${row.id}`, 303)
    if (brought === 'second') return showFound(c, row, { found, status: 409, notice: t.second })
    if (brought === 'changed') return showState(c, 409)
    if (brought === 'gone') return showState(c, 404)
    const now = { ...found, problems: brought.problems }
    return showFound(c, row, { found: now, status: 409, notice: t.moved })
  },
})

route(checkedRoutes, {
  ...open,
  method: 'post',
  path: '/import/:id/ta-bort',
  form: null,
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const row = await readImport(visit, idOf(c))
    const isOwn = row?.account === visit.actor.account
    return row && isOwn && (await discard(visit, row)) ? c.redirect('/import', 303) : showState(c, 404)
  },
})
