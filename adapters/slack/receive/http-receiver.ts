import type { App, Receiver } from '@slack/bolt'
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express'
import { ClockWatch } from '../../../src/domain/time/clock-watch.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import type { Log } from '../../../src/ports/log.ts'
import { MalformedBodyError, requireShape } from './body-shape.ts'
import { parseBody } from './parse-body.ts'
import type { SeenRequests } from '../../../src/ports/seen-requests.ts'
import { SeenSignatures } from './seen-signatures.ts'
import { NEWEST, OLDEST, verifySignature } from './verify-signature.ts'

/** Slack's largest requests, submissions of a full modal, stay well below this. */
const BODY_LIMIT = '1mb'

/**
 * Bolt's receiver for `POST /slack/events`: commands, events and interactions. It lets in only what Slack signed just now
 * and not twice, and answers 200 only when the app is through with it; any failure is a 500, after which Slack retries.
 */
export class HttpReceiver implements Receiver {
  readonly router: Router
  /** Slack's clock beside ours, by the times for which it signs. */
  readonly clock = new ClockWatch('Slack', { ahead: NEWEST, behind: OLDEST })
  readonly #options: { signingSecret: string; realNow: () => Instant; log: Log }
  readonly #seen: SeenRequests = new SeenSignatures()
  #app: App | undefined
  #open = false

  constructor(options: { signingSecret: string; realNow: () => Instant; log: Log }) {
    this.#options = options
    this.router = express.Router()
    const raw = express.raw({ type: () => true, limit: BODY_LIMIT })
    const answer: RequestHandler = (request, response) => this.#answer(request, response)
    this.router.post('/slack/events', raw, answer, this.#unreadable)
  }

  init(app: App): void {
    this.#app = app
  }

  async start(): Promise<void> {
    this.#open = true
  }

  async stop(): Promise<void> {
    this.#open = false
  }

  async #answer(request: Request, response: Response): Promise<void> {
    const { signingSecret, realNow, log } = this.#options
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const signature = request.get('x-slack-signature')
    const timestamp = request.get('x-slack-request-timestamp')
    const verified = verifySignature({ signature, timestamp, body }, signingSecret, realNow())
    if (!verified.ok) return this.#refuse(response, verified)
    if (signature === undefined || !(await this.#seen.claim(signature, verified.signedAt, realNow())))
      return this.#refuse(response, { reason: 'replayed' })
    this.#compareClocks(verified.signedAt)
    response.on('close', () => {
      if (response.statusCode !== 200 || !response.writableFinished) void this.#seen.release(signature)
    })
    try {
      await this.#dispatch(parseBody(body, request.get('content-type')), request, response)
    } catch (error) {
      if (error instanceof MalformedBodyError) {
        log.warn({ reason: error.message }, 'a signed Slack request made no sense')
        response.sendStatus(400)
        return
      }
      log.error({ error: String(error) }, 'a Slack request was not accepted, and Slack will send it again')
      if (!response.headersSent) response.sendStatus(500)
    }
  }

  async #dispatch(body: Record<string, unknown>, request: Request, response: Response): Promise<void> {
    if (body['type'] === 'url_verification') {
      requireShape(body)
      return void response.json({ challenge: body['challenge'] })
    }
    if (body['ssl_check'] !== undefined) return void response.end()
    if (this.#app === undefined || !this.#open) return void response.sendStatus(503)
    const retryNum = Number(request.get('x-slack-retry-num') ?? 0)
    const retryReason = request.get('x-slack-retry-reason')
    await this.#app.processEvent({
      body,
      retryNum,
      ...(retryReason !== undefined && { retryReason }),
      ack: async (answer?: unknown) => {
        if (answer === undefined || answer === '') response.end()
        else response.send(answer)
      },
    })
  }

  /** Slack counts in whole seconds. */
  #compareClocks(signedAt: Instant): void {
    const now = this.#options.realNow()
    const news = this.clock.saw(signedAt - now, now)
    if (news?.agrees === false) this.#options.log.warn({ aheadMs: signedAt - now }, news.sentence)
    else if (news !== undefined) this.#options.log.info({}, news.sentence)
  }

  /** With `signedAt` it is from Slack, and only its time is wrong: then the clocks are what there is to say. */
  #refuse(response: Response, { reason, signedAt }: { reason: string; signedAt?: Instant }): void {
    const { log } = this.#options
    if (signedAt === undefined) log.warn({ reason }, 'a request that is not from Slack was refused')
    else {
      this.#compareClocks(signedAt)
      log.debug({ reason }, 'a request with a signature of Slack was refused for its time')
    }
    response.sendStatus(401)
  }

  /** Reading the body failed: too large, cut off, or in an encoding nobody uses. */
  readonly #unreadable: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    const tooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large'
    this.#options.log.warn(
      { reason: tooLarge ? 'too large' : 'unreadable' },
      'a request to the Slack address was refused',
    )
    response.sendStatus(tooLarge ? 413 : 400)
  }
}
