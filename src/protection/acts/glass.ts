import { deliver } from '../../accounts/index.ts'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { isLanguage } from '../../shared/language.ts'
import { glassEnds } from '../protection.ts'
import { askGlass, confirmGlass, listGlass, listOfficers } from '../queries/glass.ts'
import { staffTexts } from '../texts/index.ts'

/** Asks for the glass to be broken; what is answered does not depend on whether the code is anybody's. */
export function ask(visit: Visit, asked: { code: string; reason: string }): Promise<void> {
  return inside(visit, async (tx) => {
    await askGlass(tx, { ...asked, at: visit.now })
    await record(tx, visit, { verb: 'askGlass', municipality: visit.actor.municipality })
  })
}

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)

/** What the reader has asked for today, and what others wait for them to answer. */
export async function glassToday(tx: Tx, { actor, now }: Visit) {
  const rows = await listGlass(tx, daysBefore(now, 1))
  const mine = rows.filter(({ account }) => account === actor.account)
  const waiting = rows.filter(({ account, confirmedAt }) => account !== actor.account && !confirmedAt)
  return { mine, waiting }
}

/** A second person of the same organisation says yes; the data protection officer is told at once. */
export function confirm(visit: Visit, id: string): Promise<boolean> {
  return inside(visit, async (tx) => {
    if (!(await confirmGlass(tx, id, { until: glassEnds(visit.now), at: visit.now }))) return false
    const { municipality } = visit.actor
    await record(tx, visit, { verb: 'confirmGlass', municipality, about: { kind: 'glass', id } })
    await later(tx, 'tellOfGlass', { municipality, glass: id }, { key: `glass ${id}` })
    return true
  })
}

/** Only that it has happened and where to read more: the letter names nobody. */
export async function tellOfGlass(services: Services, municipality: string): Promise<void> {
  const { settings } = services
  if (!settings.smtpUrl) return
  const officers = await asSystem(services, { municipality, purpose: 'reviewLog' }, (visit) =>
    inside(visit, (tx) => listOfficers(tx, municipality)),
  )
  for (const { mail, language } of officers) {
    const t = staffTexts(isLanguage(language) ? language : 'sv').officer
    await deliver(settings, {
      kind: 'mail',
      to: mail,
      subject: t.subject,
      text: t.letter(`${settings.baseUrl}/dataskydd/nodoppningar`),
    })
  }
}
