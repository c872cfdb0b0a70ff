import { randomUUID } from 'node:crypto'
import { guess } from '../accounts/index.ts'
import { type Outcome, takeStep } from '../applications/index.ts'
import { mayInvite, type SentDraft } from '../apply/index.ts'
import { readPerson, record, type Seen } from '../platform/audit.ts'
import { newToken, sha256, slowHash } from '../platform/seal.ts'
import { asSystemHere, inside, type Tx, type Visit } from '../platform/visit.ts'
import { endsAfter, linkEnds, type Scope } from './domain.ts'
import {
  type Current,
  cameLate,
  type Deed,
  endHelper,
  findCurrent,
  followSent,
  type Helped,
  insertDeed,
  insertHelper,
  type Look,
  listDeeds,
  listHelpers,
  listSendings,
  listSent,
  lookAtLink,
  type Ombud,
  ofDraft,
  renewLink,
  type Sending,
  useLink,
  withId,
} from './queries.ts'

export type Invited = Ombud & { deeds: Deed[] }
const withDeeds = async (tx: Tx, helpers: Ombud[]): Promise<Invited[]> => {
  const deeds = helpers.length > 0 ? await listDeeds(tx) : []
  return helpers.map((one) => ({ ...one, deeds: deeds.filter(({ helper }) => helper === one.id) }))
}

/** Helpers with one draft; nothing for those who may not let anybody in. */
export async function readDraftHelpers(visit: Visit, draft: string): Promise<Invited[] | undefined> {
  if (!(await mayInvite(visit, draft))) return undefined
  return inside(visit, async (tx) => withDeeds(tx, await listHelpers(tx, ofDraft(draft))))
}
/** Everybody whom the person has let in, and what somebody may be let in to. */
export const readOwnHelpers = (visit: Visit): Promise<{ helpers: Invited[]; sendings: Sending[] }> =>
  inside(visit, async (tx) => ({
    helpers: await withDeeds(tx, await listHelpers(tx)),
    sendings: await listSendings(tx, visit.actor.person ?? ''),
  }))

export type Inviting = { name: string; scopes: readonly Scope[]; days: number; pin: string }
type To = { draft: string } | { sending: string; municipality: string; person: string }

const pinDigest = ({ services }: Visit, digest: Buffer, pin: string) =>
  slowHash(services.keys.key('helperPin'), `${digest.toString('hex')} ${pin}`)
/** A new secret; it is shown once and only its digest is kept. */
function newLink(visit: Visit, pin: string) {
  const token = newToken()
  const digest = sha256(token)
  return { token, link: { digest, pin: pinDigest(visit, digest, pin), linkUntil: linkEnds(visit.now) } }
}

const invite = (visit: Visit, to: To, { name, scopes, days, pin }: Inviting): Promise<string> =>
  inside(visit, async (tx) => {
    const { token, link } = newLink(visit, pin)
    await insertHelper(tx, {
      ...to,
      ...link,
      id: randomUUID(),
      name,
      scopes: [...scopes],
      until: endsAfter(days, visit.now),
      owner: sha256(visit.session),
      account: visit.actor.account,
      madeAt: visit.now,
    })
    if ('person' in to)
      await record(tx, visit, {
        verb: 'inviteHelper',
        municipality: to.municipality,
        person: to.person,
        fields: [...scopes],
      })
    return token
  })

export async function inviteToDraft(visit: Visit, draft: string, wish: Inviting): Promise<string | undefined> {
  return (await mayInvite(visit, draft)) ? invite(visit, { draft }, wish) : undefined
}

export async function inviteToSent(visit: Visit, sending: string, wish: Inviting): Promise<string | undefined> {
  const person = visit.actor.person ?? ''
  const found = (await inside(visit, (tx) => listSendings(tx, person))).find(({ id }) => id === sending)
  return found && invite(visit, { sending, municipality: found.municipality, person }, wish)
}

/** From this moment on the helper sees nothing, whatever page is open. */
export const stopHelper = (visit: Visit, id: string): Promise<boolean> =>
  inside(visit, async (tx) => {
    const [found] = await listHelpers(tx, withId(id))
    return found !== undefined && (await endHelper(tx, id, visit.now))
  })

/** For somebody who helps already, or whose link came too late: a new link, a new PIN; the old ones are nothing any more. */
export const newLinkFor = (visit: Visit, id: string, pin: string): Promise<string | undefined> =>
  inside(visit, async (tx) => {
    const [found] = await listHelpers(tx, withId(id))
    if (!found || found.endedAt || found.until <= visit.now) return undefined
    const { token, link } = newLink(visit, pin)
    await renewLink(tx, id, link)
    return token
  })
export const findInvited = (visit: Visit, id: string): Promise<Ombud | undefined> =>
  inside(visit, async (tx) => (await listHelpers(tx, withId(id)))[0])

const sessionOf = ({ session }: Visit): Buffer => sha256(session)

