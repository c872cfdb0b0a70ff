import type { Job, Nightly } from '../platform/jobs.ts'
import { makeMonthly } from './acts/billing.ts'
import { chasePayers, remindInvoices } from './acts/nights.ts'

export const paymentJobs: Record<string, Job> = {
  makeInvoices: (_, services) => makeMonthly(services),
  remindInvoices: (_, services) => remindInvoices(services),
  chasePayers: (_, services) => chasePayers(services),
}
export const paymentNights: Nightly[] = [
  { name: 'makeInvoices', at: '20 3 1 * *' },
  { name: 'remindInvoices', at: '0 6 * * 1-5' },
  { name: 'chasePayers', at: '40 3 * * *' },
]
