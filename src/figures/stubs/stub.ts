/** A source played on this machine, with the bad habits that it really has as named switches. For tests and for trying things out. */
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export type Switches = ReadonlySet<string>
export type Stub = { name: string; switches: readonly string[]; make(on: Switches): Hono }
export type Running = { base: string; close(): Promise<void> }

/** On the loopback address alone; port 0 is any that is free. */
export function startStub(stub: Stub, on: readonly string[] = [], port = 0): Promise<Running> {
  const unknown = on.find((one) => !stub.switches.includes(one))
  if (unknown) throw new Error(`${stub.name} has no switch ${unknown}: ${stub.switches.join(', ')}`)
  return new Promise((resolve) => {
    const server = serve({ fetch: stub.make(new Set(on)).fetch, port, hostname: '127.0.0.1' }, (at) =>
      resolve({ base: `http://127.0.0.1:${at.port}`, close: () => new Promise((done) => server.close(() => done())) }),
    )
  })
}