/** A look at a link uses nothing up; one that comes too late is told to whoever made the link. */
export async function openLink(visit: Visit, token: string): Promise<Look> {
  const digest = sha256(token)
  const look = await lookAtLink(visit.services, { digest, session: sessionOf(visit) }, visit.now)
  if (look !== 'open') await cameLate(visit.services, digest, visit.now)
  return look
}

export type Entered = 'right' | 'wrong' | 'gone' | 'tooMany'
/** Few tries for one link, and few from one address. */
export async function enterByLink(
  visit: Visit,
  token: string,
  { pin, address }: { pin: string; address: string },
): Promise<Entered> {
  const digest = sha256(token)
  let used: Entered = 'wrong'
  const guessing = { what: 'helperPin', about: digest.toString('hex'), address } as const
  const right = await guess(visit, guessing, async () => {
    used = await useLink(
      visit.services,
      { digest, pin: pinDigest(visit, digest, pin), session: sessionOf(visit) },
      visit.now,
    )
    return used === 'right' ? used : undefined
  })
  return right ?? used
}

export const findHelp = (visit: Visit): Promise<Current | undefined> =>
  inside(visit, (tx) => findCurrent(tx, visit.now))

/** The visit of somebody who helps: what they see and do is theirs in the log, not the person's. */
export const helping = (visit: Visit, { name, person }: Current): Visit => ({
  ...visit,
  policy: 'helped',
  purpose: 'help',
  actor: {
    ...visit.actor,
    name,
    role: 'helper',
    organisation: null,
    reach: [],
    municipality: null,
    person: null,
    helps: person,
  },
})

/** What the helper sees of what was sent; read by the site, logged as the helper's. */
export async function readHelped(visit: Visit, help: Current): Promise<Seen<Helped>[]> {
  const { municipality, sending } = help
  if (!municipality || !sending) return []
  const by = helping(visit, help)
  const looks = help.scopes.some((scope) => scope !== 'fill')
  const sent = await asSystemHere(visit, { municipality, purpose: 'help' }, (_system, tx) =>
    listSent(tx, { municipality, sending }),
  )
  // Who may only fill in sees what is asked for, and not how it goes.
  const rows = looks ? sent : sent.filter(({ papers }) => papers.length > 0)
  if (rows.length === 0) return []
  return inside(by, async (tx) => {
    const seen = await readPerson(tx, by, Promise.resolve(rows), { kind: 'application', fields: ['state'] })
    await insertDeed(tx, { helper: help.id, at: visit.now, what: 'looked' })
    return seen
  })
}

export type Answer = 'accepted' | 'declined'
/** An answer to an offer, in the person's name; the domain asks whether the link opens that. */
export async function answerOffer(visit: Visit, application: string, to: Answer): Promise<Outcome> {
  const help = await findHelp(visit)
  const { municipality, sending } = help ?? {}
  if (!help || !municipality || !sending) return 'missing'
  const by = helping(visit, help)
  const outcome = await asSystemHere(visit, { municipality, purpose: 'help' }, async (system, tx) => {
    const sent = await listSent(tx, { municipality, sending })
    if (!sent.some(({ id, handlers }) => id === application && handlers === null)) return 'missing'
    const link = { is: 'helper', scopes: help.scopes } as const
    return takeStep(system, application, { to }, { actor: by.actor, known: { link } })
  })
  if (outcome === 'taken') await noteDone(by, help, { application, verb: `step ${to}`, what: to })
  return outcome
}

type Done = { application: string; verb: string; what: Answer | 'handedIn' }
export const noteDone = (by: Visit, help: Current, { application, verb, what }: Done): Promise<void> =>
  inside(by, async (tx) => {
    const { municipality, person } = help
    const fields = [what === 'handedIn' ? 'document' : 'state']
    await record(tx, by, { verb, municipality, person, about: { kind: 'application', id: application }, fields })
    await insertDeed(tx, { helper: help.id, at: by.now, what, about: application })
  })

/** The helper is done, before the time is up. */
export async function leave(visit: Visit): Promise<void> {
  const help = await findHelp(visit)
  if (!help) return
  await inside(visit, (tx) => insertDeed(tx, { helper: help.id, at: visit.now, what: 'left' }))
  await asSystemHere(visit, { municipality: help.municipality, purpose: 'help' }, (system, tx) =>
    endHelper(tx, help.id, system.now),
  )
}

/** What apply asks: what this session's help with a draft opens, and what became of it. */
export const forDrafts = {
  async find(tx: Tx, visit: Visit, draft: string) {
    const help = await findCurrent(tx, visit.now)
    if (help?.draft !== draft) return undefined
    return { helper: help.id, link: { is: 'helper', scopes: help.scopes } as const }
  },
  async sent(tx: Tx, system: Visit, { helper, ...facts }: SentDraft) {
    await followSent(tx, facts)
    if (helper) await insertDeed(tx, { helper, at: system.now, what: 'sent' })
  },
}
