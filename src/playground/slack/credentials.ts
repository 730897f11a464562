import { randomBytes } from 'node:crypto'
import type { Keepsake } from '../workplace.ts'
import { isRecord } from './json-record.ts'
import type { SlackWorld } from './slack-world.ts'

/** What an installed app is given by Slack. The first six are what the product is configured with. */
export type SlackCredentials = {
  botToken: string
  signingSecret: string
  appToken: string
  botUserId: string
  appId: string
  homeTeamId: string
  botId: string
}

/** The credentials of this workspace: made once at random, then the same after every restart. */
export function credentialsOf(world: SlackWorld, keepsake: Keepsake): SlackCredentials {
  const home = world.teams.find((team) => team.home)
  if (home === undefined) throw new Error('The Slack world has no home team')
  const kept = keepsake.load('slack.credentials')
  if (isCredentials(kept) && kept.homeTeamId === home.id) return kept
  const fresh: SlackCredentials = {
    botToken: `xoxb-${digits(12)}-${digits(13)}-${letters(24)}`,
    signingSecret: randomBytes(16).toString('hex'),
    appToken: `xapp-1-A${letters(10).toUpperCase()}-${digits(13)}-${randomBytes(32).toString('hex')}`,
    botUserId: `U${letters(10).toUpperCase()}`,
    appId: `A${letters(10).toUpperCase()}`,
    homeTeamId: home.id,
    botId: `B${letters(10).toUpperCase()}`,
  }
  keepsake.save('slack.credentials', fresh)
  return fresh
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'

/** Random letters and digits, as in Slack's ids and tokens. */
export function letters(count: number): string {
  return [...randomBytes(count)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

function digits(count: number): string {
  return [...randomBytes(count)].map((byte) => (byte % 9) + 1).join('')
}

function isCredentials(value: unknown): value is SlackCredentials {
  return (
    isRecord(value) &&
    ['botToken', 'signingSecret', 'appToken', 'botUserId', 'appId', 'homeTeamId', 'botId'].every(
      (key) => typeof value[key] === 'string',
    )
  )
}
