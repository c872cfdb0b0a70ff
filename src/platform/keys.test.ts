import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { oldKeys } from './commands-keys.ts'
import { addVault, changePasswords, openKeys } from './keys.ts'
import { Refusal } from './refusal.ts'
import { seal, unseal } from './seal.ts'

let folder: string
beforeEach(() => {
  const above = mkdtempSync(join(tmpdir(), 'kp-keys-'))
  onTestFinished(() => rmSync(above, { recursive: true }))
  folder = join(above, 'keys')
})
const modeOf = (path: string) => statSync(path).mode & 0o777

test('made once, closed to others, and the same every time after', () => {
  const first = openKeys(folder, false)
  expect(modeOf(folder)).toBe(0o700)
  for (const name of readdirSync(folder)) expect(modeOf(join(folder, name))).toBe(0o600)
  expect(first.secret).toHaveLength(32)
  expect(first.vault).toHaveLength(32)
  expect(first.vault).not.toEqual(first.secret)
  const second = openKeys(folder, true)
  expect({ ...second, key: 0 }).toEqual({ ...first, key: 0 })
  expect(Object.keys(first.passwords)).toEqual(['kp_migrate', 'kp_app', 'kp_door', 'kp_vault', 'kp_jobs'])
  expect(new Set([first.superuser, ...Object.values(first.passwords)]).size).toBe(6)
})

test('two folders have nothing in common', () => {
  const [one, two] = [openKeys(folder, false), openKeys(`${folder}-2`, false)]
  expect(one.secret).not.toEqual(two.secret)
  expect(one.mark).not.toBe(two.mark)
  expect(one.superuser).not.toBe(two.superuser)
})

test('a key for each purpose, always the same for one', () => {
  const { key, secret } = openKeys(folder, false)
  expect(key('csrf')).toHaveLength(32)
  expect(key('csrf')).toEqual(openKeys(folder, true).key('csrf'))
  expect(key('csrf')).not.toEqual(key('receipt'))
  expect(key('csrf')).not.toEqual(secret)
})

test('over existing data lost keys are never made anew', () => {
  expect(() => openKeys(folder, true)).toThrow(/Nycklarna saknas/)
  expect(existsSync(folder)).toBe(false)
  openKeys(folder, false)
  for (const name of ['secret', 'vault', 'passwords.json']) {
    const kept = readFileSync(join(folder, name))
    rmSync(join(folder, name))
    expect(() => openKeys(folder, true)).toThrow(new RegExp(name))
    expect(existsSync(join(folder, name))).toBe(false)
    writeFileSync(join(folder, name), kept, { mode: 0o600 })
  }
  expect(openKeys(folder, true).secret).toHaveLength(32)
})

test('a first start that was cut off is completed', () => {
  const { secret } = openKeys(folder, false)
  rmSync(join(folder, 'vault'))
  rmSync(join(folder, 'passwords.json'))
  expect(openKeys(folder, false).secret).toEqual(secret)
})

test('a folder or a file that others can open is refused with the way on', () => {
  openKeys(folder, false)
  chmodSync(folder, 0o750)
  expect(() => openKeys(folder, true)).toThrow(`chmod 700 ${folder}`)
  chmodSync(folder, 0o700)
  chmodSync(join(folder, 'vault'), 0o644)
  expect(() => openKeys(folder, true)).toThrow(`chmod 600 ${join(folder, 'vault')}`)
})

test.each([
  ['secret', 'kort'],
  ['vault', ''],
  ['passwords.json', '{'],
  ['passwords.json', '{"superuser":"x"}'],
])('a broken %s (%j) is refused, not replaced', (name, content) => {
  openKeys(folder, false)
  writeFileSync(join(folder, name), content)
  expect(() => openKeys(folder, true)).toThrow(Refusal)
  expect(readFileSync(join(folder, name), 'utf8')).toBe(content)
})

test('a file where the folder should be', () => {
  mkdirSync(join(folder, '..'), { recursive: true })
  writeFileSync(folder, '')
  expect(() => openKeys(folder, false)).toThrow(Refusal)
})

test('a new vault key seals from the next start; every key opens, in processes older and newer than it', () => {
  const before = openKeys(folder, false)
  const early = seal(before.vault, 'sealed early', 'about')
  expect(addVault(folder)).toBe('vault.2')
  const between = openKeys(folder, true)
  addVault(folder)
  const now = openKeys(folder, true)
  const late = seal(now.vault, 'sealed late', 'about')
  expect([before, between, now].map(({ vault }) => unseal(vault, early, 'about'))).toEqual(
    Array(3).fill('sealed early'),
  )
  expect([before, between, now].map(({ vault }) => unseal(vault, late, 'about'))).toEqual(Array(3).fill('sealed late'))
  expect(now.vault).not.toEqual(before.vault)
  expect(now.mark).toBe(before.mark)
  expect(() => unseal(now.vault, early, 'other')).toThrow()
  expect(() => unseal(openKeys(`${folder}-2`, false).vault, late, 'about')).toThrow()
})

test('other passwords are there at once, also for keys that were opened before; when they are not taken nothing changes', async () => {
  const keys = openKeys(folder, false)
  const before = { ...keys.passwords }
  await expect(changePasswords(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect({ ...keys.passwords }).toEqual(before)
  let taken = {}
  await changePasswords(folder, async (words) => {
    taken = words
  })
  expect({ ...keys.passwords }).toEqual(taken)
  expect(Object.entries(before).filter(([role, word]) => keys.passwords[role as 'kp_app'] === word)).toEqual([])
  expect(openKeys(folder, true).superuser).toBe(keys.superuser)
  expect(readdirSync(folder).sort()).toEqual(['passwords.json', 'secret', 'vault'])
  expect(modeOf(join(folder, 'passwords.json'))).toBe(0o600)
})

test('passwords older than thirteen months are told at the start', () => {
  openKeys(folder, false)
  const later = (days: number) => new Date(statSync(join(folder, 'passwords.json')).mtimeMs + days * 86_400_000)
  expect(oldKeys(folder, later(300))).toBeUndefined()
  expect(oldKeys(folder, later(500.5))).toMatch(/500 dagar gamla.*rotate-keys/)
})
