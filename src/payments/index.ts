import { invoiceRoutes } from './routes/invoices.tsx'
import { requestRoutes } from './routes/requests.tsx'

/** The door of payments. */
export { paymentJobs, paymentNights } from './jobs.ts'
export const paymentRoutes = [invoiceRoutes, requestRoutes]
