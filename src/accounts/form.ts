import { z } from 'zod'
import { readAccessCode, readReceipt } from '../shared/receipt.ts'
import { readContact, readMail } from './contact.ts'

/** Where one was on the way to, and whether the computer is borrowed: in every form that signs somebody in. */
const around = {
  till: z.string().max(500).catch('').default(''),
  borrowed: z.literal('1').optional().catch(undefined),
}
export const aroundForm = z.object(around)
export type Around = { till?: string | undefined; borrowed?: '1' | undefined }

const short = (message: string) => z.string({ error: message }).trim().min(1, message).max(100, 'long')
const maybe = z.string().trim().max(100, 'long').catch('').default('')
/** As people write it, made into the one form that the site knows. */
const readBy = <Value>(read: (text: string) => Value | null, problem: string) =>
  z.string({ error: problem }).transform((text, tried) => {
    const value = read(text)
    if (value === null) tried.addIssue({ code: 'custom', message: problem })
    return value ?? z.NEVER
  })
const contact = readBy(readContact, 'contact')
const mail = readBy(readMail, 'mail')
const digits = readBy(readAccessCode, 'digits')

export const demoForm = z.object({ ...around, account: z.uuid({ error: 'demoGone' }) })
export const roleForm = z.object({ held: z.uuid({ error: 'roleGone' }) })
export const codeForm = z.object({ ...around, code: readBy(readReceipt, 'code') })
export const contactForm = z.object({ ...around, contact })
export const digitsForm = z.object({ ...around, digits })
export const whoForm = z.object({ ...around, account: z.uuid({ error: 'who' }) })
export const receiptForm = z.object({ ...around, receipt: readBy(readReceipt, 'receipt'), code: digits })
export const mailForm = z.object({ ...around, mail })
export const linkForm = z.object({ ...around, second: maybe })
/** An answer of an authenticator is some kilobytes; more is none. */
const answer = z.string({ error: 'key' }).min(2, 'key').max(20_000, 'key')
export const keyForm = z.object({ ...around, answer })
export const secondForm = z.object({ ...around, second: maybe })
export const moreForm = z.object({
  ...around,
  to: z.enum(['phone', 'mail']).optional(),
  contact: z.string().max(254).catch('').default(''),
})
export const appForm = z.object({
  till: around.till,
  sealed: z.string().max(400).catch('').default(''),
  digits: short('digits'),
})
export const newKeyForm = z.object({ till: around.till, name: maybe, answer })
export const codesForm = z.object({
  till: around.till,
  sealed: z.string({ error: 'form' }).min(1, 'form').max(1000, 'form'),
})
export const dropForm = z.object({ passkey: z.string().max(1000).optional().catch(undefined) })
export const endForm = z.object({ session: z.union([z.uuid(), z.literal('all')], { error: 'gone' }) })
export const acceptForm = z.object({ name: short('name'), title: maybe })
export const setUpForm = z.object({ organisation: short('organisation'), name: short('name'), mail })
export const askForm = z.object({ mail })
export const confirmForm = z.object({ recovery: z.uuid({ error: 'gone' }) })
export const tillForm = z.object({ till: around.till })
