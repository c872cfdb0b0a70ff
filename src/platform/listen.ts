import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Site } from './commands.ts'
import { Refusal } from './refusal.ts'

// Slow and endless clients are cut off here: 10 s for the headers, 30 s for the whole request, 16 KB of headers.
export const usualLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 5000,
}
const graceForRequests = 800
/** Connections that the machine keeps for us until they are taken up: a crowd comes in one moment. */
const backlog = 2048

/** Only tests are less patient than usual. */
type Where = { fetch: Site['fetch']; host: string; port: number; limits?: typeof usualLimits }

function refusalOf(error: NodeJS.ErrnoException, { host, port }: Where): Error {
  if (error.code === 'EADDRINUSE')
    return new Refusal(
      `Porten ${port} på ${host} används redan. Stoppa det andra programmet, eller välj en annan med PORT.`,
    )
  if (error.code === 'EACCES') return new Refusal(`Porten ${port} får inte användas här. Välj en över 1023 med PORT.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Refusal(`Den här datorn har inte adressen ${host}. Välj en annan med HOST, till exempel 127.0.0.1.`)
  return error
}

/**
 * Node takes up one new connection in each turn of its loop, and while a crowd comes a turn is long: newcomers would stand outside for
 * seconds only to be told to wait. So the port has several doors, which the kernel shares them out to (record 0046).
 */
const [node = 0] = process.versions.node.split('.').map(Number)
export const doors = process.platform === 'linux' && node >= 24 ? 16 : 1

function opened(where: Where, reusePort: boolean): Promise<Server> {
  const server = createAdaptorServer({ fetch: where.fetch, serverOptions: where.limits ?? usualLimits }) as Server
  return new Promise((done, fail) => {
    server.once('error', (error) => fail(refusalOf(error, where)))
    server.listen({ port: where.port, host: where.host, backlog, reusePort }, () => done(server))
  })
}

const closed = (server: Server) =>
  new Promise<void>((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceForRequests)
    server.close(() => {
      clearTimeout(cut)
      done()
    })
    server.closeIdleConnections()
  })

/** Returns when the port is open. `close` lets requests that have begun end, for a moment. */
export async function listen(where: Where): Promise<{ close(): Promise<void> }> {
  // A door that shares its port would be let in beside another site's: first it is seen that nobody is there.
  if (doors > 1) await closed(await opened(where, false))
  const servers = await Promise.all(Array.from({ length: doors }, () => opened(where, doors > 1)))
  return { close: async () => void (await Promise.all(servers.map(closed))) }
}
