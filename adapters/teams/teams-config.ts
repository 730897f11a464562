import type { TeamsEndpoints } from './endpoints.ts'

/** All that the adapter is configured with; read from the environment by src/config alone. */
export type TeamsConfig = {
  /** Entra application (client) id of the bot. Never empty: botbuilder takes an empty id as "authentication off". */
  appId: string
  appPassword: string
  /** The tenant in which the bot is installed: whoever belongs to another one is an outsider. */
  tenantId: string
  /** `off` is for emulators on loopback only: nothing inbound is checked and nothing outbound is signed. */
  auth: 'on' | 'off'
  endpoints: TeamsEndpoints
}
