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

/** Returns when the port is open. `close` lets requests that have begun end, for a moment. */
export async function listen(where: Where): Promise<{ close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: where.fetch, serverOptions: where.limits ?? usualLimits }) as Server
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => fail(refusalOf(error, where)))
    server.listen({ port: where.port, host: where.host, backlog }, done)
  })
  const close = () =>
    new Promise<void>((done) => {
      const cut = setTimeout(() => server.closeAllConnections(), graceForRequests)
      server.close(() => {
        clearTimeout(cut)
        done()
      })
      server.closeIdleConnections()
    })
  return { close }
}
