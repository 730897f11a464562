import type { AskedPlatform } from '../../src/ports/chat-platform.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Remember } from '../../src/ports/remembered.ts'
import { createBoltLogger } from './bolt-logger.ts'
import { SlackStartError } from './errors/start-error.ts'
import { createSlackInquiry } from './identify/inquiry.ts'
import { type OwnIdentity, whoAmI } from './identify/own-identity.ts'
import { apiUrlOf, type SlackConfig } from './slack-config.ts'
import { createWebClient, POST_TIMEOUT } from './send/web-client.ts'

/** Slack, for whoever only asks about people and channels, and has time: nothing is heard or sent, and nothing asked before it must be. */
export function askSlack(given: { config: SlackConfig; log: Log; remember: Remember }): AskedPlatform {
  const { config, log, remember } = given
  const { botToken } = config
  const client = createWebClient({
    botToken,
    apiUrl: apiUrlOf(config),
    logger: createBoltLogger(log),
    timeout: POST_TIMEOUT,
    patient: true,
  })
  let known: OwnIdentity | undefined
  let asked: Promise<OwnIdentity | { temporary: string }> | undefined

  async function ask(): Promise<OwnIdentity | { temporary: string }> {
    try {
      return (known = await whoAmI(client))
    } catch (error) {
      if (error instanceof SlackStartError) return { temporary: error.message }
      throw error
    }
  }

  return createSlackInquiry({
    client,
    remember,
    log,
    home: () => known?.homeTeamId,
    identity: () => (asked ??= ask()),
  })
}
