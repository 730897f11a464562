import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export const HOME = 'T0HOME'

/**
 * As much of Slack's Web API as the product asks for under load, answering at once and always yes: what is measured is the product, and the
 * local Slack of the playground keeps everything it was ever told. Everybody is a full member of the workspace.
 */
export class StubSlack implements AsyncDisposable {
  readonly url: string
  /** Messages that were accepted: posts, updates, and answers to a response_url. */
  accepted = 0
  readonly #server: Server
  readonly #waiting = new Set<() => void>()

  private constructor(server: Server) {
    this.#server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  static async open(): Promise<StubSlack> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const stub = new StubSlack(server)
    server.on('request', (request, response) => {
      const pieces: Buffer[] = []
      request.on('data', (piece: Buffer) => pieces.push(piece))
      request.on('end', () => {
        const method = (request.url ?? '').replace(/^\//u, '')
        const answer = stub.#answer(method, new URLSearchParams(Buffer.concat(pieces).toString('utf8')))
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
        if (/^(?:chat\.|response)/u.test(method)) stub.#accept()
      })
    })
    return stub
  }

  /** Resolves when so many messages were accepted since the stub was opened. */
  async untilAccepted(count: number): Promise<void> {
    while (this.accepted < count) await new Promise<void>((resolve) => this.#waiting.add(resolve))
  }

  /** Resolves when nothing was accepted for a second and a half. */
  async quiet(): Promise<void> {
    for (let before = -1; before !== this.accepted;) {
      before = this.accepted
      await pause(1_500)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #accept(): void {
    this.accepted += 1
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }

  #answer(method: string, asked: URLSearchParams): Record<string, unknown> {
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: HOME, user_id: 'UBOT', bot_id: 'B0BOT' }
      case 'users.info': {
        const id = asked.get('user')
        const guest = { is_restricted: false, is_ultra_restricted: false, deleted: false, is_bot: false }
        return { ok: true, user: { id, team_id: HOME, name: id, real_name: id, tz: 'Europe/Paris', ...guest } }
      }
      case 'conversations.info': {
        const id = asked.get('channel')
        return { ok: true, channel: { id, name: id, is_channel: true, is_member: true, is_ext_shared: true } }
      }
      case 'conversations.members':
        return { ok: true, members: ['UTOM', 'UANNA'] }
      default:
        return { ok: true, channel: asked.get('channel') ?? 'C0', ts: `${Date.now()}.${this.accepted}` }
    }
  }
}
