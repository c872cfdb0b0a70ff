import { deliver } from '../../accounts/index.ts'
import { type Head, headLine } from '../../platform/sealing/heads.ts'
import { nowhere } from '../../platform/sealing/lines.ts'
import { asSystem, inside, type Services } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { listNewHeads, listOfficers } from '../queries/heads.ts'
import { texts } from '../texts/index.ts'

// How far the log is sealed, told outside the machine every hour: whoever cuts off its end must also empty other people's mail.

const hour = 3_600_000

/** Who gets the heads of which chains; those named in the settings get all. */
function receiversOf(officers: { mail: string; municipality: string }[], everything: readonly string[]) {
  const own = Map.groupBy(officers, ({ mail }) => mail)
  const chains = new Map<string, string[] | 'all'>(
    [...own].map(([mail, places]) => [mail, [...places.map(({ municipality }) => municipality), nowhere]]),
  )
  for (const mail of everything) chains.set(mail, 'all')
  return chains
}

function readNew(services: Services) {
  const now = services.clock()
  const since = new Date(now.getTime() - hour)
  return asSystem(services, { municipality: null, purpose: 'reviewLog' }, (visit) =>
    inside(visit, async (tx) => ({
      heads: await listNewHeads(tx, since),
      officers: await listOfficers(tx, dayOf(now)),
    })),
  )
}

function textOf(heads: Head[]): string {
  const t = texts('sv').heads
  return `${t.lead}\n\n${heads.map(headLine).join('\n')}\n\n${t.how}\n`
}

/** Nothing new is no mail. */
export async function mailHeads(services: Services): Promise<void> {
  const { settings } = services
  if (!settings.smtpUrl) return
  const { heads, officers } = await readNew(services)
  for (const [to, chains] of receiversOf(officers, settings.sealsTo)) {
    const own = heads.filter(({ chain }) => chains === 'all' || chains.includes(chain))
    if (own.length > 0)
      await deliver(settings, { kind: 'mail', to, subject: texts('sv').heads.subject, text: textOf(own) })
  }
}
