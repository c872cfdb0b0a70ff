import type { Context, MiddlewareHandler } from 'hono'
import type pg from 'pg'
import { addresses, onThisSite, StatePage } from '../design/index.ts'
import type { Language } from '../shared/language.ts'
import { whileReading } from '../shared/text-state.ts'
import { showState } from './pages.tsx'
import { sayAway } from './route.ts'
import { type Rank, Turns } from './turns.ts'
import type { Site, Visit } from './visit.ts'

/** A few connections stay for what a request does beside its own transaction, for jobs and for the question of health. */
const spared = 4
const patience = { form: 3000, view: 1500 }
/** So long may a question to the database take, and no longer (0000_roles.sql). */
const longest = 10_000

export const turnsFor = ({ options }: pg.Pool): Turns =>
  new Turns({
    atOnce: Math.max(1, (options.max ?? 10) - spared),
    patience,
    longest,
    most: 500,
    now: () => performance.now(),
  })

const rankOf = ({ req }: Context<Site>): Rank =>
  req.method === 'POST' || req.path.startsWith(addresses.signIn) ? 'form' : 'view'

/** Whoever has closed the page meanwhile waits no longer. */
const hasLeft = (c: Context<Site>) => (c.env as { outgoing?: { destroyed: boolean } })?.outgoing?.destroyed === true

/** Stands before the first question to the database. Nobody is kept from signing out. */
export const admitting =
  (turns: Turns, meet: (c: Context<Site>) => void): MiddlewareHandler<Site> =>
  async (c, next) => {
    if (c.req.path === addresses.signOut) return next()
    if (!(await turns.take(rankOf(c), () => hasLeft(c)))) {
      meet(c)
      return turnAway(c)
    }
    await turns.during(c.req.raw, next)
  }

/** So much is read of a form that is sent back; of one with large files nothing, and the browser's own way back keeps it. */
const mostSentBack = 1_000_000

function turnAway(c: Context<Site>): Response | Promise<Response> {
  c.header('retry-after', '5')
  if (c.req.method === 'POST') {
    return Number(c.req.header('content-length') ?? 0) > mostSentBack ? showState(c, 503) : sayAway(c)
  }
  if (c.req.path.startsWith('/api/')) return showState(c, 503)
  return c.html(crowdedPage(c.var.visit), 503)
}

// Drawn once a minute for each language, for it is sent when there is no time for drawing. The address is laid in afterwards.
const here = '/den-har-sidan'
const drawn = new Map<Language, { text: string; until: number }>()

function draw(visit: Visit): string {
  const places = visit.frame.places.map(({ href, text }) => ({ href, text }))
  const blank = { ...visit, path: here, frame: { places, who: null } }
  return `<!doctype html>${whileReading(() => String(<StatePage visit={blank} state="crowded" />))}`
}

function crowdedPage(visit: Visit): string {
  const { language, now } = visit
  let page = drawn.get(language)
  if (!page || page.until < now.getTime()) {
    page = { text: draw(visit), until: now.getTime() + 60_000 }
    drawn.set(language, page)
  }
  const path = onThisSite(visit.path)
  const [place = '/', query = ''] = path.split('?')
  const words = new URLSearchParams(query)
  words.delete('sprak')
  const kept = words.size > 0 ? `${words}&` : ''
  return page.text
    .replaceAll(`"${here}"`, () => `"${escaped(path)}"`)
    .replaceAll(`"${here}?`, () => `"${escaped(`${place}?${kept}`)}`)
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll("'", '&#39;')
