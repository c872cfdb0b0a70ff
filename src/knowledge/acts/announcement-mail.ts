/** Messages by mail, as each member of staff has chosen: at once, by day or by week, and by theme. Nothing new is no mail. */
import { deliver } from '../../accounts/index.ts'
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { formatDate } from '../../shared/texts.ts'
import { type Digest, digestsOn } from '../domain/announcement.ts'
import * as queries from '../queries/announcement-choices.ts'
import { deskTexts } from '../texts/desk.ts'

const nothing: queries.Choice = { digest: 'none', themes: [], version: 0 }
export type Chosen = { choice: queries.Choice; known: string[] }
export const readChoice = (visit: Visit): Promise<Chosen> =>
  inside(visit, async (tx) => {
    const { account } = visit.actor
    const choice = (account && (await queries.findChoice(tx, account))) || nothing
    return { choice, known: [...new Set([...(await queries.listThemes(tx)), ...choice.themes])] }
  })

export type Choosing = { digest: Digest; themes: string[]; version: number }
export const choose = (visit: Visit, of: Choosing): Promise<boolean> =>
  inside(visit, async (tx) => {
    const { account } = visit.actor
    return account !== null && queries.putChoice(tx, { ...of, account, now: visit.now })
  })

const system = { municipality: null, purpose: 'ownPages' } as const
/** A job for each of them: one address that cannot be reached keeps nobody else waiting. */
export const queueAnnouncements = (services: Services, digests: readonly Digest[]): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      for (const account of await queries.listChoosers(tx, digests))
        await later(tx, 'sendAnnouncements', { account }, { key: `announcements ${account}` })
    }),
  )
export const queueByDay = (services: Services): Promise<void> =>
  queueAnnouncements(services, digestsOn(dayOf(services.clock())))

function letterOf({ settings }: Services, { language, news }: queries.ToTell) {
  const t = deskTexts(language).announcements
  const base = settings.baseUrl.replace(/\/$/, '')
  const lines = news.map(({ id, title, organisation, expires, mustRead, theme, why }) =>
    [
      `${organisation}: ${title}`,
      ...(mustRead ? [t.must] : []),
      t.until(formatDate(language, expires)),
      `${base}/anslag/${id}`,
      t.mail.why(theme ? t.mail.theme(theme) : t.mail[why]),
    ].join('\n'),
  )
  return {
    subject: t.mail.subject(String(news.length)),
    text: [...lines, t.mail.end(`${base}/anslag/val`)].join('\n\n'),
  }
}

export const sendAnnouncements = (services: Services, account: string): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const row = await queries.findToTell(tx, account, dayOf(visit.now))
      if (!row || row.news.length === 0 || !services.settings.smtpUrl) return
      const id = `announcements-${account}-${row.news.at(-1)?.id}`
      await deliver(services.settings, { kind: 'mail', to: row.mail, id, ...letterOf(services, row) })
      await queries.setTold(tx, account, visit.now)
    }),
  )
