import { resolve, sep } from 'node:path'
import type { AdminAt } from './connection.ts'
import { readApart } from './settings-apart.ts'
import {
  type Oidc,
  readAddress,
  readDatabase,
  readHost,
  readMode,
  readOidc,
  readPort,
  readSources,
} from './settings-words.ts'

export const settingNames = [
  'HOST',
  'PORT',
  'BASE_URL',
  'MODE',
  'DATABASE_URL',
  'KNUTPUNKT_DATA',
  'KNUTPUNKT_KEYS',
  'BACKUP_TO',
  'LOG_REQUESTS',
  'METRICS_PORT',
  'SEALS_TO',
  'SMTP_URL',
  'SMS_URL',
  'SOURCES',
  'OIDC_ISSUER',
  'OIDC_CLIENT',
  'OIDC_SECRET',
  'OIDC_ACR',
] as const
type SettingName = (typeof settingNames)[number]
export type Env = Partial<Record<SettingName, string | undefined>>

export type Settings = {
  host: string
  port: number
  /** Without a slash at the end. */
  baseUrl: string
  mode: 'demo' | 'production'
  /** Undefined: the site starts its own PostgreSQL. */
  database: AdminAt | undefined
  data: string
  keys: string
  /** Where nightly copies are laid; undefined: none are made. */
  copies: string | undefined
  /** One line in the log for each request. */
  logsRequests: boolean
  /** Where a supervisor program reads figures, on 127.0.0.1; undefined: nowhere. */
  metricsPort: number | undefined
  /** Who gets the heads of the sealed log besides the data protection officers. */
  sealsTo: string[]
  smtpUrl: string | undefined
  smsUrl: string | undefined
  sources: 'off' | 'stub' | 'live'
  oidc: Oidc | undefined
}

/** A value, or one plain sentence per thing that is wrong. Reading goes on after a problem, so that all are told at once. */
export function readSettings(env: Env): { value: Settings } | { problems: string[] } {
  const problems: string[] = []
  const given = (name: SettingName) => env[name]?.trim() || undefined
  const say = (sentence: string) => {
    problems.push(sentence)
    return undefined
  }
  const host = readHost(given('HOST'), say)
  const port = readPort(given('PORT'), say)
  const base = readAddress('BASE_URL', given('BASE_URL'), ['http:', 'https:'], say)
  const mode = readMode(given('MODE'), { host, base, baseGiven: Boolean(given('BASE_URL')) }, say)
  const database = readDatabase(given('DATABASE_URL'), say)
  const places = readPlaces(given('KNUTPUNKT_DATA'), given('KNUTPUNKT_KEYS'), say)
  const apart = readApart(given, { ...places, port, mode }, say)
  const smtpUrl = readAddress('SMTP_URL', given('SMTP_URL'), ['smtp:', 'smtps:'], say)
  const smsUrl = readAddress('SMS_URL', given('SMS_URL'), mode === 'production' ? ['https:'] : ['https:', 'http:'], say)
  const sources = readSources(given('SOURCES'), say)
  const oidc = readOidc(given, say)
  if (problems.length > 0 || !mode || !sources) return { problems }
  const shown = host.includes(':') ? `[${host}]` : host
  const baseUrl = base?.replace(/\/$/, '') ?? `http://${shown}:${port}`
  return { value: { host, port, baseUrl, mode, database, ...places, ...apart, smtpUrl, smsUrl, sources, oidc } }
}

function readPlaces(givenData: string | undefined, givenKeys: string | undefined, say: (sentence: string) => void) {
  const data = resolve(givenData ?? 'data')
  const keys = resolve(givenKeys ?? 'keys')
  if (keys === data || keys.startsWith(data + sep))
    say(
      'KNUTPUNKT_KEYS ligger i datamappen. Välj en mapp utanför KNUTPUNKT_DATA, så att en kopia av data aldrig har nycklarna med sig.',
    )
  return { data, keys }
}
