import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { partiesOf, type Whole } from '../../applications/index.ts'
import { openFile } from '../../platform/files/store.ts'
import { type Drawn, first, idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { readDocument, sendDocument } from '../acts/papers.ts'
import { readForm, uploadForm } from '../form.ts'
import { findFileName, findStored } from '../queries/save.ts'
import { readWhole } from '../reading.ts'
import { ReadPage } from '../views/desk.tsx'
import { UploadPage, uploadProblem } from '../views/upload.tsx'
import { answer, backTo, type C, known, noRaw, problemTexts, withWhole } from './common.tsx'

/** Each document by itself: sent by the applicant, read by the desk, opened as a file by those concerned. */
export const paperRoutes = new Hono<Site>()
const path = '/ansokningar/:id/handlingar/:document'
const readers = ['homeCaseworker', 'homeDecisionMaker', 'admissionOfficer', 'rector']

/** The same address for both: who may read it reads, who may send it sends. */
const draw = (c: C, { raw, problems, status }: Drawn) =>
  withWhole(c, async (whole) => {
    const { visit } = c.var
    const document = whole.documents.find(({ id }) => id === idOf(c, 'document'))
    const parts = partiesOf(visit.actor, whole)
    if (!document) return showState(c, 404)
    if (parts.some((part) => readers.includes(part)) && document.status !== 'missing') {
      const fileName = await nameOf(c, whole, document.file)
      const page = { visit, whole, document, fileName, raw, problems }
      return html(c, <ReadPage {...page} />, status)
    }
    if (document.status === 'approved') return showState(c, 404)
    const back = `/ansokningar/${whole.id}`
    const of = `${back}/handlingar/${document.id}/fil`
    return html(c, <UploadPage visit={visit} paper={document} of={of} back={back} problems={problems} />, status)
  })

const nameOf = (c: C, whole: Whole, file: string | null): Promise<string | undefined> =>
  file ? inside(c.var.visit, (tx) => findFileName(tx, whole, file)) : Promise.resolve(undefined)

route(paperRoutes, { ...known, method: 'get', path, form: null, audit: 'read', answer: (c) => draw(c, first) })

route(paperRoutes, {
  ...known,
  method: 'post',
  path,
  policy: 'desk',
  form: readForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const again = (problems: Record<string, string>) =>
      draw(c, { raw: input.raw, problems: problemTexts(problems, visit.language), status: 422 })
    if ('problems' in input) return again(input.problems)
    const { status, reason = '' } = input.value
    if (status === 'rejected' && reason.trim() === '') return again({ reason: 'why' })
    const read = { document: idOf(c, 'document'), version: versionOf(input), status, reason: reason.trim() }
    return answer(c, await readDocument(visit, idOf(c), read), 'saved', input.raw)
  },
})

route(paperRoutes, {
  ...known,
  method: 'post',
  path: `${path}/fil`,
  form: uploadForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const again = (file: string) => draw(c, { raw: noRaw, problems: { file }, status: 422 })
    const file = 'value' in input ? input.value.file : undefined
    if (!file || file.size === 0) return again(uploadProblem(visit.language, 'missing'))
    const sent = await sendDocument(visit, idOf(c), idOf(c, 'document'), file)
    if (sent === 'missing') return showState(c, 404)
    return sent === 'done' ? backTo(c, 'sent') : again(uploadProblem(visit.language, sent.problem))
  },
})

route(paperRoutes, {
  ...known,
  method: 'get',
  path: '/ansokningar/:id/filer/:file',
  form: null,
  audit: 'read',
  kind: 'file',
  async answer(c) {
    const { visit } = c.var
    const found = await inside(visit, async (tx) => {
      const whole = await readWhole(tx, visit, idOf(c))
      return whole && findStored(tx, whole, idOf(c, 'file'))
    })
    const opened = found && (await openFile(visit.services.files, found.stored))
    if (!found || !opened) return showState(c, 404)
    return c.body(Readable.toWeb(opened.stream) as ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(opened.size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    })
  },
})
