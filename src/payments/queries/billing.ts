import type { standingSteps } from '../../applications/index.ts'
import { ask, clientOf, type Tx } from '../../platform/visit.ts'
import type { NewRow, Standing } from '../domain/rows.ts'

type Step = Parameters<typeof standingSteps>[0][number]

/** One payer's share of one component, with what the participant has been through and the rows that stand. */
export type Participation = {
  municipality: string
  application: string
  component: string
  share: string
  person: string
  payer: string
  /** Who has it in hand there. */
  desk: string
  kind: string
  amount: number
  price: string | null
  ends: string
  /** The last day, where it was agreed to be earlier than the round's. */
  stops: string | null
  steps: Step[]
  standing: Standing[]
}

type Read = Omit<Participation, 'amount' | 'steps' | 'standing'> & {
  amount: string
  steps: (Omit<Step, 'at'> & { at: string })[]
  standing: Standing[]
}

export async function listParticipation(tx: Tx, provider: string, after: Date): Promise<Participation[]> {
  const { rows } = await ask<Read>(
    tx,
    'select municipality, application, component, share, person, payer, desk, kind, amount, price, ends::text as ends, stops::text as stops, steps, standing from payments.participation($1, $2)',
    [provider, after],
  )
  return rows.map((row) => ({
    ...row,
    amount: Number(row.amount),
    steps: row.steps.map((step) => ({ ...step, at: new Date(step.at) })),
    standing: row.standing.map((one) => ({ ...one, month: one.month.slice(0, 7) })),
  }))
}

/** The first month that the provider has invoiced here: what was before it went another way. */
export async function firstMonth(tx: Tx, provider: string): Promise<string | null> {
  const { rows } = await ask<{ month: string | null }>(
    tx,
    `select to_char(min(month), 'YYYY-MM') as month from payments.invoice where provider = $1`,
    [provider],
  )
  return rows[0]?.month ?? null
}

export type Receiver = { payer: string; desk: string; kind: string }
export type Opened = Pick<Receiver, 'payer' | 'desk'> & { id: string; state: string }
type New = { provider: string; month: string; madeBy: string | null; at: Date; to: Receiver[] }

/** The month's invoice of each payer, made where there is none; numbers follow each other within the provider. */
export async function openInvoices(tx: Tx, { provider, month, madeBy, at, to }: New): Promise<Opened[]> {
  const client = clientOf(tx)
  await client.query(
    `insert into payments.invoice (provider, payer, desk, kind, month, number, made_by, made_at, since)
     select $1, p.payer, p.desk, p.kind, $2::date, coalesce((select max(number) from payments.invoice where provider = $1), 0) + row_number() over (order by p.payer, p.desk), $3, $4, $4
     from jsonb_to_recordset($5::jsonb) as p(payer uuid, desk uuid, kind text)
     where not exists (select from payments.invoice i where i.provider = $1 and i.payer = p.payer and i.desk = p.desk and i.month = $2::date)`,
    [provider, `${month}-01`, madeBy, at, JSON.stringify(to)],
  )
  const { rows } = await client.query<Opened>(
    'select id, payer, desk, state from payments.invoice where provider = $1 and month = $2::date and payer = any ($3)',
    [provider, `${month}-01`, to.map(({ payer }) => payer)],
  )
  return rows
}

export type Written = NewRow &
  Pick<Participation, 'municipality' | 'application' | 'component' | 'share' | 'price'> & { invoice: string }
export const insertRows = (tx: Tx, rows: readonly Written[], at: Date) =>
  ask(
    tx,
    `insert into payments.invoice_row (municipality, invoice, application, component, share, month, seq, days, amount, price, reverses, made_at)
     select municipality, invoice, application, component, share, (month || '-01')::date, seq, days, amount, price, reverses, $2
     from jsonb_to_recordset($1::jsonb) as r(municipality text, invoice uuid, application uuid, component uuid, share uuid, month text, seq int, days int,
       amount bigint, price uuid, reverses uuid)`,
    [JSON.stringify(rows), at],
  )

/** Providers with somebody on a course, or rows to correct; for the nightly job alone. */
export async function listProviders(tx: Tx, after: Date): Promise<string[]> {
  const { rows } = await ask<{ provider: string }>(tx, 'select provider from payments.providers($1)', [after])
  return rows.map(({ provider }) => provider)
}

export type Unanswered = {
  municipality: string
  application: string
  component: string
  organisation: string
  desk: string
  due: Date
}
export async function listUnanswered(tx: Tx, now: Date): Promise<Unanswered[]> {
  const { rows } = await ask<Unanswered>(
    tx,
    'select municipality, application, component, organisation, desk, due from payments.unanswered($1)',
    [now],
  )
  return rows
}
