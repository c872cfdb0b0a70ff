import { sql } from 'drizzle-orm'
import { record } from './audit.ts'
import { sha256 } from './seal.ts'
import { apart, begin, clientOf, end, type Tx, type Visit } from './visit.ts'

type Stored = { status: number; location: string | null }
export type Outcome = Response | 'otherContent'
type Form = { route: string; key: string; digest: Buffer }

/**
 * Carries out a form exactly once. Key, act, audit and outcome are one transaction: a second press, a reload or a retry
 * after a lost line finds the outcome of the first. An answer that refuses (4xx, 5xx) undoes all but the log of what was read.
 */
export async function once(visit: Visit, form: Form, answer: () => Promise<Response>): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(visit, form, answer)
    } catch (defect) {
      if (tries === 3 || !isCollision(defect)) throw defect
    }
  }
}

async function attempt(visit: Visit, form: Form, answer: () => Promise<Response>): Promise<Outcome> {
  const tx = await begin(visit)
  visit.reads.length = 0
  visit.after = []
  let ended = false
  const finish = async (how: 'commit' | 'rollback') => {
    ended = true
    await end(tx, how)
  }
  try {
    const before = await claim(tx, visit, form)
    if (before) {
      await finish('rollback')
      return before === 'otherContent' ? before : repeat(before)
    }
    visit.open = tx
    const response = await answer()
    visit.open = null
    if (response.status >= 400) {
      await finish('rollback')
      await keepReads(visit)
    } else {
      await store(tx, visit, form, response)
      await finish('commit')
    }
    for (const work of visit.after) await work()
    return response
  } finally {
    visit.open = null
    if (!ended) await end(tx, 'rollback')
  }
}

/** Takes the key, or waits for the twin that has it and gives what that one came to. */
async function claim(tx: Tx, visit: Visit, { route, key, digest }: Form): Promise<Stored | 'otherContent' | undefined> {
  const owner = sha256(visit.session)
  await tx.execute(sql`set local lock_timeout = '2s'`)
  const inserted = await tx.execute(
    sql`insert into platform.done (owner, route, key, digest) values (${owner}, ${route}, ${key}, ${digest}) on conflict do nothing`,
  )
  if (inserted.rowCount === 1) return undefined
  const client = clientOf(tx)
  const { rows } = await client.query<Stored & { digest: Buffer }>(
    'select status, location, digest from platform.done where owner = $1 and route = $2 and key = $3',
    [owner, route, key],
  )
  const found = rows[0]
  if (!found?.digest.equals(digest)) return 'otherContent'
  return found
}

const store = (tx: Tx, visit: Visit, { route, key }: Form, response: Response) =>
  tx.execute(sql`update platform.done set status = ${response.status}, location = ${response.headers.get('location')}
    where owner = ${sha256(visit.session)} and route = ${route} and key = ${key}`)

const repeat = ({ status, location }: Stored): Response =>
  new Response(
    null,
    location ? { status, headers: { location } } : { status: 303, headers: { location: '/redan-klart' } },
  )

/** What was read for a refused page is shown on it, so it stays in the log. */
async function keepReads(visit: Visit): Promise<void> {
  if (visit.reads.length > 0) await apart(visit, (tx) => record(tx, visit, ...visit.reads))
}

/** Two acts met in the database: the later one is simply done again. */
const isCollision = (defect: unknown): boolean => ['40001', '40P01'].includes(codeOf(defect))

/** The SQLSTATE or system code of an error, looked for in its causes. */
export function codeOf(defect: unknown): string {
  const { code, cause } = (defect ?? {}) as { code?: unknown; cause?: unknown }
  return typeof code === 'string' ? code : cause ? codeOf(cause) : ''
}

/** The database is away, restarting or too busy to take us, or a disk is full: the page says "try again" and nothing is lost. */
export function isAway(defect: unknown): boolean {
  const code = codeOf(defect)
  if (
    /^(08|57P|53)/.test(code) ||
    [
      '28P01',
      '55P03',
      '57014',
      'ECONNREFUSED',
      'ECONNRESET',
      'ENOENT',
      'EPIPE',
      'ETIMEDOUT',
      'ENOSPC',
      'EDQUOT',
    ].includes(code)
  )
    return true
  return wordsOf(defect).some((words) => lineBroke.test(words))
}

const lineBroke =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error/
/** The messages of an error and of what caused it: drizzle wraps what the line says. */
function wordsOf(defect: unknown): string[] {
  if (!defect) return []
  const { message, cause } = defect as { message?: unknown; cause?: unknown }
  return [String(message), ...wordsOf(cause)]
}
