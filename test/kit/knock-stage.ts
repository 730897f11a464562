import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { playgroundRoutes } from '../../src/playground/page-routes.ts'
import { sign } from '../../src/playground/slack/delivery/http-courier.ts'
import { type RunningPlayground, startPlayground } from '../../src/playground/start-playground.ts'
import { forge } from '../../src/playground/teams/forge.ts'
import { recordedLog } from './recorded-log.ts'
import { testConfig } from './world.ts'

export type Sent = { status: number; body: string }

/** The whole product with every HTTP route there is, the page's included, for requests that nobody well-meaning sends. */
export class KnockStage implements AsyncDisposable {
  readonly playground: RunningPlayground
  readonly #folder: string
  readonly #lines: string[]

  private constructor(playground: RunningPlayground, folder: string, lines: string[]) {
    this.playground = playground
    this.#folder = folder
    this.#lines = lines
  }

  static async open(): Promise<KnockStage> {
    const folder = mkdtempSync(join(tmpdir(), 'liaison-knock-'))
    const { log, lines } = recordedLog()
    const playground = await startPlayground({
      config: testConfig(`file:${join(folder, 'liaison.db')}`),
      log,
      fresh: false,
      source: () => Date.parse('2026-11-23T08:00:00Z'),
      routers: (driven) => [playgroundRoutes(driven, { tour: [], home: { slack: SLACK.tom, teams: TEAMS.mara } })],
    })
    await playground.settle()
    return new KnockStage(playground, folder, lines)
  }

  /** Without the tidying that fetch does to paths and headers. */
  send(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Sent> {
    return new Promise((resolve, reject) => {
      const { port } = this.playground
      const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
        const pieces: Buffer[] = []
        const answered = () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString() })
        // A stream of events has no end.
        if (response.headers['content-type']?.startsWith('text/event-stream') === true) {
          response.destroy()
          answered()
        }
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('close', answered)
        response.on('error', () => undefined)
      })
      sent.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)))
      sent.end(body)
    })
  }

  signedBySlack(body: string): Record<string, string> {
    const timestamp = Math.floor(Date.now() / 1_000)
    const signature = sign(this.playground.slack.credentials.signingSecret, timestamp, body)
    return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': signature }
  }

  async signedByTeams(): Promise<Record<string, string>> {
    const { credentials, settings } = this.playground.teams
    return { authorization: (await forge('none', credentials, settings.serviceUrl)) ?? '' }
  }

  /**
   * Lets what was stored be processed too. Returns what the log since the last time calls a fault of ours; that an answer cannot be
   * delivered to whoever does not exist is none.
   */
  async faults(): Promise<string[]> {
    await this.playground.settle()
    return this.#lines.splice(0).filter((line) => /^error (?!a delivery failed for good)/u.test(line))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.playground.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
