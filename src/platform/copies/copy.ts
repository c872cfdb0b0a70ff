import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type pg from 'pg'

// COPY through the driver: rows as bytes, without a word about them being made in between. The driver hands every message of the server
// to what was submitted.

type Connection = {
  stream: Writable & { pause(): void; resume(): void }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}
type Ended = { done(rows: number): void; failed(error: Error): void }

/** What the driver expects of anything that it runs; what a COPY never meets does nothing. */
abstract class Copying {
  text: string
  #ended: Ended
  #rows = 0
  protected trouble: Error | undefined
  constructor(text: string, ended: Ended) {
    this.text = text
    this.#ended = ended
  }
  submit(connection: Connection) {
    connection.query(this.text)
    return null
  }
  handleRowDescription() {}
  handleDataRow() {}
  handlePortalSuspended() {}
  handleEmptyQuery() {}
  handleCommandComplete({ text }: { text: string }) {
    this.#rows = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0)
  }
  handleError(error: Error) {
    this.#ended.failed(error)
  }
  protected settled(): Promise<void> {
    return Promise.resolve()
  }
  handleReadyForQuery() {
    this.settled().then(
      () => (this.trouble ? this.#ended.failed(this.trouble) : this.#ended.done(this.#rows)),
      (error) => this.#ended.failed(error),
    )
  }
}

export type Take = (bytes: Buffer) => Promise<unknown> | undefined

/** So many bytes are handed on at a time. */
const handed = 262_144

/** Rows come faster than a disk takes them: the server waits while a piece is being taken. */
class Out extends Copying {
  #take: Take
  #taking: Promise<unknown> = Promise.resolve()
  #kept = Buffer.allocUnsafe(handed + 65_536)
  #size = 0
  constructor(text: string, take: Take, ended: Ended) {
    super(text, ended)
    this.#take = take
  }
  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection) {
    // The driver uses its own bytes again: they are copied at once.
    if (this.#size + chunk.length > this.#kept.length) this.#grow(chunk.length)
    this.#size += chunk.copy(this.#kept, this.#size)
    if (this.#size < handed) return
    connection.stream.pause()
    void this.#hand().then(() => connection.stream.resume())
  }
  #grow(by: number): void {
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#kept.length, this.#size + by))
    this.#kept.copy(larger, 0, 0, this.#size)
    this.#kept = larger
  }
  #hand(): Promise<unknown> {
    const bytes = this.#kept.subarray(0, this.#size)
    this.#kept = Buffer.allocUnsafe(handed + 65_536)
    this.#size = 0
    this.#taking = this.#taking
      .then(() => this.#take(bytes))
      .catch((error) => {
        this.trouble = error
      })
    return this.#taking
  }
  protected override async settled(): Promise<void> {
    await this.#hand()
  }
}

class In extends Copying {
  #source: AsyncIterable<Buffer>
  #sending: Promise<void> = Promise.resolve()
  constructor(text: string, source: AsyncIterable<Buffer>, ended: Ended) {
    super(text, ended)
    this.#source = source
  }
  handleCopyInResponse(connection: Connection) {
    this.#sending = this.#send(connection)
  }
  async #send(connection: Connection): Promise<void> {
    try {
      for await (const bytes of this.#source) {
        connection.sendCopyFromChunk(bytes)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      connection.endCopyFrom()
    } catch (error) {
      this.trouble = error as Error
      connection.sendCopyFail('the source ended')
    }
  }
  protected override settled() {
    return this.#sending
  }
}

/** `copy … to stdout`: hands the bytes on in pieces; resolves with the number of rows. */
export const copyOut = (client: pg.Client, text: string, take: Take): Promise<number> =>
  new Promise((done, failed) => {
    client.query(new Out(text, take, { done, failed }) as unknown as pg.Submittable)
  })

/** `copy … from stdin`. */
export const copyIn = (client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<number> =>
  new Promise((done, failed) => {
    client.query(new In(text, source, { done, failed }) as unknown as pg.Submittable)
  })
