import { createServer } from 'node:http'
import { Refusal } from '../refusal.ts'

/** Figures on a port of their own, for programs on this machine alone. */
export async function listenForMetrics(port: number, text: () => Promise<string>): Promise<{ close(): Promise<void> }> {
  const server = createServer((asked, answer) => {
    if (asked.method !== 'GET' || asked.url !== '/metrics') return void answer.writeHead(404).end()
    text().then(
      (body) => answer.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(body),
      () => answer.writeHead(503).end(),
    )
  })
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Refusal(`Porten ${port} används redan. Välj en annan med METRICS_PORT.`)
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', done)
  })
  return {
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
