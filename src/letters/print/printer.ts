import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Paper } from '../words/letter.ts'
import { madeAt, sheetOf } from './sheet.ts'

type Answer = { id: string; pdf?: Uint8Array; problem?: string }
type Waiting = { done: (pdf: Buffer) => void; failed: (defect: Error) => void }

const waiting = new Map<string, Waiting>()
let press: Worker | undefined

/** From source it is TypeScript, in the built site a file beside the site's own. */
const pressFile = () => new URL(import.meta.url.endsWith('.ts') ? './press.ts' : './press.js', import.meta.url)

/** Begun by the first letter; a press that breaks is replaced by the next one. Idle, it keeps no site from ending. */
function thePress(): Worker {
  if (press) return press
  const made = new Worker(pressFile())
  made.on('message', ({ id, pdf, problem }: Answer) => {
    const order = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) made.unref()
    if (pdf) order?.done(Buffer.from(pdf))
    else order?.failed(new Error(`a letter could not be printed: ${problem}`))
  })
  const broken = () => {
    if (press === made) press = undefined
    for (const { failed } of waiting.values()) failed(new Error('the press has stopped'))
    waiting.clear()
  }
  made.on('error', broken)
  made.on('exit', broken)
  press = made
  return made
}

/** The letter as an accessible PDF (PDF/UA-1). The same letter is the same bytes. */
export function printLetter(letter: Paper): Promise<Buffer> {
  const id = randomUUID()
  return new Promise((done, failed) => {
    waiting.set(id, { done, failed })
    const made = thePress()
    made.ref()
    made.postMessage({ id, sheet: sheetOf(letter), madeAt: madeAt(letter) })
  })
}
