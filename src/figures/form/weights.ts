import { z } from 'zod'
import { type Factor, factors } from '../peers.ts'

const number = /^\d{1,2}([.,]\d{1,2})?$/
const read = (text: string) => Number(text.trim().replace(',', '.'))

const orStored = z
  .string()
  .transform((text) => (number.test(text.trim()) ? read(text) : undefined))
  .optional()
  .catch(undefined)
/** What a visitor asks about; what is not a number is as it was. */
export const askForm = z.looseObject(
  Object.fromEntries(factors.map((factor) => [factor, orStored])) as Record<Factor, typeof orStored>,
)
const said = z.string('weight').trim().regex(number, 'weight').transform(read)
export const weightForm = z.object(
  Object.fromEntries(factors.map((factor) => [factor, said])) as Record<Factor, typeof said>,
)
