import { Hono } from 'hono'
import { findWhole } from '../../applications/index.ts'
import { readPerson } from '../../platform/audit.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { sheetFor } from '../acts/file.ts'
import { askInterpreter } from '../acts/interpreter.ts'
import { readLetter } from '../acts/read.ts'
import { readSheet } from '../acts/sheet.ts'
import { InterpreterPage, LetterPage } from '../views/letter.tsx'

/** Letters of an application: to read, to keep, and the way to somebody who reads them aloud. */
export const letterRoutes = new Hono<Site>()
const concerned = { policy: 'thoseConcerned', purpose: 'handleApplication', level: 'phone' } as const
const path = '/ansokningar/:id/brev/:letter'

route(letterRoutes, {
  ...concerned,
  method: 'get',
  path,
  form: null,
  audit: 'read',
  async answer(c) {
    const { visit } = c.var
    const found = await readLetter(visit, { application: idOf(c), letter: idOf(c, 'letter') })
    if (!found) return showState(c, 404)
    const { whole, row, letter } = found
    const page = { visit, application: whole.id, letter: row.id, madeAt: row.madeAt }
    const asked = whole.applicant?.interpreter ?? false
    return html(c, <LetterPage {...page} words={letter} asked={asked} guarded={whole.handlers !== null} />)
  },
})

route(letterRoutes, {
  ...concerned,
  method: 'get',
  path: `${path}/pdf`,
  form: null,
  audit: 'read',
  kind: 'file',
  async answer(c) {
    const { visit } = c.var
    const found = await readLetter(visit, { application: idOf(c), letter: idOf(c, 'letter') })
    if (!found) return showState(c, 404)
    const stored = found.row.stored ?? (await sheetFor(visit.services, found))
    const pdf = await readSheet(visit, found.row.id, stored)
    if (!pdf) return showState(c, 404)
    return c.body(new Uint8Array(pdf), 200, {
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': 'attachment; filename="brev.pdf"',
    })
  },
})

const interpreter = '/ansokningar/:id/tolk'

route(letterRoutes, {
  ...concerned,
  method: 'get',
  path: interpreter,
  form: null,
  audit: 'read',
  async answer(c) {
    const { visit } = c.var
    const [whole] = await inside(visit, (tx) =>
      readPerson(tx, visit, findWhole(tx, idOf(c)), { kind: 'application', fields: ['interpreter'] }),
    )
    if (!whole) return showState(c, 404)
    const asked = whole.applicant?.interpreter ?? false
    return html(c, <InterpreterPage visit={visit} application={whole.id} asked={asked} />)
  },
})

route(letterRoutes, {
  ...concerned,
  method: 'post',
  path: interpreter,
  form: null,
  audit: 'write',
  async answer(c) {
    const id = idOf(c)
    return (await askInterpreter(c.var.visit, id)) === 'done'
      ? c.redirect(`/ansokningar/${id}/tolk`, 303)
      : showState(c, 404)
  },
})
