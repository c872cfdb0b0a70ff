import { hkdfSync, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { remembered } from '../shared/remembered.ts'
import { type Login, logins, type Passwords } from './connection.ts'
import { Refusal } from './refusal.ts'
import { alsoOpenedBy } from './seal.ts'

// The key folder (KNUTPUNKT_KEYS): what opens the data and must never lie with it. Lost keys are never made anew over
// existing data: the vault and every identity number would be unreadable for ever, silently.

export type Keys = {
  secret: Buffer
  vault: Buffer
  passwords: Passwords
  superuser: string
  /** Tells these keys from others without giving them away; the database remembers it. */
  mark: string
  key(purpose: string): Buffer
}

const names = ['secret', 'vault', 'passwords.json'] as const
type Name = (typeof names)[number]

const fresh: Record<Name, () => string> = {
  secret: () => randomBytes(32).toString('base64url'),
  vault: () => randomBytes(32).toString('base64url'),
  'passwords.json': () =>
    JSON.stringify(
      Object.fromEntries(['superuser', ...logins].map((role) => [role, randomBytes(24).toString('base64url')])),
    ),
}

/** Written beside, synced, linked: a power cut leaves a whole key or none, and of two starts at once one makes it. */
export function writeKey(folder: string, name: string, text: string): void {
  const part = join(folder, `.${name}.${process.pid}.part`)
  const file = openSync(part, 'w', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(part, join(folder, name))
  } catch (defect) {
    // Another start was first: its key is the key.
    if ((defect as NodeJS.ErrnoException).code !== 'EEXIST') throw defect
  } finally {
    rmSync(part)
  }
}

function closedToOthers(path: string, wanted: string): void {
  const mode = statSync(path).mode & 0o777
  if (process.platform === 'win32' || (mode & 0o077) === 0) return
  throw new Refusal(`${path} är öppen för andra (${mode.toString(8)}). Skriv: chmod ${wanted} ${path}`)
}

function makeMissing(folder: string, dataExists: boolean): void {
  const missing = names.filter((name) => !existsSync(join(folder, name)))
  if (missing.length === 0) return
  if (dataExists)
    throw new Refusal(
      `Nycklarna saknas i ${folder} (${missing.join(', ')}), men det finns redan data som bara de kan öppna. ` +
        'Lägg tillbaka nyckelmappen från er kopia, eller peka ut den med KNUTPUNKT_KEYS.',
    )
  for (const name of missing) writeKey(folder, name, fresh[name]())
  const held = openSync(folder, 'r')
  fsyncSync(held)
  closeSync(held)
}

export function readKey(folder: string, name: string): Buffer {
  const value = Buffer.from(readFileSync(join(folder, name), 'utf8').trim(), 'base64url')
  if (value.length === 32) return value
  throw new Refusal(`Nyckeln ${join(folder, name)} är inte hel (32 byte väntades). Lägg tillbaka den från er kopia.`)
}

function passwords(folder: string): Record<string, string> {
  const file = join(folder, 'passwords.json')
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    if (['superuser', ...logins].every((role) => /^[\w-]{20,}$/.test(read[role] ?? ''))) return read
  } catch {
    // not JSON: told below in the same words as a file that lacks a role
  }
  throw new Refusal(`${file} är inte hel. Lägg tillbaka den från er kopia.`)
}

function readable(folder: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK)
  } catch {
    throw new Refusal(`Nyckelmappen ${folder} går inte att läsa för den som kör webbplatsen. Kör som mappens ägare.`)
  }
}

/** `vault`, then `vault.2`, `vault.3` …: the last one seals, each of them opens. */
function vaultsIn(folder: string): string[] {
  const numberOf = (name: string) => Number(name.split('.')[1] ?? 1)
  return readdirSync(folder)
    .filter((name) => /^vault(\.\d+)?$/.test(name))
    .toSorted((a, b) => numberOf(a) - numberOf(b))
}

function openVault(folder: string): Buffer {
  const newest = vaultsIn(folder).at(-1) ?? 'vault'
  const vault = readKey(folder, newest)
  alsoOpenedBy(vault, () =>
    vaultsIn(folder)
      .filter((name) => name !== newest)
      .map((name) => readKey(folder, name)),
  )
  return vault
}

/** Seals with a new key from the next start; every earlier one goes on opening what it sealed. Gives its name. */
export function addVault(folder: string): string {
  const name = `vault.${vaultsIn(folder).length + 1}`
  writeKey(folder, name, fresh.vault())
  return name
}

/** Read anew for each connection: a running site goes on with the passwords of today. */
function livePasswords(folder: string): Passwords {
  const live = {} as Passwords
  for (const role of logins)
    Object.defineProperty(live, role, { enumerable: true, get: () => passwords(folder)[role] ?? '' })
  return live
}

/** Other passwords for the roles of the database; `take` gives them to the database before they are the ones of the folder. */
export async function changePasswords(folder: string, take: (words: Passwords) => Promise<void>): Promise<void> {
  const words = JSON.parse(fresh['passwords.json']()) as Record<'superuser' | Login, string>
  const { superuser: _, ...roles } = words
  const part = `.passwords.json.${process.pid}.part`
  writeKey(folder, part, JSON.stringify({ ...passwords(folder), ...roles }))
  try {
    await take(roles)
    renameSync(join(folder, part), join(folder, 'passwords.json'))
  } finally {
    rmSync(join(folder, part), { force: true })
  }
}

/** Opens the key folder, and makes it at the very first start. `dataExists`: there is a database that these keys must open. */
export function openKeys(folder: string, dataExists: boolean): Keys {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Refusal(`${folder} ska vara en mapp för nycklar.`)
  if (!existsSync(folder)) {
    if (!dataExists) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      chmodSync(folder, 0o700)
    }
  } else {
    closedToOthers(folder, '700')
    readable(folder)
  }
  makeMissing(folder, dataExists)
  for (const name of readdirSync(folder)) closedToOthers(join(folder, name), '600')
  const secret = readKey(folder, 'secret')
  const { superuser = '' } = passwords(folder)
  const first = readKey(folder, 'vault')
  const derive = (from: Buffer, purpose: string) =>
    Buffer.from(hkdfSync('sha256', from, '', `knutpunkt ${purpose}`, 32))
  const mark = derive(Buffer.concat([secret, first]), 'mark').toString('hex')
  const own = { secret, vault: openVault(folder), passwords: livePasswords(folder), superuser, mark }
  return { ...own, key: remembered((purpose: string) => derive(secret, purpose)) }
}
