import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Ms } from '../../../domain/time/instant.ts'
import { isRecord } from '../json-record.ts'
import type { Courier, Parcel, Reply } from './courier.ts'

/** How long a closing connection may take, in real time. */
const GOODBYE: Ms = 1_000

const ENVELOPE = { event: 'events_api', command: 'slash_commands', interaction: 'interactive' } as const

/** Delivers over Socket Mode: the bot asks for an address, connects, and acknowledges envelopes. */
export class SocketCourier implements Courier {
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #tickets = new Set<string>()
  readonly #sockets: WebSocket[] = []
  readonly #waiting = new Map<string, (body: unknown) => void>()
  readonly #options: { appId: string; answerLimitMs: number; onConnect: () => void }

  constructor(options: { appId: string; answerLimitMs: number; onConnect: () => void }) {
    this.#options = options
  }

  /** A ticket for one connection, as apps.connections.open hands it out. */
  ticket(): string {
    const ticket = randomBytes(16).toString('hex')
    this.#tickets.add(ticket)
    return ticket
  }

  /** Takes over an upgrade request; one without a valid ticket is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket')
    if (ticket === null || !this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#welcome(connection))
  }

  async send(parcel: Parcel): Promise<Reply> {
    const socket = this.#sockets.at(-1)
    if (socket === undefined) return { answered: false, reason: 'connection_failed' }
    const id = randomUUID()
    const retry = parcel.kind === 'event' ? parcel.retry : undefined
    const envelope = {
      envelope_id: id,
      type: ENVELOPE[parcel.kind],
      accepts_response_payload: parcel.kind !== 'event',
      payload: parcel.body,
      ...(parcel.kind === 'event' && { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' }),
    }
    return new Promise<Reply>((resolve) => {
      const conclude = (reply: Reply) => {
        clearTimeout(limit)
        socket.off('close', lost)
        this.#waiting.delete(id)
        resolve(reply)
      }
      const lost = () => conclude({ answered: false, reason: 'connection_failed' })
      const late = () => conclude({ answered: false, reason: 'http_timeout' })
      const limit = setTimeout(late, this.#options.answerLimitMs)
      this.#waiting.set(id, (body) => conclude({ answered: true, status: 200, body }))
      socket.once('close', lost)
      socket.send(JSON.stringify(envelope))
    })
  }

  /** Cuts every connection without a word. */
  disconnect(): void {
    for (const socket of this.#sockets) socket.terminate()
  }

  async close(): Promise<void> {
    await Promise.all(this.#sockets.map(sayGoodbye))
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #welcome(socket: WebSocket): void {
    this.#sockets.push(socket)
    socket.on('message', (data: Buffer) => this.#acknowledged(data.toString()))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#sockets.splice(this.#sockets.indexOf(socket), 1))
    const info = { app_id: this.#options.appId }
    socket.send(JSON.stringify({ type: 'hello', num_connections: this.#sockets.length, connection_info: info }))
    this.#options.onConnect()
  }

  #acknowledged(data: string): void {
    const message: unknown = JSON.parse(data)
    if (!isRecord(message) || typeof message['envelope_id'] !== 'string') return
    const { payload } = message
    const empty = !isRecord(payload) || Object.keys(payload).length === 0
    this.#waiting.get(message['envelope_id'])?.(empty ? undefined : payload)
  }
}

/** Closes with the handshake that the protocol wants, and without it when the other side does not answer. */
async function sayGoodbye(socket: WebSocket): Promise<void> {
  await new Promise<void>((resolve) => {
    const limit = setTimeout(() => socket.terminate(), GOODBYE)
    socket.once('close', () => {
      clearTimeout(limit)
      resolve()
    })
    socket.close(1000)
  })
}
