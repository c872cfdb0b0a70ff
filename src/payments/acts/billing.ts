import { standingSteps } from '../../applications/index.ts'
import { record } from '../../platform/audit.ts'
import { takeTurn } from '../../platform/turn.ts'
import { asSystem, asSystemHere, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { type Month, monthBefore, monthsOf, presenceOf } from '../domain/participation.ts'
import { rowsToWrite } from '../domain/rows.ts'
import {
  firstMonth,
  insertRows,
  listParticipation,
  listProviders,
  openInvoices,
  type Participation,
  type Written,
} from '../queries/billing.ts'

/** How long after the course a correction is still found. */
const lookBackDays = 400
const lookBack = (now: Date) => new Date(now.getTime() - lookBackDays * 86_400_000)

type Wanted = { provider: string; month: Month; madeBy: string | null }
type Found = Omit<Written, 'invoice'> & { payer: string; desk: string; kind: string; person: string }

/** Pressed by the school: the drafts of a month that has passed. How many rows were written. */
export const makeInvoices = (visit: Visit, provider: string, month: Month): Promise<number> =>
  asSystemHere(visit, { municipality: null, reach: [provider], purpose: 'pay' }, (system, tx) =>
    write(tx, system, { provider, month, madeBy: visit.actor.account }),
  )

/** On the first of the month, for every school: what the month before came to. A second run writes nothing. */
export async function makeMonthly(services: Services): Promise<void> {
  const now = services.clock()
  const providers = await asSystem(services, { municipality: null, purpose: 'pay' }, (visit) =>
    inside(visit, (tx) => listProviders(tx, lookBack(now))),
  )
  for (const provider of providers)
    await asSystem(services, { municipality: null, reach: [provider], purpose: 'pay' }, (visit) =>
      inside(visit, (tx) => write(tx, visit, { provider, month: monthBefore(now), madeBy: null })),
    )
}

/** What has been sent is never added to: its corrections stand on the next month's invoice. */
async function write(tx: Tx, system: Visit, { provider, month, madeBy }: Wanted): Promise<number> {
  // Two who press at once must not invoice the same days.
  await takeTurn(tx, `invoices ${provider}`)
  const first = await firstMonth(tx, provider)
  const scope = { from: first && first < month ? first : month, to: month }
  const found = (await listParticipation(tx, provider, lookBack(system.now))).flatMap((one) => missingRows(one, scope))
  const to = [...new Map(found.map(({ payer, desk, kind }) => [toOf({ payer, desk }), { payer, desk, kind }])).values()]
  if (to.length === 0) return 0
  const invoices = await openInvoices(tx, { provider, month, madeBy, at: system.now, to })
  const changeable = invoices.filter(({ state }) => state === 'draft' || state === 'returned')
  const open = new Map(changeable.map((invoice) => [toOf(invoice), invoice.id]))
  const rows = found.flatMap((row) => {
    const invoice = open.get(toOf(row))
    return invoice ? [{ ...row, invoice }] : []
  })
  if (rows.length === 0) return 0
  await insertRows(tx, rows, system.now)
  await tell(tx, system, rows)
  return rows.length
}

const toOf = ({ payer, desk }: { payer: string; desk: string }) => `${payer} ${desk}`

function missingRows(one: Participation, scope: { from: Month; to: Month }): Found[] {
  const { standing, steps, amount, ends, stops, ...of } = one
  const until = [scope.to, ...standing.map(({ month }) => month)].sort().at(-1) ?? scope.to
  const parts = monthsOf(amount, presenceOf(standingSteps(steps), stops), ends, until)
  return rowsToWrite(parts, standing, scope).map((row) => ({ ...of, ...row }))
}

/** One line for each application, however many rows it got. */
function tell(tx: Tx, system: Visit, rows: readonly Found[]): Promise<void> {
  const each = new Map(rows.map((row) => [row.application, row]))
  const entries = [...each.values()].map(({ municipality, person, application }) => ({
    verb: 'invoice',
    municipality,
    person,
    about: { kind: 'application', id: application },
    fields: ['days', 'amount'],
  }))
  return record(tx, system, ...entries)
}
