import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { DecisionKind, Level, Role } from '../shared/actor.ts'
import { isLanguage, type Language, languageAsked } from '../shared/language.ts'
import type { Frame } from '../shared/shown.ts'
import { whileReading } from '../shared/text-state.ts'
import { briefly } from './connection.ts'
import { newToken } from './seal.ts'
import { signForm } from './sign.ts'
import { anonymous, type Services, type Site, type Visit } from './visit.ts'
import { asks, watched } from './watch.ts'

type Known = {
  account: string
  name: string
  role: Role
  level: Level
  organisation: string | null
  organisation_name: string | null
  reach: string[]
  municipality: string | null
  person: string | null
  delegated: DecisionKind[]
  roles: number
  session: string
  stepped_up_at: Date
  language: string
}
/** What stands round the page: places and who is signed in. Given by `start`, which knows the features. */
export type Framing = (visit: Visit, organisation: string | null, roles: number) => Frame

const lookUp = { name: 'visit', text: 'select * from ctx.visit($1)', ...briefly }
/** For a page that asks by itself: a look that keeps nobody signed in. */
const glance = { name: 'glance', text: 'select * from ctx.glance($1)', ...briefly }
const token = /^[\w-]{43}$/

/** Every request begins here: who it is, in which language, at what time. */
export function welcome(services: Services, framing: Framing): MiddlewareHandler<Site> {
  return async (c, next) => {
    const session = cookieOf(c, services, 'kp')
    try {
      const known = session ? await find(services, session, c.req.path === asks ? glance : lookUp) : undefined
      const visit = visitOf(c, services, known, session)
      visit.frame = framing(visit, known?.organisation_name ?? null, known?.roles ?? 0)
      c.set('visit', visit)
    } catch (defect) {
      meetUnasked(c, services, framing)
      throw defect
    }
    await whileReading(next)
  }
}

/** Nobody has been asked who it is, but the page that says so comes in their language and gives back what they typed. */
export function meetUnasked(c: Context<Site>, services: Services, framing: Framing): void {
  const session = cookieOf(c, services, 'kp')
  const visit = visitOf(c, services, undefined, session)
  if (session) visit.session = session
  visit.frame = framing(visit, null, 0)
  c.set('visit', visit)
}

async function find(services: Services, session: string, query: typeof lookUp): Promise<Known | undefined> {
  const { rows } = await services.app.query<Known>({ ...query, values: [session] })
  return rows[0]
}

function visitOf(c: Context<Site>, services: Services, known: Known | undefined, session: string | undefined): Visit {
  const pre = { token: cookieOf(c, services, 'kp-pre') }
  const visit: Visit = {
    actor: known ? actorOf(known) : anonymous,
    session: known && session ? session : (pre.token ?? ''),
    sessionId: known?.session ?? null,
    steppedUpAt: known?.stepped_up_at ?? null,
    request: randomUUID(),
    policy: 'everybody',
    purpose: null,
    services,
    open: null,
    reads: [],
    language: languageOf(c, services, known),
    now: services.clock(),
    path: c.req.path + new URL(c.req.url).search,
    mode: services.settings.mode,
    frame: { places: [], who: null },
    watch: () => watched(visit),
    sign: (route) => {
      visit.session ||= preSession(c, services)
      return signForm(services.keys, visit.session, route)
    },
  }
  return visit
}

const actorOf = (known: Known): Visit['actor'] => ({
  account: known.account,
  name: known.name,
  role: known.role,
  level: known.level,
  organisation: known.organisation,
  reach: known.reach,
  municipality: known.municipality,
  person: known.person,
  delegated: known.delegated,
})

/** `__Host-` over https; over http, which only a demonstration may use, the same name without it. */
const cookieName = ({ settings }: Services, name: string) =>
  settings.baseUrl.startsWith('https:') ? `__Host-${name}` : name

function cookieOf(c: Context<Site>, services: Services, name: 'kp' | 'kp-pre'): string | undefined {
  const value = getCookie(c, cookieName(services, name))
  return value && token.test(value) ? value : undefined
}

export function keepCookie(c: Context<Site>, services: Services, name: 'kp' | 'kp-pre', value: string): void {
  const secure = services.settings.baseUrl.startsWith('https:')
  setCookie(c, cookieName(services, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(value ? {} : { maxAge: 0 }),
  })
}

function preSession(c: Context<Site>, services: Services): string {
  const made = newToken()
  keepCookie(c, services, 'kp-pre', made)
  return made
}

/** `?sprak=` chooses and is kept; else the kept choice, the account's language, what the browser asks for. */
function languageOf(c: Context<Site>, services: Services, known: Known | undefined): Language {
  const chosen = c.req.query('sprak')
  if (isLanguage(chosen)) {
    setCookie(c, 'sprak', chosen, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: 31_536_000,
      secure: services.settings.baseUrl.startsWith('https:'),
    })
    return chosen
  }
  const kept = getCookie(c, 'sprak') ?? known?.language
  if (isLanguage(kept)) return kept
  return languageAsked(c.req.header('accept-language') ?? '')
}
