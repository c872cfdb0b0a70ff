import { createTransport } from 'nodemailer'
import type { Settings } from '../platform/settings.ts'

/** One message to one person. `link` is the way on, for a page that shows the message instead of sending it. */
export type Message = {
  kind: 'mail' | 'phone'
  to: string
  subject: string
  text: string
  link?: string | undefined
  /** The same words as a page of its own, for those who read mail with letters of their own size. */
  html?: string
  /** The same for every try: whoever has had it once drops it the second time. */
  id?: string
  /** Where the mail program's own button ends it, by a POST without a page (RFC 8058). */
  unsubscribe?: string
}
type Ways = Pick<Settings, 'smtpUrl' | 'smsUrl' | 'mode' | 'baseUrl'>

const goes = ({ smtpUrl, smsUrl }: Ways, kind: Message['kind']) => Boolean(kind === 'mail' ? smtpUrl : smsUrl)

/** In a demonstration without mail or sms the message stands on the page. */
export const isShown = (settings: Ways, kind: Message['kind']): boolean =>
  settings.mode === 'demo' && !goes(settings, kind)
/** The ways by which somebody can get a code at all. */
export const canReach = (settings: Ways, kind: Message['kind']): boolean =>
  goes(settings, kind) || isShown(settings, kind)

/** Sends, or throws so that the job tries again. Nothing of a message is ever written in a log. */
export function deliver(settings: Ways, message: Message): Promise<void> {
  if (message.kind === 'mail' && settings.smtpUrl) return sendMail(settings.smtpUrl, settings.baseUrl, message)
  if (message.kind === 'phone' && settings.smsUrl) return sendSms(settings.smsUrl, message)
  throw new Error(`no way to send ${message.kind}`)
}

/** Shorter than the database lets a transaction stand idle, for the row of a message is held while it leaves. */
const patience = 10_000

async function patiently(sending: Promise<unknown>): Promise<void> {
  let bell: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, refuse) => {
    bell = setTimeout(() => refuse(new Error('no answer in time')), patience)
  })
  try {
    await Promise.race([sending, late])
  } finally {
    clearTimeout(bell)
  }
}

/** The sender is named in the address (`?from=`), else the site itself. */
async function sendMail(
  smtp: string,
  baseUrl: string,
  { to, subject, text, html, id, unsubscribe }: Message,
): Promise<void> {
  const url = new URL(smtp)
  const host = new URL(baseUrl).hostname
  const from = url.searchParams.get('from') ?? `knutpunkt@${host}`
  url.searchParams.delete('from')
  const transport = createTransport({ url: url.href, connectionTimeout: patience, greetingTimeout: patience })
  try {
    const headers = { 'Auto-Submitted': 'auto-generated', ...(unsubscribe && endedBy(unsubscribe)) }
    const mail = { from, to, subject, text, html, headers, ...(id && { messageId: `<${id}@${host}>` }) }
    await patiently(transport.sendMail(mail))
  } finally {
    transport.close()
  }
}

const endedBy = (link: string) => ({
  'List-Unsubscribe': `<${link}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** One gateway, one shape: a POST with the number, the text and the id of the message; name and password stand in the address. */
async function sendSms(gateway: string, { to, text, id }: Message): Promise<void> {
  const url = new URL(gateway)
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const headers = new Headers({ 'content-type': 'application/json' })
  if (url.username) headers.set('authorization', `Basic ${Buffer.from(login).toString('base64')}`)
  if (id) headers.set('idempotency-key', id)
  url.username = url.password = ''
  const body = JSON.stringify({ to, text, id })
  const signal = AbortSignal.timeout(patience)
  // Led elsewhere, the number and the text would go where nobody chose.
  const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
  if (!answer.ok) throw new Error(`the sms gateway answered ${answer.status}`)
}
