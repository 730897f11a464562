import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'

/** Somebody who does things in a run, and where they type them. */
export type Actor = {
  name: string
  platform: 'slack' | 'teams'
  id: string
  side: 'internal' | 'partner'
  partner: 'acme' | 'globex'
  /** Where they use the slash command, which outsiders cannot. */
  commandsIn?: string
  /** Where they mention the bot and press the buttons of cards. */
  mentionsIn?: string
}

const acme = { platform: 'slack', partner: 'acme', mentionsIn: SLACK.acmeShared } as const
const globex = { platform: 'teams', partner: 'globex', mentionsIn: TEAMS.globexShared } as const
const ours = { side: 'internal' } as const
const theirs = { side: 'partner' } as const

export const CAST: readonly Actor[] = [
  { name: 'Anna', id: SLACK.anna, ...acme, ...ours, commandsIn: SLACK.acmeInternal },
  { name: 'Tom', id: SLACK.tom, ...acme, ...ours, commandsIn: SLACK.acmeShared },
  { name: 'Priya', id: SLACK.priya, ...acme, ...ours, commandsIn: SLACK.acmeInternal },
  { name: 'Ravi', id: SLACK.ravi, ...acme, ...theirs },
  { name: 'Mia', id: SLACK.mia, ...acme, ...theirs },
  { name: 'Anna', id: TEAMS.anna, ...globex, ...ours, commandsIn: TEAMS.globexInternal },
  { name: 'Tom', id: TEAMS.tom, ...globex, ...ours, commandsIn: TEAMS.globexInternal },
  { name: 'Mara', id: TEAMS.mara, platform: 'teams', partner: 'globex', ...ours, commandsIn: TEAMS.globexInternal },
  { name: 'Leo', id: TEAMS.leo, ...globex, ...theirs },
  { name: 'Ida', id: TEAMS.ida, ...globex, ...theirs },
]
