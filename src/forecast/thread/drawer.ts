import { parentPort } from 'node:worker_threads'
import { drawInto } from '../domain/draw.ts'
import type { Share } from './draw-aside.ts'

// A thread of its own: draws its share of the futures into memory that it has in common with the others.

parentPort?.on('message', ({ values, plan, of, part }: Share) => {
  drawInto(new Float64Array(values), plan, of, part)
  parentPort?.postMessage('drawn')
})
