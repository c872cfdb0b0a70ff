import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Env, readSettings, settingNames } from './settings.ts'

const settingsOf = (env: Env) => {
  const read = readSettings(env)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.value
}
const problemsOf = (env: Env) => {
  const read = readSettings(env)
  return 'problems' in read ? read.problems : []
}

test('without settings: a demonstration on this machine', () => {
  expect(settingsOf({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    baseUrl: 'http://127.0.0.1:3000',
    mode: 'demo',
    database: undefined,
    data: resolve('data'),
    keys: resolve('keys'),
    copies: undefined,
    logsRequests: false,
    metricsPort: undefined,
    sealsTo: [],
    smtpUrl: undefined,
    smsUrl: undefined,
    sources: 'off',
    oidc: undefined,
  })
})

test('an empty setting is as none', () => {
  expect(settingsOf({ HOST: '', PORT: ' ', BASE_URL: '', MODE: '', DATABASE_URL: '' }).mode).toBe('demo')
})

test.each([
  [{ HOST: '127.0.0.2' }, 'demo'],
  [{ HOST: 'localhost' }, 'demo'],
  [{ HOST: '::1' }, 'demo'],
  [{ HOST: '0.0.0.0', MODE: 'demo' }, 'demo'],
  [{ BASE_URL: 'http://192.168.1.4:3000', MODE: 'demo' }, 'demo'],
  [{ BASE_URL: 'https://knutpunkt.exempel.se', MODE: 'production' }, 'production'],
  [{ MODE: 'production' }, 'production'],
])('%j is %s', (env, mode) => {
  expect(settingsOf(env).mode).toBe(mode)
})

test.each([
  [{ HOST: '0.0.0.0' }, 'MODE'],
  [{ HOST: '192.168.1.4' }, 'MODE'],
  [{ BASE_URL: 'http://127.0.0.1:3000' }, 'MODE'],
  [{ MODE: 'test' }, 'MODE'],
  [{ BASE_URL: 'http://knutpunkt.exempel.se', MODE: 'production' }, 'BASE_URL'],
  [{ BASE_URL: 'knutpunkt.exempel.se', MODE: 'demo' }, 'BASE_URL'],
  [{ BASE_URL: 'https://knutpunkt.exempel.se/site', MODE: 'demo' }, 'BASE_URL'],
  [{ HOST: 'http://127.0.0.1', MODE: 'demo' }, 'HOST'],
  [{ HOST: '300.1.1.1', MODE: 'demo' }, 'HOST'],
  [{ PORT: '0' }, 'PORT'],
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: '80a' }, 'PORT'],
  [{ DATABASE_URL: 'mysql://a@b/c' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://b/c' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://a:b@c/d?sslmode=prefer' }, 'DATABASE_URL'],
  [{ KNUTPUNKT_DATA: '/srv/kp', KNUTPUNKT_KEYS: '/srv/kp/keys' }, 'KNUTPUNKT_KEYS'],
  [{ KNUTPUNKT_DATA: '/srv/kp', BACKUP_TO: '/srv/kp/copies' }, 'BACKUP_TO'],
  [{ KNUTPUNKT_KEYS: '/srv/keys', BACKUP_TO: '/srv/keys' }, 'BACKUP_TO'],
  [{ LOG_REQUESTS: 'yes' }, 'LOG_REQUESTS'],
  [{ METRICS_PORT: '0' }, 'METRICS_PORT'],
  [{ METRICS_PORT: '3000' }, 'METRICS_PORT'],
  [{ SEALS_TO: 'ombud@exempel.se, ombud' }, 'SEALS_TO'],
  [{ SMTP_URL: 'post.exempel.se' }, 'SMTP_URL'],
  [{ SMS_URL: 'http://sms.exempel.se', MODE: 'production' }, 'SMS_URL'],
  [{ SOURCES: 'all' }, 'SOURCES'],
  [{ OIDC_ISSUER: 'https://id.exempel.se' }, 'OIDC_CLIENT, OIDC_SECRET, OIDC_ACR'],
  [{ OIDC_ISSUER: 'http://id.exempel.se', OIDC_CLIENT: 'a', OIDC_SECRET: 'b', OIDC_ACR: 'c' }, 'OIDC_ISSUER'],
])('%j: one sentence that names %s', (env, name) => {
  const problems = problemsOf(env)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(name)
  expect(problems[0]).toMatch(/[.]$/)
})

test('all problems are told at once, and none repeats a password', () => {
  const problems = problemsOf({
    PORT: 'x',
    MODE: 'x',
    SMTP_URL: 'ftp://a:hemligt@b',
    DATABASE_URL: 'mysql://a:hemligt@b',
  })
  expect(problems).toHaveLength(4)
  expect(problems.join()).not.toContain('hemligt')
})

test('the address of a database, with what is written in it', () => {
  const { database } = settingsOf({ DATABASE_URL: 'postgresql://root:l%C3%B6sen@[::1]:5433/kp?sslmode=verify-full' })
  expect(database).toEqual({ host: '::1', port: 5433, user: 'root', password: 'lösen', database: 'kp', ssl: true })
})

test('what works beside the site: copies, the log of requests, figures and the receivers of seals', () => {
  const { copies, logsRequests, metricsPort, sealsTo } = settingsOf({
    BACKUP_TO: '/mnt/copies',
    LOG_REQUESTS: 'on',
    METRICS_PORT: '9100',
    SEALS_TO: 'ombud@exempel.se, revision@exempel.se',
  })
  expect({ copies, logsRequests, metricsPort }).toEqual({
    copies: '/mnt/copies',
    logsRequests: true,
    metricsPort: 9100,
  })
  expect(sealsTo).toEqual(['ombud@exempel.se', 'revision@exempel.se'])
  expect(settingsOf({ MODE: 'production' }).logsRequests).toBe(true)
  expect(settingsOf({ MODE: 'production', LOG_REQUESTS: 'off' }).logsRequests).toBe(false)
})

test('all four settings of an identity provider, and an address that ends with a slash', () => {
  const oidc = { OIDC_ISSUER: 'https://id.exempel.se', OIDC_CLIENT: 'kp', OIDC_SECRET: 's', OIDC_ACR: 'urn:2fa' }
  const { oidc: read, baseUrl } = settingsOf({ ...oidc, BASE_URL: 'https://knutpunkt.exempel.se/', MODE: 'production' })
  expect(read).toEqual({ issuer: 'https://id.exempel.se', client: 'kp', secret: 's', acr: 'urn:2fa' })
  expect(baseUrl).toBe('https://knutpunkt.exempel.se')
})

test('every setting has its heading in docs/operate/settings.md, and no other has', () => {
  const text = readFileSync('docs/operate/settings.md', 'utf8')
  const headings = [...text.matchAll(/^## `([A-Z_]+)`$/gm)].map(([, name]) => name)
  expect(headings).toEqual([...settingNames])
})
