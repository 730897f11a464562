import type { AskedPlatform } from '../../src/ports/chat-platform.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Remember } from '../../src/ports/remembered.ts'
import { createTeamsInquiry } from './identify/inquiry.ts'
import { createTokenClient } from './login/token-client.ts'
import { createConnector } from './send/connector.ts'
import { createServiceDirectory } from './send/service-directory.ts'
import type { TeamsConfig } from './teams-config.ts'

/** Teams, for whoever only asks about people and conversations: nothing is heard or sent, and nothing asked before it must be. */
export function askTeams(given: { config: TeamsConfig; clock: Clock; remember: Remember }): AskedPlatform {
  const { config, clock, remember } = given
  const connector = createConnector(createTokenClient(config, clock))
  return createTeamsInquiry(connector, createServiceDirectory(), config.tenantId, remember)
}
