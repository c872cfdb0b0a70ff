import { Socket } from 'node:net'
import { inner, lines, paths, templates } from '../corpora/others.ts'
import { sqlStrings } from '../corpora/sql.ts'
import { type FormRoute, formRoutes } from '../fuzz/send.ts'
import { acceptedBy, fieldsOf, type Typed } from '../fuzz/shape.ts'
import type { TestSite } from '../site.ts'

/** Stands in every hostile string: where it is found, what was typed has come there. */
const mark = 'zqk7'
/** All that somebody types who wants the site to do something else than to keep it. */
export const everything: readonly string[] = [...sqlStrings, ...lines, ...paths, ...inner, ...templates].map(
  (text) => `${text}${mark}`,
)

export type Try = { route: FormRoute; field: string; typed: Typed; text: string }

/** Each field of each form with the next hostile string in it, the others as the form takes them. */
export function triesOf(each: number, first = 0, strings = everything): Try[] {
  let at = first
  return formRoutes().flatMap((route) => {
    const good = acceptedBy(route.form) ?? {}
    const names = Object.keys(fieldsOf(route.form)).filter((name) => !(good[name] instanceof File))
    return names.flatMap((field) =>
      Array.from({ length: each }, () => {
        const text = strings[at++ % strings.length] as string
        return { route, field, typed: { ...good, [field]: text }, text }
      }),
    )
  })
}

/** What an answer shows that it must not, in words. */
export function troublesIn(answer: Response, body: string): string[] {
  const { headers } = answer
  const foreign =
    headers.has('x-evil') || headers.has('bcc') || headers.getSetCookie().some((line) => line.startsWith('kxevil'))
  const to = answer.headers.get('location') ?? '/'
  const words = body.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'id')
  return [
    ...(answer.status >= 500 ? [`answers ${answer.status}`] : []),
    ...(foreign ? ['a header of the sender'] : []),
    ...(/^\/(?![/\\])/.test(to) ? [] : [`leads to ${to}`]),
    ...(/root:x?:0:|\[extensions\]|\b9359\b|PATH=\//.test(words) ? ['carries out what was typed'] : []),
  ]
}

/** Rows of every table that holds what people and staff do; words that a text is found by are as many as it has. */
export async function rowCounts(site: TestSite): Promise<Record<string, number>> {
  const tables = await site.rows(`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'jobs', 'public', 'ctx')
      and not (schemaname = 'accounts' and tablename in ('attempt', 'message')) and schemaname || '.' || tablename not in ('platform.done', 'platform.entry', 'knowledge.word')`)
  const parts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`)
  return Object.fromEntries((await site.rows(parts.join(' union all '))).map(({ name, n }) => [name, n]))
}

/** Connections that are opened while it works, but for those to the database. */
export async function socketsOf(site: TestSite, work: () => Promise<unknown>): Promise<string[]> {
  const opened: string[] = []
  const { connect } = Socket.prototype
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const said = JSON.stringify(args)
    if (!said.includes(String(site.at.port)) && !said.includes('PGSQL')) opened.push(said.slice(0, 200))
    return connect.apply(this, args as never)
  } as typeof connect
  try {
    await work()
  } finally {
    Socket.prototype.connect = connect
  }
  return opened
}

/** Statements that hold what somebody typed in their own text, not as a value beside it. */
export function listenForMarks(site: TestSite): { found: string[]; heard: () => number; stop: () => void } {
  const found: string[] = []
  let heard = 0
  const services = site.services as typeof site.services & { onStatement?: (text: string) => void }
  services.onStatement = (text) => {
    heard += 1
    if (text.includes(mark)) found.push(text.slice(0, 300))
  }
  const stop = () => {
    services.onStatement = () => {}
  }
  return { found, heard: () => heard, stop }
}
