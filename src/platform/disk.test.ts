import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { look } from './disk.ts'

test('a ballast grows while there is plenty, goes first when the disk is full, and each turn is said once with its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kp-disk-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const disk = { folder, ballast: join(folder, 'ballast'), told: false }
  const said: string[] = []
  const looks = async (times: number, megabytes: number) => {
    const free = { bytes: megabytes * 2 ** 20, share: megabytes / 1000 }
    for (let time = 0; time < times; time++)
      await look(
        disk,
        (line) => said.push(line),
        () => free,
      )
  }
  await looks(20, 900)
  expect(statSync(disk.ballast).size).toBe(64 * 2 ** 20)
  expect(said).toEqual([])
  await looks(1, 3)
  expect(existsSync(disk.ballast)).toBe(false)
  expect(said).toEqual([`Disken vid ${folder} är full. Det som låg i reserv är släppt: gör plats nu.`])
  await looks(3, 70)
  await looks(3, 3)
  await looks(2, 900)
  expect(said.slice(1)).toEqual([
    `Det finns plats igen på disken vid ${folder}.`,
    `Disken vid ${folder} är full. Det som sparas där får vänta tills det finns plats.`,
    `Det finns plats igen på disken vid ${folder}.`,
  ])
  expect(existsSync(disk.ballast)).toBe(true)
})
