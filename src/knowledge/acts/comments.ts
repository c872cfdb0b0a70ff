/** Comments: written by anybody, read by a moderator. What goes beyond the visitor's own eyes is done as the system. */
import { deliver, isShown } from '../../accounts/index.ts'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { hmac, seal, unseal } from '../../platform/seal.ts'
import { asSystem, asSystemHere, inside, type Services, type Visit } from '../../platform/visit.ts'
import { isLanguage } from '../../shared/language.ts'
import {
  afterComment,
  afterReport,
  type CommentAct,
  dueAt,
  isProgram,
  mailDays,
  mayJudgeHidden,
  perHour,
  refusedDays,
} from '../domain/comment.ts'
import { addressOf } from '../links.ts'
import * as queries from '../queries/comments.ts'
import { texts } from '../texts/index.ts'
import { tellModerators } from './moderators.ts'

const asReader = { municipality: null, purpose: 'answerQuestion' } as const
const about = 'knowledge.comment'
const callerOf = ({ keys }: Services, address: string) => hmac(keys.key('comment caller'), address)

export type Commenting = {
  slug: string
  name: string
  mail: string
  text: string
  trap: string
  drawnAt: number
  address: string
}
/** A program is told the same as a person, so that it does not learn. */
export async function writeComment(visit: Visit, of: Commenting): Promise<boolean> {
  const { now, language, services } = visit
  if (isProgram({ trap: of.trap, drawnAt: of.drawnAt, now: now.getTime() })) return true
  const kept = { sealed: seal(services.keys.vault, of.mail, about), caller: callerOf(services, of.address) }
  const { slug, name, text } = of
  return asSystemHere(visit, asReader, async (_, tx) => {
    const isNew = await queries.addComment(tx, { slug, name, text, language, ...kept, dueAt: dueAt(now), now, perHour })
    if (isNew) await tellModerators(tx, now)
    return isNew
  })
}

export type Reporting = { id: string; reason: string; address: string }
/** A second report of the same caller changes nothing. */
export const reportComment = (visit: Visit, { id, reason, address }: Reporting): Promise<void> =>
  asSystemHere(visit, asReader, async (system, tx) => {
    const { now, services } = system
    const was = await queries.findComment(tx, id)
    const found = await queries.addReport(tx, { id, reason, caller: callerOf(services, address), now })
    const to = was && found && afterReport(was.stage, found.reports)
    if (to) await queries.setStage(tx, { id, stage: to, dueAt: dueAt(now) })
    if (to) await tellModerators(tx, now)
    if (to === 'hidden') await record(tx, system, hiding(id))
  })
const hiding = (id: string) => ({
  verb: 'hide comment by reports',
  municipality: null,
  about: { kind: 'comment', id },
  fields: [],
})

export type Judging = { id: string; version: number; act: CommentAct; reason: string }
export type Judged = 'done' | 'missing' | 'changed' | 'own' | 'reason'
const needsReason: readonly CommentAct[] = ['refuse', 'hide', 'remove']

export const judgeComment = (visit: Visit, { id, version, act, reason }: Judging): Promise<Judged> =>
  inside(visit, async (tx): Promise<Judged> => {
    const comment = await queries.findComment(tx, id)
    const account = visit.actor.account
    if (!comment || !account) return 'missing'
    if (comment.stage === 'hidden' && !mayJudgeHidden(comment.hiddenBy, account)) return 'own'
    if (needsReason.includes(act) && reason === '') return 'reason'
    const stage = afterComment(comment.stage, act, comment.stage === 'hidden' ? 'secondModerator' : 'moderator')
    if (!stage) return 'changed'
    if (
      !(await queries.saveJudged(tx, { id, stage, reason, account, now: visit.now, version, dueAt: dueAt(visit.now) }))
    )
      return 'changed'
    if (needsReason.includes(act)) await later(tx, 'tellCommenter', { comment: id })
    await record(tx, visit, { verb: `${act} comment`, municipality: null, about: { kind: 'comment', id }, fields: [] })
    return 'done'
  })

/** Why not, to the one who wrote; nobody else reads it. */
export const tellCommenter = (services: Services, id: string): Promise<void> =>
  asSystem(services, asReader, (visit) =>
    inside(visit, async (tx) => {
      const row = await queries.findWriter(tx, id)
      if (!row?.sealed || row.reason === '' || isShown(services.settings, 'mail')) return
      const t = texts(isLanguage(row.language) ? row.language : 'sv').comment.letter
      const link = addressOf(services, `/kunskap/${row.slug}`)
      const words = { subject: t.subject, text: t.text(row.title, row.reason, link) }
      const to = unseal(services.keys.vault, row.sealed, about)
      await deliver(services.settings, { kind: 'mail', to, id: `${id}-${row.version}`, ...words })
    }),
  )

const day = 86_400_000
export const tidyComments = (services: Services): Promise<void> =>
  asSystem(services, asReader, (visit) =>
    inside(visit, (tx) => {
      const before = (days: number) => new Date(visit.now.getTime() - days * day)
      return queries.tidyComments(tx, { mailBefore: before(mailDays), refusedBefore: before(refusedDays) })
    }),
  )
