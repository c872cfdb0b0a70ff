import { type Context, Hono } from 'hono'
import { typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { readImports, receiveFile } from '../acts/files.ts'
import { fieldsOf } from '../facts/fields.ts'
import { uploadForm } from '../form.ts'
import { isKind, kindsFor } from '../kinds.ts'
import { texts } from '../texts/index.ts'
import { StartPage } from '../views/start.tsx'
import { unreadableOf } from '../words.ts'
import { csvOf } from './csv.ts'

/** Where a file is handed in. */
export const startRoutes = new Hono<Site>()
const open = { policy: 'imports', purpose: 'import' } as const

async function showStart(c: Context<Site>, status: 200 | 422, problems: Record<string, string> = {}, kind?: string) {
  const { visit } = c.var
  const imports = (await readImports(visit)).map((row) => ({ ...row, own: row.account === visit.actor.account }))
  const page = (
    <StartPage visit={visit} kinds={kindsFor(visit.actor)} imports={imports} problems={problems} kind={kind} />
  )
  return html(c, page, status)
}

route(startRoutes, {
  ...open,
  method: 'get',
  path: '/import',
  form: null,
  audit: 'none',
  answer: (c) => showStart(c, 200),
})

route(startRoutes, {
  ...open,
  method: 'post',
  path: '/import',
  form: uploadForm,
  audit: 'none',
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language)
    const kind = typed(input.raw, 'kind')
    const problem = 'problems' in input ? input.problems : {}
    const problems = {
      ...((problem.kind || !kindsFor(visit.actor).some((one) => one === kind)) && { kind: t.start.problemKind }),
      ...(problem.file && { file: t.unreadable.nothing }),
    }
    if ('problems' in input || Object.keys(problems).length > 0) return showStart(c, 422, problems, kind)
    const received = await receiveFile(visit, input.value.kind, input.value.file)
    if ('unreadable' in received)
      return showStart(c, 422, { file: unreadableOf(visit.language, received.unreadable) }, kind)
    return c.redirect(`/import/${received.id}/kolumner`, 303)
  },
})

route(startRoutes, {
  ...open,
  method: 'get',
  path: '/import/mall/:kind',
  form: null,
  audit: 'none',
  kind: 'file',
  answer(c) {
    const kind = c.req.param('kind')
    if (!isKind(kind) || !kindsFor(c.var.visit.actor).includes(kind)) return showState(c, 404)
    return csvOf(c, `${kind}.csv`, [fieldsOf[kind].map(({ name }) => name)])
  },
})
