import * as client from 'openid-client'
import { seal, unseal } from '../../platform/seal.ts'
import type { Settings } from '../../platform/settings.ts'
import type { Services, Visit } from '../../platform/visit.ts'

// The municipality's own sign-in (OpenID Connect): code flow with PKCE, state and nonce. Who somebody is there is issuer and
// subject together, never a mail address. The signature is checked although TLS would allow us not to: alg none has none.

type Oidc = NonNullable<Settings['oidc']>

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']
const tolerance = 60
const lives = 10 * 60_000

const known = new Map<string, Promise<client.Configuration>>()
/** Read once from the issuer; asked for again when it could not be read. */
function configuration({ issuer, client: id, secret }: Oidc): Promise<client.Configuration> {
  const name = `${issuer} ${id}`
  const found = known.get(name) ?? discover(issuer, id, secret)
  known.set(name, found)
  found.catch(() => known.delete(name))
  return found
}

function discover(issuer: string, id: string, secret: string): Promise<client.Configuration> {
  const near = new URL(issuer).protocol === 'http:' // settings let that through for the own machine only
  const metadata = { client_secret: secret, [client.clockTolerance]: tolerance }
  const execute = [client.enableNonRepudiationChecks, ...(near ? [client.allowInsecureRequests] : [])]
  return client.discovery(new URL(issuer), id, metadata, undefined, { execute, timeout: 10 })
}

/** Why one goes there: to get in, to show who one is again, or to link that sign-in to an account or an invitation. */
export type Errand = 'signIn' | 'stepUp' | 'link'
type Waiting = {
  state: string
  nonce: string
  verifier: string
  errand: Errand
  till: string
  borrowed: boolean
  at: number
  session: string
}

const key = (services: Services) => services.keys.key('oidc')
const about = 'accounts.oidc'

const callback = ({ settings }: Services): string => `${settings.baseUrl}/logga-in/tjanst/tillbaka`

export type Start = { errand: Errand; till: string; borrowed: boolean }
/** The address to go to, and what the browser keeps until it comes back: sealed, so that nothing waits on the server. */
export async function beginOidc(visit: Visit, oidc: Oidc, start: Start): Promise<{ to: string; keep: string }> {
  const config = await configuration(oidc)
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const waiting: Waiting = { ...start, state, nonce, verifier, at: visit.now.getTime(), session: visit.sessionId ?? '' }
  const to = client.buildAuthorizationUrl(config, {
    redirect_uri: callback(visit.services),
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    acr_values: oidc.acr,
    state,
    nonce,
    ...(start.errand === 'stepUp' ? { prompt: 'login', max_age: '0' } : {}),
  })
  return { to: to.href, keep: seal(key(visit.services), JSON.stringify(waiting), about).toString('base64url') }
}

export type Identity = { issuer: string; subject: string; errand: Errand; till: string; borrowed: boolean }

/** Who came back, or undefined when anything is not as it should be: another browser, too late, another's token, too weak. */
export async function endOidc(visit: Visit, oidc: Oidc, kept: string, query: string): Promise<Identity | undefined> {
  const waiting = readKept(visit, kept)
  if (!waiting) return undefined
  const claims = await orNothing(exchange(visit, oidc, waiting, query))
  if (!claims || !oidc.acr.split(' ').includes(String(claims.acr ?? ''))) return undefined
  const { errand, till, borrowed } = waiting
  return { issuer: claims.iss, subject: claims.sub, errand, till, borrowed }
}

function readKept(visit: Visit, kept: string): Waiting | undefined {
  try {
    const waiting = JSON.parse(unseal(key(visit.services), Buffer.from(kept, 'base64url'), about)) as Waiting
    const age = visit.now.getTime() - waiting.at
    return age >= 0 && age <= lives && waiting.session === (visit.sessionId ?? '') ? waiting : undefined
  } catch {
    return undefined // not sealed by us
  }
}

async function exchange(
  visit: Visit,
  oidc: Oidc,
  waiting: Waiting,
  query: string,
): Promise<client.IDToken | undefined> {
  const config = await configuration(oidc)
  const tokens = await client.authorizationCodeGrant(config, new URL(`${callback(visit.services)}${query}`), {
    pkceCodeVerifier: waiting.verifier,
    expectedState: waiting.state,
    expectedNonce: waiting.nonce,
    idTokenExpected: true,
    ...(waiting.errand === 'stepUp' ? { maxAge: 300 } : {}),
  })
  return isSignedWell(tokens.id_token) ? tokens.claims() : undefined
}

/** By one of our own list, whatever the issuer says that it can do. */
function isSignedWell(token: string | undefined): boolean {
  const [head = ''] = token?.split('.') ?? []
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { alg?: string }
  return alg !== undefined && algorithms.includes(alg)
}

/** The library throws for every token that is not right; why is between it and the issuer. */
const orNothing = <T>(checked: Promise<T>): Promise<T | undefined> => checked.catch(() => undefined)
