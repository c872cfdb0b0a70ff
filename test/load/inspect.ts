import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import type { Running } from '../start/site-process.ts'
import { until } from '../start/site-process.ts'

// Looks into the running site through Node's own inspector: its memory after all garbage is gone, and where its time goes.

/** For the start of the site: the inspector opens when it is asked to, on a port that is free. */
export const inspectable = ['--inspect-port=127.0.0.1:0', '--max-semi-space-size=8', '--heap-growing-percent=30']

export type Inspector = {
  /** Bytes in use once everything unused has been thrown away. */
  heap(): Promise<number>
  /** Where the time of the next seconds goes. */
  profile(seconds: number): Promise<Profile>
  close(): void
}

export async function inspect(site: Running): Promise<Inspector> {
  process.kill(site.pid, 'SIGUSR1')
  const address = () => /ws:\/\/\S+/.exec(site.complained())?.[0]
  await until(() => address() !== undefined, 20)
  const socket = new WebSocket(address() as string)
  await new Promise((done, fail) => {
    socket.onopen = done
    socket.onerror = () => fail(new Error('the inspector does not answer'))
  })
  const waiting = new Map<number, (result: never) => void>()
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result: never }
    waiting.get(id ?? -1)?.(result)
  }
  let last = 0
  const ask = <T>(method: string, params: object = {}) =>
    new Promise<T>((done) => {
      last += 1
      waiting.set(last, done as never)
      socket.send(JSON.stringify({ id: last, method, params }))
    })
  return {
    async heap() {
      await ask('HeapProfiler.collectGarbage')
      return (await ask<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize
    },
    async profile(seconds) {
      await ask('Profiler.enable')
      await ask('Profiler.setSamplingInterval', { interval: 500 })
      await ask('Profiler.start')
      await new Promise((done) => setTimeout(done, seconds * 1000))
      const { profile } = await ask<{ profile: Recorded }>('Profiler.stop')
      return summed(profile)
    },
    close: () => socket.close(),
  }
}

type Frame = { functionName: string; url: string; lineNumber: number; columnNumber: number }
type Recorded = { nodes: { id: number; callFrame: Frame }[]; samples: number[]; timeDeltas: number[] }
type Shares = { name: string; share: number }[]
export type Profile = { idle: number; parts: Shares; functions: Shares }

const map = () =>
  existsSync('dist/program.js.map') ? new SourceMap(JSON.parse(readFileSync('dist/program.js.map', 'utf8'))) : undefined

/** `src/worklist`, `hono`, `node`: whose code it is. */
function partOf(file: string): string {
  const bought = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]
  if (bought) return bought
  const own = /src\/([^/]+)/.exec(file)?.[1]
  return own ? `src/${own}` : file.startsWith('node:') ? 'node' : file || 'engine'
}

function summed({ nodes, samples, timeDeltas }: Recorded): Profile {
  const source = map()
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const [parts, functions] = [new Map<string, number>(), new Map<string, number>()]
  let [all, idle] = [0, 0]
  const fileOf = ({ url, lineNumber, columnNumber }: Frame): string => {
    const entry = url.endsWith('dist/program.js') ? source?.findEntry(lineNumber, columnNumber) : undefined
    return entry && 'originalSource' in entry ? String(entry.originalSource) : url
  }
  const files = new Map([...frames].map(([id, frame]) => [id, fileOf(frame)]))
  for (const [at, id] of samples.entries()) {
    const took = timeDeltas[at] ?? 0
    const name = frames.get(id)?.functionName ?? ''
    all += took
    if (name === '(idle)') {
      idle += took
      continue
    }
    const part = name.startsWith('(') && name !== '(anonymous)' ? name : partOf(files.get(id) ?? '')
    parts.set(part, (parts.get(part) ?? 0) + took)
    const whose = `${name || '(anonymous)'} ${part}`
    functions.set(whose, (functions.get(whose) ?? 0) + took)
  }
  const shares = (sums: Map<string, number>): Shares =>
    [...sums].map(([name, sum]) => ({ name, share: sum / (all - idle) })).sort((a, b) => b.share - a.share)
  return { idle: idle / all, parts: shares(parts), functions: shares(functions) }
}
