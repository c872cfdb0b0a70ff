import { Hono } from 'hono'
import { readPerson } from '../../platform/audit.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { donePage } from '../form.ts'
import { listMine } from '../queries/mine.ts'
import { readRecord } from '../reading.ts'
import { MinePage } from '../views/mine.tsx'
import { RecordPage } from '../views/record.tsx'
import { concerned } from './common.tsx'

/** Where everybody concerned sees the same application. */
export const recordRoutes = new Hono<Site>()

route(recordRoutes, {
  method: 'get',
  path: '/mina-ansokningar',
  policy: 'newcomer',
  purpose: 'ownPages',
  form: null,
  audit: 'read',
  async answer(c) {
    const { visit } = c.var
    const rows = await inside(visit, (tx) =>
      readPerson(tx, visit, listMine(tx, visit.actor.person ?? ''), { kind: 'application' }),
    )
    return html(c, <MinePage visit={visit} rows={rows} />)
  },
})

route(recordRoutes, {
  ...concerned,
  method: 'get',
  path: '/ansokningar/:id',
  form: donePage,
  audit: 'read',
  async answer(c, input) {
    const { visit } = c.var
    const record = await readRecord(visit, idOf(c))
    if (!record) return showState(c, 404)
    const status = 'value' in input ? (input.value.klart ?? null) : null
    return html(c, <RecordPage visit={visit} {...record} status={status} />)
  },
})
