import { type Context, Hono } from 'hono'
import { record } from '../../platform/audit.ts'
import type { Input } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { purposes } from '../../platform/purposes.ts'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { readDay } from '../../shared/typed-day.ts'
import { logForm } from '../form.ts'
import { type Asked, type Line, listLines } from '../queries/log.ts'
import { blank, type Draft } from '../views/frame.tsx'
import { LogPage } from '../views/log.tsx'
import { draftOf, withProblems } from './frame.ts'

/** /dataskydd: who has read and written, for the data protection officer; reading it is a line of its own. */
export const logRoutes = new Hono<Site>()
const onPage = 50
const nothing: Asked = { person: null, account: null, day: null, before: null }
type Typed = {
  person?: string | undefined
  konto?: string | undefined
  dag?: string | undefined
  fore?: string | undefined
}

function askedOf(input: Input<Typed>, now: Date): { asked: Asked } | { draft: Draft } {
  if ('problems' in input) return { draft: draftOf(input) }
  const { person, konto, dag, fore } = input.value
  const day = dag?.trim() ? readDay(dag, now) : null
  if (day === undefined) return { draft: withProblems(input, { dag: 'badDay' }) }
  return { asked: { person: person || null, account: konto || null, day, before: fore ?? null } }
}

const readLines = (visit: Visit, asked: Asked): Promise<Line[]> =>
  inside(visit, async (tx) => {
    const lines = await listLines(tx, asked, onPage + 1)
    const { municipality } = visit.actor
    await record(tx, visit, { verb: 'readLog', municipality, person: asked.person })
    return lines
  })

async function show(c: Context<Site>, input: Input<Typed>) {
  const { visit } = c.var
  const found = askedOf(input, visit.now)
  if ('draft' in found)
    return html(
      c,
      <LogPage visit={visit} lines={[]} asked={nothing} next={null} purposes={purposes} draft={found.draft} />,
      422,
    )
  const lines = await readLines(visit, found.asked)
  const shown = lines.slice(0, onPage)
  const next = lines.length > onPage ? (shown.at(-1)?.seq ?? null) : null
  const page = { lines: shown, asked: found.asked, next: next && String(next), purposes, draft: blank }
  return html(c, <LogPage visit={visit} {...page} />)
}

route(logRoutes, {
  method: 'get',
  path: '/dataskydd',
  policy: 'dataProtectionOfficer',
  purpose: 'reviewLog',
  form: logForm,
  audit: 'read',
  answer: show,
})
