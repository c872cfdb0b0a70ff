import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFile, removeFile, storeFile, sweepUnfinished } from './store.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'files-')), 'uploads')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const bytes = Buffer.from('%PDF-1.7 betyg')
const read = async (key: string) => {
  const file = await openFile(folder, key)
  return file && { size: file.size, bytes: await buffer(file.stream) }
}

test('what was stored is read back, by a name that says nothing', async () => {
  const { key, size, sha256 } = await storeFile(folder, bytes)
  expect(await read(key)).toEqual({ size, bytes })
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  expect((await storeFile(folder, bytes)).key).not.toBe(key)
})

test('only the site itself may read the folder and its files', async () => {
  const { key } = await storeFile(folder, bytes)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, key))).mode & 0o777).toBe(0o600)
})

test('nothing half written lies beside the files', async () => {
  await Promise.all(Array.from({ length: 20 }, () => storeFile(folder, bytes)))
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  expect(await readdir(folder)).toHaveLength(20)
})

test('a file that cannot be finished leaves nothing', async () => {
  await writeFile(join(folder, '..', 'in-the-way'), '')
  await expect(storeFile(join(folder, '..', 'in-the-way'), bytes)).rejects.toThrow()
  await expect(storeFile(folder, 'no bytes' as unknown as Uint8Array).then(({ size }) => size)).resolves.toBe(8)
})

test('a removed file is gone, and removing it again is no defect', async () => {
  const { key } = await storeFile(folder, bytes)
  await removeFile(folder, key)
  await removeFile(folder, key)
  expect(await read(key)).toBeNull()
})

test.each(['../../etc/passwd', 'a/b', '', 'ABCDEF00-0000-4000-8000-000000000000', '.'])('%j is no key', async (key) => {
  await expect(openFile(folder, key)).rejects.toThrow(RangeError)
  expect(() => removeFile(folder, key)).toThrow(RangeError)
})

test('what a killed site left half written is swept away, files stay', async () => {
  const { key } = await storeFile(folder, bytes)
  await writeFile(join(folder, 'x.part'), 'half')
  expect(await sweepUnfinished(folder)).toBe(1)
  expect(await readdir(folder)).toEqual([key])
})
