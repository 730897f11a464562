import { App, LogLevel } from '@slack/bolt'
import { startLocalSlack, type LocalSlack, type LocalSlackOptions } from '../../../src/playground/slack/local-slack.ts'
import { movableClock, smallWorld } from './small-workspace.ts'

export type Bot = AsyncDisposable & { slack: LocalSlack; app: App; clock: ReturnType<typeof movableClock> }

/** A real Bolt app over HTTP or Socket Mode, installed in a local Slack of its own. */
export async function startBot(
  mode: 'http' | 'socket',
  teach: (app: App) => void,
  options: Partial<LocalSlackOptions> = {},
): Promise<Bot> {
  const clock = movableClock()
  let address = 'http://127.0.0.1:1/slack/events'
  const slack = await startLocalSlack({
    clock,
    world: smallWorld,
    delivery:
      mode === 'http'
        ? {
            mode,
            url: () => address,
          }
        : { mode },
    ...options,
  })
  const { botToken, signingSecret, appToken } = slack.credentials
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }
  const logLevel = LogLevel.ERROR
  const way = mode === 'http' ? { signingSecret } : { socketMode: true, appToken }
  const app = new App({ token: botToken, clientOptions, logLevel, deferInitialization: true, ...way })
  await app.init()
  teach(app)
  const server = await app.start(0)
  if (mode === 'http' && 'address' in Object(server)) {
    const { port } = Object(server).address()
    address = `http://127.0.0.1:${port}/slack/events`
  }
  return {
    slack,
    app,
    clock,
    async [Symbol.asyncDispose]() {
      await app.stop()
      await slack[Symbol.asyncDispose]()
    },
  }
}
