import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Order } from './order.ts'

const program = () =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './apart.ts' : './apart.js', import.meta.url))
/** Settings hold the administrator's login and other passwords, which it has no use for. */
const bare = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => ['PATH', 'NODE_EXTRA_CA_CERTS'].includes(name)))

/** Starts the process beside the site, and again with longer pauses when it ends by itself. */
export function startApart(order: Order): { stop(): Promise<void> } {
  let child: ChildProcess
  let stopping = false
  let pause = 1000
  let bell: NodeJS.Timeout | undefined
  const begin = () => {
    child = fork(program(), [], { env: bare(), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.on('error', () => {}) // 'exit' follows, or the channel is closed, and both are seen to
    child.once('exit', () => {
      if (stopping) return
      bell = setTimeout(begin, pause)
      bell.unref()
      pause = Math.min(2 * pause, 60_000)
    })
    child.send(order)
  }
  const stop = () =>
    new Promise<void>((done) => {
      stopping = true
      clearTimeout(bell)
      if (child.exitCode !== null || child.signalCode !== null) return done()
      child.once('exit', () => done())
      child.kill('SIGTERM')
    })
  begin()
  return { stop }
}
