import { createTransport, type Transporter } from 'nodemailer'
import type { Settings } from './settings.ts'

export const channels = ['mail', 'sms'] as const
export type Channel = (typeof channels)[number]
/** `subject` is for mail only. Neither of them names a person. */
export type Letter = { channel: Channel; to: string; subject: string; text: string }
type Post = Pick<Settings, 'smtpUrl' | 'smsUrl' | 'mode' | 'baseUrl'>

/** Which ways out of the house this site has; an exercise shows on the page what it would have sent. */
export const hasChannel = ({ smtpUrl, smsUrl }: Post, channel: Channel): boolean =>
  Boolean(channel === 'mail' ? smtpUrl : smsUrl)
export const isExercise = (post: Post, channel: Channel): boolean => post.mode === 'demo' && !hasChannel(post, channel)
export const listChannels = (post: Post): Channel[] =>
  channels.filter((channel) => hasChannel(post, channel) || isExercise(post, channel))

const transports = new Map<string, Transporter>()
function transportOf(url: string): Transporter {
  const known = transports.get(url) ?? createTransport(url)
  transports.set(url, known)
  return known
}

/** Throws when the letter could not be handed over: the job that sends it tries again. */
export async function send(post: Post, letter: Letter): Promise<void> {
  if (letter.channel === 'mail') return sendMail(post, letter)
  const answer = await fetch(urlOf(post.smsUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: letter.to, text: letter.text }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`the gateway of text messages answered ${answer.status}`)
}

async function sendMail(post: Post, { to, subject, text }: Letter): Promise<void> {
  const host = new URL(post.baseUrl).hostname
  await transportOf(urlOf(post.smtpUrl)).sendMail({ from: `Knutpunkt <svara-inte@${host}>`, to, subject, text })
}

function urlOf(url: string | undefined): string {
  if (!url) throw new Error('no way to send a message is set')
  return url
}
