import { statfsSync } from 'node:fs'
import { Hono } from 'hono'
import program from '../../../package.json' with { type: 'json' }
import { countDispatches } from '../../notices/index.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { countLate } from '../../rights/index.ts'
import { findVersions, listDefects, listStanding } from '../queries/operation.ts'
import { type Health, OperationPage } from '../views/operation.tsx'

/** /drift: how the site itself is. Nobody is read here. */
export const operationRoutes = new Hono<Site>()

/** Where the data lies; a disk that cannot be asked is shown as full. */
function diskOf({ services }: Visit): Health['disk'] {
  try {
    const { bavail, blocks, bsize } = statfsSync(services.settings.data)
    return { free: bavail * bsize, size: blocks * bsize }
  } catch {
    return { free: 0, size: 1 } // the folder is gone or closed to us: the operator sees it as no room left
  }
}

async function readHealth(visit: Visit): Promise<Health> {
  const began = performance.now()
  const read = await inside(visit, async (tx) => {
    const versions = await findVersions(tx)
    const answeredIn = Math.round(performance.now() - began)
    const lateQuestions = await countLate(tx, visit.now)
    const [standing, defects] = [await listStanding(tx), await listDefects(tx, 50)]
    return { versions, answeredIn, lateQuestions, standing, defects, sending: await countDispatches(tx, visit.now) }
  })
  const startedAt = new Date(visit.now.getTime() - process.uptime() * 1000)
  return { ...read, program: program.version, node: process.version, disk: diskOf(visit), startedAt }
}

route(operationRoutes, {
  method: 'get',
  path: '/drift',
  policy: 'operator',
  purpose: null,
  form: null,
  audit: 'none',
  answer: async (c) => html(c, <OperationPage visit={c.var.visit} health={await readHealth(c.var.visit)} />),
})
