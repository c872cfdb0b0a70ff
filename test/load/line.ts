import { connect, type Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'

// A browser's connection as bytes: kept open, one request after the other, and as little work as can be, for it shares the machine with
// the site that is measured.

export type Asked = { method: 'GET' | 'POST'; path: string; cookie?: string | undefined; body?: string | undefined }
export type Told = {
  /** 0: the line broke. */
  status: number
  ms: number
  retryAfter: boolean
  location: string
  /** Unpacked only when somebody reads it. */
  text(): string
}

const headEnd = Buffer.from('\r\n\r\n')
const broken: Omit<Told, 'ms'> = { status: 0, retryAfter: false, location: '', text: () => '' }

function written({ method, path, cookie, body }: Asked): string {
  const head = `${method} ${path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip\r\naccept-language: sv\r\n`
  const who = cookie ? `cookie: ${cookie}\r\n` : ''
  if (body === undefined) return `${head}${who}\r\n`
  const form = 'content-type: application/x-www-form-urlencoded\r\nsec-fetch-site: same-origin\r\n'
  return `${head}${who}${form}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

const headerOf = (head: string, name: string) => new RegExp(`\r\n${name}: *([^\r]*)`, 'i').exec(head)?.[1]

/** A whole answer, or undefined while some of it is missing. */
function readAnswer(bytes: Buffer): Omit<Told, 'ms'> | undefined {
  const end = bytes.indexOf(headEnd)
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const from = end + headEnd.length
  const length = headerOf(head, 'content-length')
  const whole = length === undefined ? endOfChunks(bytes, head) : bytes.length >= from + Number(length)
  if (!whole) return undefined
  return {
    status: Number(head.slice(9, 12)),
    retryAfter: headerOf(head, 'retry-after') !== undefined,
    location: headerOf(head, 'location') ?? '',
    text: () => {
      const body = bytes.subarray(from)
      return (headerOf(head, 'content-encoding') === 'gzip' ? gunzipSync(body) : body).toString()
    },
  }
}
/** What is sent in pieces ends with an empty one; what has no body ends with its head. */
const endOfChunks = (bytes: Buffer, head: string) =>
  headerOf(head, 'transfer-encoding') === undefined || bytes.subarray(-7).toString('latin1').endsWith('0\r\n\r\n')

/** The site closes what has been still for five seconds: nothing is sent on a line that is about to be. */
const still = 3000

export class Line {
  readonly #port: number
  #socket: Socket | undefined
  #pieces: Buffer[] = []
  #usedAt = 0
  #done: ((answer: Omit<Told, 'ms'>) => void) | undefined
  constructor(port: number) {
    this.#port = port
  }

  async ask(asked: Asked): Promise<Told> {
    const began = performance.now()
    const answer = await new Promise<Omit<Told, 'ms'>>((done) => {
      this.#done = done
      this.#open().write(written(asked))
    })
    return { ...answer, ms: performance.now() - began }
  }
  close(): void {
    this.#socket?.destroy()
  }

  #open(): Socket {
    if (performance.now() - this.#usedAt > still) this.close()
    if (this.#socket && !this.#socket.destroyed) return this.#socket
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    socket.on('error', () => {}) // 'close' follows
    socket.on('close', () => socket === this.#socket && this.#tell(broken))
    socket.on('data', (piece) => this.#hear(piece as Buffer))
    this.#socket = socket
    return socket
  }
  #hear(piece: Buffer): void {
    this.#pieces.push(piece)
    const answer = readAnswer(this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces))
    if (answer) this.#tell(answer)
  }
  #tell(answer: Omit<Told, 'ms'>): void {
    const done = this.#done
    this.#usedAt = performance.now()
    this.#done = undefined
    this.#pieces = []
    done?.(answer)
  }
}
