import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { beganAt, runsOn } from './living.ts'
import { inTurn } from './turn.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kp-turn-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
})

test('one at a time, also when one of them fails', async () => {
  let [inside, most] = [0, 0]
  const visit = (fails: boolean) =>
    inTurn(root, async () => {
      inside += 1
      most = Math.max(most, inside)
      await sleep(10)
      inside -= 1
      if (fails) throw new Error('broken')
    })
  const ends = await Promise.allSettled([visit(false), visit(true), visit(false), visit(true)])
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
  expect(most).toBe(1)
  expect(readdirSync(root)).toEqual([])
})

test('what a killed process left is cleared, also when its number has been used again', async () => {
  const child = spawn('sleep', ['60'])
  const pid = child.pid ?? 0
  const began = beganAt(pid)
  expect(began).not.toBe('')
  writeFileSync(join(root, 'starting'), `${pid} ${began}0`)
  expect(await inTurn(root, async () => 'reused')).toBe('reused')

  writeFileSync(join(root, 'starting'), `${pid} ${began}`)
  let done = false
  const waiting = inTurn(root, async () => {
    done = true
  })
  await sleep(200)
  expect(done).toBe(false)
  const gone = new Promise((end) => child.on('exit', end))
  child.kill('SIGKILL')
  await gone
  await waiting
  expect(done).toBe(true)
  expect(existsSync(join(root, 'starting'))).toBe(false)
})

test('a living process with a strange command line is no server of ours', () => {
  expect(runsOn(process.pid, '/nowhere/postgres')).toBe(false)
  expect(runsOn(0, root)).toBe(false)
  expect(runsOn(Number.NaN, root)).toBe(false)
  expect(beganAt(4_194_304 + 1)).toBe('')
})
