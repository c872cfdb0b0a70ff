import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ApartLogin, apartLogins } from './connection.ts'
import { readKey, writeKey } from './keys.ts'
import { Refusal } from './refusal.ts'

// Keys of what works beside the site: sealing the log and copying the database. They came later than the first keys, so an older key
// folder gets them by itself. The key of copies differs from the vault's, and neither is in a copy.

export type Apart = {
  passwords: Record<ApartLogin, string>
  /** Opens copies. Lost, no old copy can be read; a new one is for new copies only. */
  copies: Buffer
  /** Signs seals. Only this process can; anybody with the public half can check. */
  sealing: { signs: KeyObject; checks: KeyObject }
}

const fresh = () => randomBytes(32).toString('base64url')
const file = 'apart.json'

function passwordsIn(folder: string): Record<ApartLogin, string> {
  try {
    const read = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<ApartLogin, string>
    if (apartLogins.every((role) => /^[\w-]{20,}$/.test(read[role] ?? ''))) return read
  } catch {
    // not JSON: told below in the same words as a file that lacks a role
  }
  throw new Refusal(`${join(folder, file)} är inte hel. Ta bort filen och kör npx knutpunkt migrate.`)
}

/** An Ed25519 key is its 32 random bytes behind a fixed head. */
function sealingOf(seed: Buffer): Apart['sealing'] {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex')
  const signs = createPrivateKey({ key: Buffer.concat([head, seed]), format: 'der', type: 'pkcs8' })
  return { signs, checks: createPublicKey(signs) }
}

export function openApart(folder: string): Apart {
  const made = { [file]: () => JSON.stringify(Object.fromEntries(apartLogins.map((role) => [role, fresh()]))) }
  for (const [name, make] of Object.entries({ ...made, copies: fresh, sealing: fresh }))
    if (!existsSync(join(folder, name))) writeKey(folder, name, make())
  return {
    passwords: passwordsIn(folder),
    copies: readKey(folder, 'copies'),
    sealing: sealingOf(readKey(folder, 'sealing')),
  }
}
