import { statfsSync } from 'node:fs'
import { Hono } from 'hono'
import program from '../../../package.json' with { type: 'json' }
import { countDispatches } from '../../notices/index.ts'
import { operationParts } from '../../platform/operations.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../platform/visit.ts'
import { countLate } from '../../rights/index.ts'
import { retry } from '../acts/retry.ts'
import { retryForm, standingForm } from '../form.ts'
import { findStore, listDefects, listWaiting } from '../queries/standing.ts'
import type { Health, ShownPart } from '../views/health.ts'
import { OperationPage } from '../views/page.tsx'

/** /drift: how the site itself is. Nobody is read here. */
export const operationRoutes = new Hono<Site>()

const operator = { policy: 'operator', purpose: null } as const

/** Where the data lies; a disk that cannot be asked is shown as full. */
function diskOf({ services }: Visit): Health['disk'] {
  try {
    const { bavail, blocks, bsize } = statfsSync(services.settings.data)
    return { free: bavail * bsize, size: blocks * bsize }
  } catch {
    return { free: 0, size: 1 } // the folder is gone or closed to us: the operator sees it as no room left
  }
}

async function readParts(tx: Tx, visit: Visit): Promise<ShownPart[]> {
  const shown: ShownPart[] = []
  for (const { name, title, page, rows } of operationParts())
    shown.push({ name, title: title(visit.language), ...(page && { page }), rows: await rows(tx, visit) })
  return shown
}

async function readHealth(visit: Visit): Promise<Health> {
  const began = performance.now()
  const read = await inside(visit, async (tx) => {
    const store = await findStore(tx)
    const answeredIn = Math.round(performance.now() - began)
    const lateQuestions = await countLate(tx, visit.now)
    const [waiting, defects] = [await listWaiting(tx), await listDefects(tx, 50)]
    const sending = await countDispatches(tx, visit.now)
    return { store, answeredIn, lateQuestions, waiting, defects, sending, parts: await readParts(tx, visit) }
  })
  const { copies } = visit.services.settings
  const startedAt = new Date(visit.now.getTime() - process.uptime() * 1000)
  const versions = { program: program.version, node: process.version }
  return { ...read, ...versions, disk: diskOf(visit), startedAt, copiesAreMade: copies !== undefined }
}

route(operationRoutes, {
  ...operator,
  method: 'get',
  path: '/drift',
  form: standingForm,
  audit: 'none',
  async answer(c, input) {
    const { visit } = c.var
    const retried = 'value' in input ? input.value.forsoker : undefined
    return html(c, <OperationPage visit={visit} health={await readHealth(visit)} retried={retried} />)
  },
})

route(operationRoutes, {
  ...operator,
  method: 'post',
  path: '/drift/forsok-igen',
  form: retryForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input)
      return html(c, <OperationPage visit={visit} health={await readHealth(visit)} problem />, 422)
    return c.redirect(`/drift?forsoker=${await retry(visit, input.value.job)}`, 303)
  },
})
