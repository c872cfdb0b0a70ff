import { randomUUID } from 'node:crypto'
import type { Keys } from '../../src/platform/keys.ts'
import { newToken } from '../../src/platform/seal.ts'
import { signForm } from '../../src/platform/sign.ts'
import type { Role } from '../../src/shared/actor.ts'
import { type Asked, Line, type Told } from './line.ts'

// Signed-in people of every role who open the pages of their own work, and write now and then. What each page leaves in the log of who
// has read whom is learnt while nothing else goes on, so that it can be counted afterwards.

export type World = {
  port: number
  keys: Keys
  /** Rows past all row security. */
  ask<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>
}
/** With the cookie of a browser that has been here before: the style is in its cache. */
type Visited = World & { known: string }
export type Act = {
  kind: string
  rank: 'form' | 'view'
  asked(): Asked
  /** Lines in the log for one answer. */
  lines: number
}
export type Rider = { role: string; account: string | null; views: Act[]; writes: Act[] }
type Place = { unit: string; provider: string; ids: string[] }

/** Those who have most to do, with some of their newest applications. */
async function placesOf(
  { ask }: World,
  at: 'unit' | 'provider',
  many: number,
): Promise<{ id: string; ids: string[] }[]> {
  return ask(
    `select o.id, (select array_agg(id) from (select id from applications.application a where a.${at} = o.id and a.handlers is null
        and a.state not in ('withdrawn', 'moved', 'cancelled', 'registered_in_error', 'expired') order by a.sent_at desc limit 400) a) as ids
      from (select ${at} as id from applications.application where handlers is null group by 1 order by count(*) desc limit $1) o`,
    [many],
  )
}

async function signIn({ ask }: World, account: string, held: string | null, level: string): Promise<string> {
  const token = newToken()
  await ask(`select accounts.sign_in($1, $2, $3, $4, 'test', false, now())`, [token, account, held, level])
  return token
}

async function employ(world: World, role: Role, organisation: string): Promise<{ account: string; session: string }> {
  const account = randomUUID()
  await world.ask(
    `insert into accounts.account (id, kind, name, level, mail) values ($1::uuid, 'staff', 'prov', 'staff', $1::text || '@exempel.se')`,
    [account],
  )
  const [held] = await world.ask<{ id: string }>(
    `insert into accounts.role_held (account, role, organisation, valid_from) values ($1, $2, $3, '2020-01-01') returning id`,
    [account, role, organisation],
  )
  return { account, session: await signIn(world, account, held?.id ?? null, 'staff') }
}

type Writing = { session: string; cookie: string; path: string; fields: Record<string, string> }
/** A form as the page would have drawn it: signed anew for every press. */
function formOf({ keys }: World, { session, cookie, path, fields }: Writing): Asked {
  const { key, csrf } = signForm(keys, session, path)
  const body = new URLSearchParams({ _key: key, _csrf: csrf, _version: '0', ...fields }).toString()
  return { method: 'POST', path, cookie, body }
}

const view = (kind: string, path: string, cookie?: string): Act => ({
  kind,
  rank: 'view',
  asked: () => ({ method: 'GET', path, cookie }),
  lines: 0,
})
const write = (kind: string, asked: () => Asked): Act => ({ kind, rank: 'form', asked, lines: 0 })

type Writer = { session: string; ids: readonly string[]; to: string }
/** To each application a message of its own, so that no page grows for the sake of being measured. */
function messages(world: Visited, { session, ids, to }: Writer): Act[] {
  const cookie = `${world.known}; kp=${session}`
  const fields = { to, text: 'Hej! Vi hörs om starten.' }
  const paths = ids.slice(0, 20).map((id) => `/ansokningar/${id}/meddelanden`)
  return paths.map((path) => write('message', () => formOf(world, { session, cookie, path, fields })))
}

const deskWrites = { caseworker: 'applicant', admissionOfficer: 'applicant' } as Record<string, string>
async function staffRider(
  world: Visited,
  role: Role,
  place: { id: string; ids: string[] },
  at: number,
): Promise<Rider> {
  const { account, session } = await employ(world, role, place.id)
  const cookie = `${world.known}; kp=${session}`
  const own = place.ids.filter((_, index) => index % 10 === at % 10)
  const views = [
    view('work list', '/arbetslista?lista=all&ordning=sent', cookie),
    ...own.slice(0, 4).map((id) => view('application', `/ansokningar/${id}`, cookie)),
  ]
  const to = deskWrites[role]
  return { role, account, views, writes: to ? messages(world, { session, ids: own, to }) : [] }
}

