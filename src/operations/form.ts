import { z } from 'zod'

/** A name as the queue has it; one that is not there tries nothing again. */
export const retryForm = z.object({ job: z.string({ error: 'job' }).trim().min(1, 'job').max(100, 'job') })
/** How many were told to try again, on the page that comes after. */
export const standingForm = z.object({
  forsoker: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
})
