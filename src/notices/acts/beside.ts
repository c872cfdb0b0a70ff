import type { Beside, Whole } from '../../applications/index.ts'
import type { Visit } from '../../platform/visit.ts'
import { noticeLine } from '../kind-words.ts'
import { texts } from '../texts/index.ts'

const shownHere = 5

/** Beside the application on its own page: what was sent, or for the person how one is told. */
export function tellNotices(visit: Visit, { id, person, notices }: Whole): Beside[] {
  const { language } = visit
  const t = texts(language)
  const page = `/ansokningar/${id}/besked`
  if (visit.actor.person === person) {
    const links = [{ href: '/mina-uppgifter/aviseringar', text: t.settings.link }]
    const practice = visit.mode === 'demo' ? [{ href: page, text: t.sent.link }] : []
    return [{ title: t.settings.title, lines: [t.settings.lead], links: [...links, ...practice] }]
  }
  const lines = notices.slice(0, shownHere).map((notice) => noticeLine(language, notice))
  const links = notices.length > 0 ? [{ href: page, text: t.staff.all }] : []
  return [{ title: t.staff.title, lines: lines.length > 0 ? lines : [t.staff.none], links }]
}