async function newcomers(world: Visited, many: number): Promise<Rider[]> {
  const people = await world.ask<{ municipality: string; person: string; ids: string[] }>(
    `select municipality, person, array_agg(id) as ids from (select municipality, person, id from applications.application
        where handlers is null and state not in ('withdrawn', 'moved', 'cancelled', 'registered_in_error') order by sent_at desc limit 400) a
      where not exists (select from accounts.account c where c.person = a.person) group by 1, 2 order by 2 limit $1`,
    [many],
  )
  const riders: Rider[] = []
  for (const { municipality, person, ids } of people) {
    const account = randomUUID()
    await world.ask(
      `insert into accounts.account (id, kind, municipality, person, level) values ($1, 'newcomer', $2, $3, 'checked')`,
      [account, municipality, person],
    )
    const session = await signIn(world, account, null, 'checked')
    const cookie = `${world.known}; kp=${session}`
    const views = [
      view('own applications', '/mina-ansokningar', cookie),
      view('own application', `/ansokningar/${ids[0]}`, cookie),
      view('who has looked', '/mina-uppgifter/vem-har-tittat', cookie),
    ]
    riders.push({ role: 'newcomer', account, views, writes: messages(world, { session, ids, to: 'home' }) })
  }
  return riders
}

async function visitor(world: Visited): Promise<Rider> {
  const rounds = await world.ask<{ id: string }>('select id from courses.round order by starts desc limit 40')
  const begin = rounds.map(({ id }) =>
    write('draft', () => {
      const session = newToken()
      const cookie = `${world.known}; kp-pre=${session}`
      return formOf(world, { session, cookie, path: `/ansok/${id}`, fields: { draft: 'new' } })
    }),
  )
  const views = [view('catalogue', '/kurser'), view('search', '/kurser?q=svetsare', world.known)]
  // Every other visitor comes for the first time: the page brings its style with it.
  return { role: 'visitor', account: null, views: [...views, view('front page', '/')], writes: begin }
}

const atUnits = ['caseworker', 'coordinator', 'manager'] as const
const atSchools = ['admissionOfficer', 'rector'] as const

async function cookieOfStyle({ port }: World): Promise<string> {
  const { headers } = await fetch(`http://127.0.0.1:${port}/`)
  const [cookie = ''] = headers.getSetCookie().filter((one) => one.startsWith('stil='))
  return cookie.split(';')[0] as string
}

/** So many of each role, each with pages that open to them and forms that are carried out. */
export async function gather(unvisited: World, perRole: number): Promise<Rider[]> {
  const world = { ...unvisited, known: await cookieOfStyle(unvisited) }
  const [units, schools] = [await placesOf(world, 'unit', 5), await placesOf(world, 'provider', 5)]
  const riders = await newcomers(world, perRole)
  for (let at = 0; at < perRole; at++) {
    for (const role of atUnits)
      riders.push(await staffRider(world, role, units[at % units.length] as Place & { id: string }, at))
    for (const role of atSchools)
      riders.push(await staffRider(world, role, schools[at % schools.length] as Place & { id: string }, at))
    riders.push(await visitor(world))
  }
  const left = [...riders]
  const learnAll = async () => {
    const line = new Line(world.port)
    for (let rider = left.pop(); rider; rider = left.pop()) await learn(world, line, rider)
    line.close()
  }
  await Promise.all(Array.from({ length: 8 }, learnAll))
  return riders.filter(({ views }) => views.length > 0)
}

const newestLine = async ({ ask }: World) =>
  Number((await ask<{ seq: string }>('select coalesce(max(seq), 0) as seq from platform.entry'))[0]?.seq)

export async function linesSince({ ask }: World, seq: number, riders: readonly Rider[]): Promise<number> {
  const accounts = riders.flatMap(({ account }) => account ?? [])
  const [row] = await ask<{ lines: number }>(
    'select count(*)::int as lines from platform.entry where seq > $1 and account = any ($2)',
    [seq, accounts],
  )
  return row?.lines ?? 0
}
export { newestLine }

export const isDone = ({ rank }: Act, { status }: Told) => (rank === 'form' ? status === 303 : status === 200)

/** Keeps what is answered as it should be, and learns how many lines it leaves in the log. */
async function learn(world: World, line: Line, rider: Rider): Promise<void> {
  const known = async (act: Act): Promise<Act[]> => {
    const before = await newestLine(world)
    const told = await line.ask(act.asked())
    if (!isDone(act, told)) return []
    return [{ ...act, lines: rider.account ? await linesSince(world, before, [rider]) : 0 }]
  }
  const all = async (acts: readonly Act[]) => {
    const kept: Act[] = []
    for (const act of acts) kept.push(...(await known(act)))
    return kept
  }
  rider.views = await all(rider.views)
  rider.writes = await all(rider.writes)
}
