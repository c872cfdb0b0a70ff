import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { codeOf, isAway } from './once.ts'
import { showState } from './pages.tsx'
import { sayAway } from './route.ts'
import type { Site } from './visit.ts'

/**
 * The one place where a defect is caught. The visitor gets a page with a number, the operator the place in the code;
 * messages are left out, for they may carry what somebody wrote.
 */
export async function caught(defect: unknown, c: Context<Site>): Promise<Response> {
  if (isAway(defect)) return sayAway(c)
  const number = randomUUID()
  const route = c.req.routePath
  const kind = `${(defect as Error)?.name ?? 'unknown'} ${codeOf(defect)}`.trim()
  const stack = placesOf(defect)
  process.stderr.write(`defect ${number} ${c.req.method} ${route} ${kind}\n${stack}\n`)
  await c.var.visit.services.app
    .query('insert into platform.defect (id, route, kind, stack) values ($1, $2, $3, $4)', [
      number,
      `${c.req.method} ${route}`,
      kind,
      stack,
    ])
    .catch(() => {}) // the page with its number goes out even when the list of defects cannot be written
  return showState(c, 500, { number: number.slice(0, 8) })
}

/** The lines of the stack, of the error and what caused it, without their messages. */
function placesOf(defect: unknown): string {
  const { stack = '', cause } = (defect ?? {}) as { stack?: string; cause?: unknown }
  const places = stack.split('\n').filter((line) => line.trimStart().startsWith('at '))
  return [...places, ...(cause ? [placesOf(cause)] : [])].slice(0, 30).join('\n')
}
