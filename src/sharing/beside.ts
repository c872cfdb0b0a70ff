import { registerBeside, type Whole } from '../applications/index.ts'
import { mayOpen } from '../platform/policies.ts'
import type { Visit } from '../platform/visit.ts'
import { aboutApplication, type Question } from './queries/questions.ts'
import { staffTexts, texts } from './texts/index.ts'

/** On the page of an application: what was asked of partners, and the ways to sharing for those who may. */
export const registerSharing = (): void =>
  registerBeside<Asked[]>('sharing', {
    sql: aboutApplication,
    asks: isFor,
    tell(visit, whole, found) {
      if (!isFor(visit) && !mayOpen('released', visit.actor.role)) return []
      const t = texts(visit.language)
      const lines = (found ?? []).flatMap(({ name, text, answer, answeredBy }) => [
        t.beside.line(name, text),
        ...(answer === null ? [] : [t.beside.answered(answer, answeredBy ?? '')]),
      ])
      const title = visit.actor.role === 'newcomer' ? t.beside.title : staffTexts(visit.language).links.title
      return [{ title, lines, links: linksFor(visit, whole) }]
    },
  })

type Asked = Pick<Question, 'name' | 'text' | 'answer' | 'answeredBy'>
const isFor = ({ actor }: Visit): boolean =>
  actor.role === 'newcomer' ? actor.level !== 'code' : mayOpen('recordsConsent', actor.role)

function linksFor(visit: Visit, { id }: Whole) {
  if (visit.actor.role === 'newcomer')
    return [{ href: '/mina-uppgifter/delning', text: texts(visit.language).beside.link }]
  const t = staffTexts(visit.language).links
  const { role } = visit.actor
  const shared = { href: '/delat-med-oss', text: staffTexts(visit.language).released.title }
  if (!mayOpen('recordsConsent', role)) return [shared]
  return [
    { href: `/ansokningar/${id}/samtycke`, text: t.consent },
    ...(mayOpen('home', role) ? [{ href: `/ansokningar/${id}/fraga`, text: t.ask }] : []),
    ...(mayOpen('opensByLaw', role) ? [{ href: `/ansokningar/${id}/oppna-for`, text: t.law }] : []),
    ...(mayOpen('released', role) ? [shared] : []),
  ]
}
