import { Agent, request } from 'node:http'
import type { AnswerGiven } from './document.ts'

export type RawAnswer = AnswerGiven & { header: (name: string) => string | undefined }

/** Without the tidying that fetch does to methods, paths and headers. One connection, which is kept. */
export class RawCaller implements Disposable {
  readonly #port: number
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(port: number) {
    this.#port = port
  }

  send(
    method: string,
    path: string,
    headers: Record<string, string | string[]>,
    body?: Uint8Array,
  ): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const framed = { ...headers, ...(body && { 'content-length': String(body.byteLength) }) }
      const options = { host: '127.0.0.1', port: this.#port, agent: this.#agent, method, path, headers: framed }
      const sent = request(options, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', reject)
        response.on('end', () => {
          const header = (name: string) => {
            const found = response.headers[name.toLowerCase()]
            return Array.isArray(found) ? found.join(', ') : found
          }
          const [type = ''] = (header('content-type') ?? '').split(';')
          const text = Buffer.concat(pieces).toString()
          resolve({
            ...{ status: response.statusCode ?? 0, type, text, header },
            has: (name) => header(name) !== undefined,
          })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  [Symbol.dispose](): void {
    this.#agent.destroy()
  }
}
