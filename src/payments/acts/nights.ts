import { deliver } from '../../accounts/index.ts'
import { addTask } from '../../applications/index.ts'
import { asSystem, inside, type Services, type Visit } from '../../platform/visit.ts'
import { addWorkingDays, dayOf, startOfDay } from '../../shared/calendar.ts'
import { listUnanswered } from '../queries/billing.ts'
import { listWaiting, setReminded, type Waiting } from '../queries/invoices.ts'
import { texts } from '../texts/index.ts'

/** Working days before somebody is asked again, and that they then have. */
const patience = 10
const chaseDays = 5
/** What has stood since before this moment has had its ten whole working days. */
export const lateBefore = (now: Date): Date => startOfDay(dayOf(addWorkingDays(now, -patience)))
const nobody = { municipality: null, purpose: 'pay' } as const

/** An invoice that nobody has attested or paid in ten working days: its desk is reminded, once for each step. */
export async function remindInvoices(services: Services): Promise<void> {
  await asSystem(services, nobody, async (visit) => {
    for (const waiting of await inside(visit, (tx) => listWaiting(tx, lateBefore(visit.now))))
      await remind(visit, waiting)
  })
}

/** Marked and sent together: where the letter cannot leave, the next run tries again. */
function remind(visit: Visit, { id, mail, ...about }: Waiting): Promise<void> {
  return inside(visit, async (tx) => {
    const { settings } = visit.services
    if (!(await setReminded(tx, id, visit.now)) || !mail || !settings.smtpUrl) return
    const link = `${settings.baseUrl}/betalningar/fakturor/${id}`
    const t = texts('sv').reminder
    await deliver(settings, { kind: 'mail', to: mail, subject: t.subject, text: t.text({ ...about, link }) })
  })
}

/** A payer that has let its time pass gets a task, until it answers. */
export async function chasePayers(services: Services): Promise<void> {
  const late = await asSystem(services, nobody, (visit) => inside(visit, (tx) => listUnanswered(tx, visit.now)))
  for (const { municipality, application, component, organisation, desk, due } of late)
    await asSystem(services, { municipality, purpose: 'pay' }, (visit) =>
      inside(visit, (tx) =>
        addTask(tx, visit, {
          municipality,
          application,
          component,
          what: 'chasePayer',
          of: 'payer',
          organisation: desk,
          due: addWorkingDays(due, chaseDays),
          about: organisation,
        }),
      ),
    )
}
