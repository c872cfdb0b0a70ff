import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { layingNote, startDatabase } from '../supervisor/index.ts'
import { beginLaying, endLaying, toDisk } from './settle.ts'

const folder = mkdtempSync(join(tmpdir(), 'kp-settle-'))
chmodSync(folder, 0o711)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const laid = (name: string): string => {
  const into = join(folder, name)
  beginLaying(into)
  mkdirSync(join(into, 'postgres/base'), { recursive: true })
  for (const file of ['postgres/base/1', 'postgres/base/2']) writeFileSync(join(into, file), 'x')
  return into
}

const start = (data: string) => startDatabase({ data, keys: { passwords: {} as never, superuser: '' } })

test('no site starts on a copy before all of it is on the disk', async () => {
  const into = laid('whole')
  await expect(start(into)).rejects.toThrow(/läggs en säkerhetskopia tillbaka, eller så avbröts det/)
  const settled: string[] = []
  endLaying(into, (path) => {
    settled.push(`${path}${existsSync(layingNote(into)) ? '' : ' without the note'}`)
    toDisk(path)
  })
  expect(existsSync(layingNote(into))).toBe(false)
  const below = ['postgres', 'postgres/base', 'postgres/base/1', 'postgres/base/2', 'restoring']
  const all = [...below.map((name) => join(into, name)), into, folder, `${into} without the note`]
  expect(settled.sort()).toEqual(all.sort())
})

test('a disk that fails leaves the note', async () => {
  const into = laid('failing')
  const fail = () => {
    throw new Error('EIO')
  }
  expect(() => endLaying(into, fail)).toThrow('EIO')
  await expect(start(into)).rejects.toThrow(/avbröts/)
})
