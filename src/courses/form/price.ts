import { z } from 'zod'
import { latinDigits } from '../../shared/digits.ts'
import { priceUnits } from '../domain/price.ts'
import { day, whole, words } from './round.ts'

/** `8 400` or `8 400,50` kronor, `12,5` per cent: hundredths, as whole numbers. */
const hundredths = (most: number, key: string) =>
  z
    .string({ error: key })
    .max(30, key)
    .transform((text) =>
      latinDigits(text)
        .replaceAll(/[\s\u00a0]/g, '')
        .replace(',', '.'),
    )
    .pipe(z.string().regex(/^\d{1,9}(\.\d{1,2})?$/, key))
    .transform((text) => Math.round(Number(text) * 100))
    .pipe(z.number().max(most, key))
const none = z
  .string()
  .max(30)
  .regex(/^\s*$/)
  .transform(() => 0)
const part = hundredths(10_000, 'percent').or(none).default(0)
/** `home` is the home municipality, else the organisation that pays. */
const payer = z
  .uuid({ error: 'payer' })
  .or(z.enum(['home', ''], { error: 'payer' }))
  .default('')

const shareRows = [1, 2, 3] as const
export const priceForm = z
  .object({
    amount: hundredths(100_000_000_000, 'amount'),
    unit: z.enum(priceUnits, { error: 'choose' }),
    tax: whole(0, 100, 'percent').default(0),
    agreement: words(200),
    validFrom: day,
    reach: z.enum(['course', 'round'], { error: 'choose' }).default('course'),
    'payer-1': payer,
    'share-1': part,
    'payer-2': payer,
    'share-2': part,
    'payer-3': payer,
    'share-3': part,
  })
  .superRefine((form, context) => {
    const add = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const sum = shareRows.reduce((all, row) => all + form[`share-${row}`], 0)
    if (sum !== 10_000) add('share-1', 'shares')
    for (const row of shareRows)
      if (form[`share-${row}`] > 0 && form[`payer-${row}`] === '') add(`payer-${row}`, 'payer')
  })
export type PriceDraft = z.infer<typeof priceForm>

export const sharesOf = (form: PriceDraft): { payer: string | null; share: number }[] =>
  shareRows
    .map((row) => ({ payer: form[`payer-${row}`], share: form[`share-${row}`] }))
    .filter(({ share }) => share > 0)
    .map(({ payer: id, share }) => ({ payer: id === 'home' ? null : id, share }))
