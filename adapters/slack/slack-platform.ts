import manifest from '../../manifest/slack.json' with { type: 'json' }
import type { Instant } from '../../src/domain/time/instant.ts'
import type { Ask, Finding } from '../../src/ports/ask.ts'
import type { AskedPlatform } from '../../src/ports/chat-platform.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Receive } from '../../src/ports/inbound.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Remember } from '../../src/ports/remembered.ts'
import { checkSlack } from './check/check-slack.ts'
import { readSlackConfig, slackVariables } from './read-slack-config.ts'
import type { SlackAdapter } from './slack-adapter.ts'
import { slackTraits as traits } from './slack-traits.ts'

/** Slack, as the wiring takes it. What is large is loaded only when it is needed. */
export const slack = {
  traits,
  variables: slackVariables,
  configure(present: Record<string, string | undefined>) {
    const config = readSlackConfig(slackVariables.parse(present))
    if (config === undefined || 'problems' in config) return config
    return {
      traits,
      way: config.appToken ? 'by Socket Mode' : 'by HTTP at POST /slack/events',
      start: async (given: { clock: Clock; log: Log; remember: Remember; receive: Receive }): Promise<SlackAdapter> =>
        (await import('./slack-adapter.ts')).createSlackAdapter({ config, ...given }),
      ask: async (given: { clock: Clock; log: Log; remember: Remember }): Promise<AskedPlatform> =>
        (await import('./ask-slack.ts')).askSlack({ config, ...given }),
      check: (ask: Ask, now: Instant): Promise<Finding[]> =>
        checkSlack(config, manifest.oauth_config.scopes.bot, ask, now),
    }
  },
}
