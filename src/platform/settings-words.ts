import { isIP } from 'node:net'
import type { AdminAt } from './connection.ts'

type Say = (sentence: string) => undefined
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)

export function readHost(text: string | undefined, say: Say): string {
  const host = text ?? '127.0.0.1'
  const name = /^(?!\d+(\.\d+)*$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i
  if (!isIP(host) && !name.test(host))
    say(`HOST är "${host}". Skriv en adress som datorn har, till exempel 127.0.0.1 eller 0.0.0.0.`)
  return host
}

export function readPort(text: string | undefined, say: Say): number {
  if (text === undefined) return 3000
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) say(`PORT är "${text}". Skriv ett heltal från 1 till 65535, till exempel 3000.`)
  return port
}

const examples: Record<string, string> = {
  BASE_URL: 'https://knutpunkt.exempel.se',
  SMTP_URL: 'smtp://post.exempel.se:587',
  SMS_URL: 'https://sms.exempel.se/skicka',
}

export function readAddress(
  name: 'BASE_URL' | 'SMTP_URL' | 'SMS_URL',
  text: string | undefined,
  kinds: string[],
  say: Say,
) {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const begins = kinds.map((kind) => `${kind}//`).join(' eller ')
  // The value is not repeated: it may hold a password.
  if (!url?.hostname || !kinds.includes(url.protocol))
    return say(`${name} ska vara en adress som börjar med ${begins}, till exempel ${examples[name]}.`)
  if (name === 'BASE_URL' && (url.pathname !== '/' || url.search || url.hash || url.username))
    return say(`BASE_URL ska bara vara början av adressen, till exempel ${examples[name]}, utan något efter namnet.`)
  return url.href
}

type Around = { host: string; base: string | undefined; baseGiven: boolean }
export function readMode(text: string | undefined, around: Around, say: Say): 'demo' | 'production' | undefined {
  if (text === undefined) {
    if (isLoopback(around.host) && !around.baseGiven) return 'demo'
    return say(
      'MODE måste sägas när HOST inte är datorns egen adress eller när BASE_URL är satt. ' +
        'Skriv MODE=production, eller MODE=demo om alla får logga in som vem som helst.',
    )
  }
  if (text !== 'demo' && text !== 'production') return say(`MODE är "${text}". Skriv demo eller production.`)
  if (text === 'production' && around.base?.startsWith('http:'))
    return say('BASE_URL börjar med http:// men MODE är production. Skriv adressen med https://.')
  return text
}

export function readDatabase(text: string | undefined, say: Say): AdminAt | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.hostname || !/^postgres(ql)?:$/.test(url.protocol) || !url.username)
    return say('DATABASE_URL ska vara en administratörs inloggning: postgres://namn:lösenord@värd:5432/knutpunkt.')
  const ssl = url.searchParams.get('sslmode') ?? 'disable'
  if (!['disable', 'require', 'verify-ca', 'verify-full'].includes(ssl))
    return say(`DATABASE_URL har sslmode=${ssl}. Skriv sslmode=verify-full, eller disable på samma dator.`)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'knutpunkt',
    ssl: ssl !== 'disable',
  }
}

export type Oidc = { issuer: string; client: string; secret: string; acr: string }
const oidcNames = ['OIDC_ISSUER', 'OIDC_CLIENT', 'OIDC_SECRET', 'OIDC_ACR'] as const
export function readOidc(given: (name: (typeof oidcNames)[number]) => string | undefined, say: Say): Oidc | undefined {
  const missing = oidcNames.filter((name) => given(name) === undefined)
  if (missing.length === oidcNames.length) return undefined
  if (missing.length > 0)
    return say(
      `Inloggning genom identitetstjänst behöver alla fyra: ${missing.join(', ')} saknas. Sätt dem, eller ta bort de andra.`,
    )
  const [issuer = '', client = '', secret = '', acr = ''] = oidcNames.map(given)
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  const near = url?.protocol === 'http:' && isLoopback(url.hostname)
  if (url?.protocol !== 'https:' && !near)
    return say('OIDC_ISSUER ska vara identitetstjänstens adress och börja med https://.')
  return { issuer, client, secret, acr }
}

export function readSources(text: string | undefined, say: Say): 'off' | 'stub' | 'live' | undefined {
  if (text === undefined) return 'off'
  if (text === 'off' || text === 'stub' || text === 'live') return text
  return say(`SOURCES är "${text}". Skriv off, stub eller live.`)
}
