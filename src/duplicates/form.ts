import { z } from 'zod'

export const judgeForm = z.object({ answer: z.enum(['same', 'different', 'apart'], { error: 'answer' }) })
