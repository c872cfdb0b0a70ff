import { type Context, Hono } from 'hono'
import { html, showState } from '../../../platform/pages.tsx'
import { route } from '../../../platform/route.ts'
import { inside, type Site } from '../../../platform/visit.ts'
import { readAgain, takeIn, undo } from '../../acts/take-in.ts'
import { findUpload, mean, preview, receive, type Upload, unknownIn } from '../../acts/uploads.ts'
import { Stopped, type Why } from '../../cell.ts'
import { doneForm, fileForm, meaningForm } from '../../form/editor.ts'
import { listReplies } from '../../queries/store/replies.ts'
import { texts } from '../../texts-editor/index.ts'
import { path, StartPage } from '../../views/editor/start.tsx'
import { UploadPage } from '../../views/editor/upload.tsx'

/** Files of people, and everything else that has come in. */
export const fileRoutes = new Hono<Site>()
const own = { policy: 'figureEditor', purpose: null } as const
const read = { ...own, method: 'get', audit: 'none' } as const
const write = { ...own, method: 'post', audit: 'write' } as const
const most = 50
const idOf = (c: Context<Site>) => c.req.param('id') ?? ''

const opensAsFile = ({ kind, connector }: { kind: string; connector: string }) =>
  kind === 'table' || kind === 'migrationsverket' || (kind === 'kolada' && connector === 'upload')

async function showStart(
  c: Context<Site>,
  status: 200 | 409 | 422,
  { done = '', problem }: { done?: string; problem?: string } = {},
) {
  const { visit } = c.var
  const { whys } = texts(visit.language)
  const { municipality } = visit.actor
  const all = await inside(visit, (tx) => listReplies(tx, most))
  const replies = all
    .filter((row) => municipality === null || row.municipality === municipality)
    .map((row) => ({
      ...row,
      source: [row.name || row.request.source || row.connector, row.request.period].filter(Boolean).join(' '),
      at: row.fetchedAt,
      why: whys[(row.problem.split(' ')[0] ?? 'shape') as Why] ?? row.problem,
      opens: opensAsFile(row) && row.state !== 'imported',
    }))
  const page = { replies, local: municipality !== null, done, problems: problem ? { file: problem } : {} }
  return html(c, <StartPage visit={visit} {...page} />, status)
}

route(fileRoutes, {
  ...read,
  path,
  form: doneForm,
  answer: (c, input) => showStart(c, 200, 'value' in input ? { done: input.value.klart } : {}),
})

route(fileRoutes, {
  ...write,
  path,
  form: fileForm,
  async answer(c, input) {
    const t = texts(c.var.visit.language)
    if ('problems' in input) return showStart(c, 422, { problem: t.problems.nothing ?? '' })
    const received = await receive(c.var.visit, input.value.file)
    if (typeof received !== 'string')
      return showStart(c, 422, { problem: `${t.whys[received.why]} ${received.about}`.trim() })
    return c.redirect(`${path}/fil/${received}`, 303)
  },
})

/** Another municipality's file is as if it did not exist. */
async function mine(c: Context<Site>): Promise<Upload | undefined> {
  const { visit } = c.var
  if (!/^[0-9a-f-]{36}$/.test(idOf(c))) return undefined
  const { municipality } = visit.actor
  try {
    const found = await findUpload(visit, idOf(c))
    return found && (municipality === null || found.reply.municipality === municipality) ? found : undefined
  } catch (error) {
    // A reply of a source that no reader can open: its own row says why.
    if (error instanceof Stopped) return undefined
    throw error
  }
}

const shownOf = ({ reply, ...upload }: Upload) => ({ ...upload, id: reply.id, name: reply.name })
const isSaid = ({ columns }: Upload) => Object.values(columns).some((role) => role.startsWith('value'))

async function showUpload(
  c: Context<Site>,
  upload: Upload,
  problems: Record<string, string> = {},
  status: 200 | 422 = 200,
) {
  const { visit } = c.var
  const said = upload.kpi !== undefined || (upload.reply.request.columns !== undefined && isSaid(upload))
  const shown = said && status === 200 ? await preview(visit, upload.reply.id) : undefined
  const page = { upload: shownOf(upload), unknown: unknownIn(upload), preview: shown, problems }
  return html(c, <UploadPage visit={visit} {...page} />, status)
}

route(fileRoutes, {
  ...read,
  path: `${path}/fil/:id`,
  form: null,
  async answer(c) {
    const upload = await mine(c)
    return upload && upload.reply.state !== 'imported' ? showUpload(c, upload) : showState(c, 404)
  },
})

route(fileRoutes, {
  ...write,
  path: `${path}/fil/:id`,
  form: meaningForm,
  async answer(c, input) {
    const upload = await mine(c)
    if (!upload || upload.kpi !== undefined) return showState(c, 404)
    const { problems: words } = texts(c.var.visit.language)
    if ('problems' in input) {
      const problems = Object.fromEntries(
        Object.entries(input.problems).map(([name, key]) => [name, words[key] ?? key]),
      )
      return showUpload(c, upload, problems, 422)
    }
    const { columns, period, slug } = input.value
    const named = Object.fromEntries(upload.sheet.headers.map((header, at) => [header, columns[at] ?? 'ignore']))
    await mean(c.var.visit, upload, { columns: named, period, slug })
    return c.redirect(`${path}/fil/${upload.reply.id}`, 303)
  },
})

route(fileRoutes, {
  ...write,
  path: `${path}/fil/:id/las-in`,
  form: null,
  async answer(c) {
    const upload = await mine(c)
    if (!upload || upload.reply.state === 'imported') return showState(c, 404)
    const outcome = await takeIn(c.var.visit, upload.reply.id, { again: true })
    if (typeof outcome === 'object' && 'stopped' in outcome) return showUpload(c, upload, {}, 422)
    return c.redirect(`${path}?klart=inlast`, 303)
  },
})

route(fileRoutes, {
  ...write,
  path: `${path}/fil/:id/angra`,
  form: null,
  async answer(c) {
    if (!/^[0-9a-f-]{36}$/.test(idOf(c))) return showState(c, 404)
    const outcome = await undo(c.var.visit, idOf(c))
    if (outcome === 'missing') return showState(c, 404)
    const t = texts(c.var.visit.language).refused
    return outcome === 'undone' ? c.redirect(`${path}?klart=angrad`, 303) : showStart(c, 409, { problem: t.inRelease })
  },
})

route(fileRoutes, {
  ...write,
  path: `${path}/fil/:id/las-om`,
  form: null,
  async answer(c) {
    if (!/^[0-9a-f-]{36}$/.test(idOf(c))) return showState(c, 404)
    const outcome = await readAgain(c.var.visit, idOf(c))
    if (outcome === 'missing' || outcome === 'inRelease') return showState(c, 404)
    const t = texts(c.var.visit.language).whys
    if (typeof outcome === 'object' && 'stopped' in outcome)
      return showStart(c, 422, { problem: t[outcome.stopped.why] })
    return c.redirect(`${path}?klart=inlast`, 303)
  },
})
