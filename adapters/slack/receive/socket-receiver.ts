import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { Ms } from '../../../src/domain/time/instant.ts'
import type { Log } from '../../../src/ports/log.ts'
import { createBoltLogger } from '../bolt-logger.ts'
import { SlackStartError } from '../errors/start-error.ts'
import { MalformedBodyError } from './body-shape.ts'

/** From the handshake to Slack's hello. */
const HELLO_WITHIN: Ms = 15_000
/** For the address to connect to. */
const ADDRESS_WITHIN: Ms = 10_000

/**
 * One Socket Mode connection at a time, made when asked for. Bolt's client would reconnect by itself, but waits longer
 * after each failure without an end, gives up for good on what it takes for a refusal, and does not let itself be
 * stopped in the middle: so it is told not to, and whoever holds this is told of each loss instead.
 *
 * An envelope whose processing throws is not acknowledged, so that Slack delivers it again; one that makes no sense is,
 * since it would make none the next time either.
 */
export class SocketReceiver implements Receiver {
  readonly #bolt: SocketModeReceiver
  readonly #stopping = new AbortController()
  #taking = true
  #connected = false
  /** Called when a connection that stood has ended, unless it was ended here. */
  onLost: () => void = () => {}

  constructor({ appToken, apiUrl, log }: { appToken: string; apiUrl: string; log: Log }) {
    this.#bolt = new SocketModeReceiver({
      appToken,
      // Whoever holds this says what matters of it, once.
      logger: createBoltLogger(log, { onlyDebug: true }),
      autoReconnectEnabled: false,
      installerOptions: {
        clientOptions: {
          slackApiUrl: apiUrl,
          timeout: ADDRESS_WITHIN,
          retryConfig: { retries: 0 },
          rejectRateLimitedCalls: true,
          fetch: (url, init) => fetch(url, { ...init, signal: this.#until(init?.signal) }),
        },
      },
      processEventErrorHandler: async ({ error }) => {
        if (this.#taking) log.error({ from: 'slack' }, `An envelope was not processed: ${String(error)}`)
        return error instanceof MalformedBodyError
      },
    })
    this.#bolt.client.on('connected', () => {
      this.#connected = true
    })
    this.#bolt.client.on('disconnected', () => {
      const stood = this.#connected
      this.#connected = false
      if (stood && !this.#stopping.signal.aborted) this.onLost()
    })
  }

  init(app: App): void {
    const processEvent: App['processEvent'] = (event) => {
      if (!this.#taking) throw new Error('stopping')
      return app.processEvent(event)
    }
    this.#bolt.init({ processEvent } as App)
  }

  /** Resolves when Slack has said hello; at once while connected. Rejects with what Slack's client throws, or SlackStartError. */
  async start(): Promise<void> {
    if (this.#connected) return
    const late = setTimeout(() => this.#hangUp(), HELLO_WITHIN + ADDRESS_WITHIN)
    try {
      await this.#bolt.client.start()
    } catch (error) {
      throw error ?? closedError()
    } finally {
      clearTimeout(late)
    }
    if (!this.#stopping.signal.aborted) return
    this.#hangUp()
    throw closedError()
  }

  /** Take nothing more: what comes from now on is not acknowledged, and comes again when there is somebody to take it. */
  close(): void {
    this.#taking = false
  }

  async stop(): Promise<void> {
    this.close()
    this.#stopping.abort()
    this.#hangUp()
  }

  /** The first call says goodbye; the second does not wait for Slack to say it too, which the client would do for half a minute. */
  #hangUp(): void {
    void this.#bolt.client.disconnect()
    void this.#bolt.client.disconnect()
  }

  #until(signal: AbortSignal | null | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#stopping.signal]) : this.#stopping.signal
  }
}

function closedError(): SlackStartError {
  return new SlackStartError('Slack closed the Socket Mode connection before it stood.', {
    code: 'socket_closed',
    temporary: true,
  })
}
