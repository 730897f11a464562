import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createPageHook } from '../../src/hooks/page-hook.ts'
import { readRanges } from '../../src/hooks/address-ranges.ts'
import type { Page, Paged } from '../../src/ports/page-hook.ts'
import { HandClock } from './hand-clock.ts'

/** A key that stands here for everybody to read, and a certificate for `hooks.test` that is good until 2100. */
const FIXTURES = new URL('../fixtures/hooks/', import.meta.url)

/** Friday 27 November 2026, 03:00:00.250 UTC. */
export const NIGHT = Temporal.Instant.from('2026-11-27T03:00:00.250Z').epochMilliseconds

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
export const NEXT_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

export const PAGE: Page = {
  id: 'page_1',
  type: 'escalation.called',
  at: NIGHT - 1_250,
  data: { ladder: 'ESC-3', person: 'Ana' },
}

type Heard = { headers: IncomingMessage['headers']; method: string | undefined; url: string | undefined; body: string }

/**
 * A service of another company, `hooks.test`, that answers as the test says, and a resolver that says what the test says, once for each
 * look-up.
 */
export class HookStage implements AsyncDisposable {
  readonly clock = new HandClock(NIGHT)
  readonly heard: Heard[] = []
  readonly askedFor: string[] = []
  /** What each look-up answers, one after the other; the last for ever. */
  answers: string[][] = [['127.0.0.1']]
  answer: (response: ServerResponse, request: IncomingMessage) => void = (response) => response.writeHead(204).end()
  readonly #server: ReturnType<typeof createServer>

  private constructor(certificate: { cert: string; key: string }) {
    this.#server = createServer(certificate, (request, response) => {
      void this.#listen(request).then(() => this.answer(response, request))
    })
  }

  static async open(): Promise<HookStage> {
    const [cert = '', key = ''] = await Promise.all(
      ['hooks.test.cert.pem', 'hooks.test.key.pem'].map((name) => readFile(new URL(name, FIXTURES), 'utf8')),
    )
    setDefaultCACertificates([...getCACertificates('default'), cert])
    const stage = new HookStage({ cert, key })
    await new Promise<void>((resolve) => stage.#server.listen(0, '127.0.0.1', resolve))
    return stage
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get server(): ReturnType<typeof createServer> {
    return this.#server
  }

  url(host = 'hooks.test', path = '/page?for=ana'): string {
    return `https://${host}:${this.port}${path}`
  }

  /** `allow`: as an admin writes it. */
  send({
    page = PAGE,
    url = this.url(),
    secrets = [SECRET] as readonly [string] | readonly [string, string],
    allow = '127.0.0.0/8',
    resolve = async (name: string) => this.#resolve(name),
  } = {}): Promise<Paged> {
    const read = readRanges(allow)
    if ('refused' in read) throw new Error(read.refused)
    return createPageHook({ clock: this.clock, allowed: read.ranges, resolve }).send(page, { url, secrets })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #resolve(name: string): string[] {
    this.askedFor.push(name)
    return this.answers[Math.min(this.askedFor.length, this.answers.length) - 1]!
  }

  async #listen(request: IncomingMessage): Promise<void> {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const { headers, method, url } = request
    this.heard.push({ headers, method, url, body: Buffer.concat(pieces).toString() })
  }
}
