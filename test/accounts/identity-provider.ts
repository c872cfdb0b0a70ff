import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll } from 'vitest'

const acr = 'urn:kp:tva'
const client = { client_id: 'knutpunkt', client_secret: 'x'.repeat(40) }

type Part = Record<string, unknown>
export type Token = { header: Part; claims: Part }
/** Changes an id token on its way out; gives the token to send, or nothing to leave it out. */
export type Forger = (token: Token, sign: Signers) => string | undefined
export type Signers = {
  right(token: Token): string
  other(token: Token): string
  none(token: Token): string
  secret(token: Token): string
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const body = ({ header, claims }: Token) => `${part(header)}.${part(claims)}`
const rsa = (key: KeyObject) => (token: Token) =>
  `${body(token)}.${createSign('RSA-SHA256').update(body(token)).sign(key, 'base64url')}`

function signersOf(key: KeyObject): Signers {
  return {
    right: rsa(key),
    other: rsa(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    none: ({ header, claims }) => `${body({ header: { ...header, alg: 'none' }, claims })}.`,
    secret: ({ header, claims }) => {
      const token = { header: { ...header, alg: 'HS256' }, claims }
      return `${body(token)}.${createHmac('sha256', client.client_secret).update(body(token)).digest('base64url')}`
    },
  }
}

/** A real identity provider with a proxy before it, in which tokens can be forged. */
export async function theIdentityProvider(redirect: string) {
  const state = { accountId: 'anna', acr: acr as string | undefined, forge: undefined as Forger | undefined }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const sign = signersOf(privateKey)
  const proxy = createServer((asked, answer) =>
    pass(asked, answer, inner.port, (text) => forged(text, state.forge, sign)),
  )
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  const issuer = `http://localhost:${(proxy.address() as AddressInfo).port}`
  const inner = await start(issuer, redirect, privateKey, state)
  afterAll(() => {
    for (const server of [proxy, inner.server]) {
      server.close()
      server.closeAllConnections()
    }
  })
  const env = { OIDC_ISSUER: issuer, OIDC_CLIENT: client.client_id, OIDC_SECRET: client.client_secret, OIDC_ACR: acr }
  return { state, issuer, env, visit: (to: string) => visit(to, redirect) }
}

type State = { accountId: string; acr: string | undefined }

async function start(issuer: string, redirect: string, key: KeyObject, state: State) {
  const provider: Provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [redirect], grant_types: ['authorization_code'], response_types: ['code'] }],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    claims: { openid: ['sub'], acr: null, auth_time: null },
    acrValues: [acr, 'urn:kp:en'],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k1' }] },
    cookies: { keys: ['k'.repeat(32)] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    async loadExistingGrant({ oidc }) {
      const { clientId } = oidc.client as { clientId: string }
      const grant = new provider.Grant({ clientId, accountId: oidc.session?.accountId as string })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  provider.proxy = true
  const handle = provider.callback()
  const server = createServer((asked, answer) => {
    if (!asked.url?.startsWith('/interaction/')) return void handle(asked, answer)
    const login = { accountId: state.accountId, ...(state.acr && { acr: state.acr }) }
    void provider.interactionFinished(asked, answer, { login }, { mergeWithLastSubmission: false })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { server, port: (server.address() as AddressInfo).port }
}

/** Hands everything on, but for the answer of the token endpoint. */
function pass(asked: IncomingMessage, answer: ServerResponse, port: number, change: (text: string) => string) {
  const on = request(
    { port, host: '127.0.0.1', path: asked.url, method: asked.method, headers: asked.headers },
    (got) => {
      const parts: Buffer[] = []
      got.on('data', (data: Buffer) => parts.push(data))
      got.on('end', () => {
        const text = Buffer.concat(parts).toString()
        const sent = asked.url === '/token' ? change(text) : text
        answer.writeHead(got.statusCode ?? 500, { ...got.headers, 'content-length': Buffer.byteLength(sent) }).end(sent)
      })
    },
  )
  asked.pipe(on)
}

function forged(text: string, forge: Forger | undefined, sign: Signers): string {
  const answer = JSON.parse(text) as { id_token?: string }
  if (!forge || !answer.id_token) return text
  const [header, claims] = answer.id_token
    .split('.')
    .slice(0, 2)
    .map((one) => JSON.parse(Buffer.from(one, 'base64url').toString()))
  const { id_token: _, ...rest } = answer
  const token = forge({ header, claims }, sign)
  return JSON.stringify(token === undefined ? rest : { ...rest, id_token: token })
}

/** Goes there as a browser and presses through until the way leads back; gives the path that it leads back to. */
async function visit(to: string, redirect: string): Promise<string> {
  const jar = new Map<string, string>()
  let next = to
  for (let steps = 0; steps < 10 && !next.startsWith(redirect); steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (!location) throw new Error(`${answer.status} ${await answer.text()}`)
    next = new URL(location, next).href
  }
  return next.slice(new URL(next).origin.length)
}
