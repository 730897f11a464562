import type { Instant } from '../../src/domain/time/instant.ts'
import type { Ask, Finding } from '../../src/ports/ask.ts'
import type { AskedPlatform } from '../../src/ports/chat-platform.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Receive } from '../../src/ports/inbound.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Remember } from '../../src/ports/remembered.ts'
import { checkTeams } from './check/check-teams.ts'
import { readTeamsConfig, teamsVariables } from './read-teams-config.ts'
import type { TeamsAdapter } from './teams-adapter.ts'
import { teamsTraits as traits } from './teams-traits.ts'

/** Microsoft Teams, as the wiring takes it. What is large is loaded only when it is needed. */
export const teams = {
  traits,
  variables: teamsVariables,
  configure(present: Record<string, string | undefined>, { host }: { host: string }) {
    const config = readTeamsConfig(teamsVariables.parse(present), host)
    if (config === undefined || 'problems' in config) return config
    const open = config.auth === 'off' ? ', without authentication (for local emulators only)' : ''
    return {
      traits,
      way: `at POST /api/messages${open}`,
      start: async (given: { clock: Clock; log: Log; remember: Remember; receive: Receive }): Promise<TeamsAdapter> =>
        (await import('./teams-adapter.ts')).createTeamsAdapter({ config, ...given }),
      ask: async (given: { clock: Clock; log: Log; remember: Remember }): Promise<AskedPlatform> =>
        (await import('./ask-teams.ts')).askTeams({ config, ...given }),
      check: (ask: Ask, now: Instant): Promise<Finding[]> => checkTeams(config, ask, now),
    }
  },
}
