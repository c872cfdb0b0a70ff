import { registerBeside, type Whole } from '../applications/index.ts'
import { mayOpen } from '../platform/policies.ts'
import type { Tx, Visit } from '../platform/visit.ts'
import { listAbout } from './queries/questions.ts'
import { staffTexts, texts } from './texts/index.ts'

/** On the page of an application: what was asked of partners, and the ways to sharing for those who may. */
export const registerSharing = (): void =>
  registerBeside('sharing', async (tx: Tx, visit: Visit, whole: Whole) => {
    const { role } = visit.actor
    if (role !== 'newcomer' && !mayOpen('recordsConsent', role)) return []
    if (role === 'newcomer' && visit.actor.level === 'code') return []
    const t = texts(visit.language)
    const questions = await listAbout(tx, whole)
    const lines = questions.flatMap(({ name, text, answer, answeredBy }) => [
      t.beside.line(name, text),
      ...(answer === null ? [] : [t.beside.answered(answer, answeredBy ?? '')]),
    ])
    return [
      {
        title: role === 'newcomer' ? t.beside.title : staffTexts(visit.language).links.title,
        lines,
        links: linksFor(visit, whole),
      },
    ]
  })

function linksFor(visit: Visit, { id }: Whole) {
  if (visit.actor.role === 'newcomer')
    return [{ href: '/mina-uppgifter/delning', text: texts(visit.language).beside.link }]
  const t = staffTexts(visit.language).links
  const { role } = visit.actor
  return [
    { href: `/ansokningar/${id}/samtycke`, text: t.consent },
    ...(mayOpen('home', role) ? [{ href: `/ansokningar/${id}/fraga`, text: t.ask }] : []),
    ...(mayOpen('opensByLaw', role) ? [{ href: `/ansokningar/${id}/oppna-for`, text: t.law }] : []),
  ]
}
