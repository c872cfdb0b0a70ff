import { z } from 'zod'

/** Where one was on the way to, and whether the computer is borrowed: in every form that signs somebody in. */
export const around = {
  till: z.string().max(500).catch('').default(''),
  borrowed: z.literal('1').optional().catch(undefined),
}
export const tillForm = z.object({ till: around.till })
export type Around = { till: string; borrowed?: '1' | undefined }

export const demoForm = z.object({ ...around, account: z.uuid({ error: 'demoGone' }) })
export const roleForm = z.object({ held: z.uuid({ error: 'roleGone' }) })
