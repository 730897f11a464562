import { ClockWatch } from '../../../src/domain/time/clock-watch.ts'
import type { Ms } from '../../../src/domain/time/instant.ts'
import type { Finding, Unreachable } from '../../../src/ports/ask.ts'
import { NEWEST, OLDEST } from '../receive/verify-signature.ts'

/** What Slack answered to one question. `aheadMs`: how far its clock is ahead of ours. `scopes`: what the token is allowed. */
export type SlackSaid =
  | Unreachable
  | { ok: boolean; error?: string; team?: string; user?: string; bot_id?: string; aheadMs?: Ms; scopes?: string[] }

type Token = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'

/** What is wrong with the tokens, the scopes and the clocks. `socket`: asked only where Socket Mode is configured. */
export function judgeSlack(
  { host, bot, socket }: { host: string; bot: SlackSaid; socket?: SlackSaid },
  needed: string[],
  now: number,
): Finding[] {
  if ('unreachable' in bot)
    return [{ problem: `Slack cannot be reached at ${host}: ${bot.unreachable}. ${bot.remedy}` }]
  return [...judgeBot(bot, needed), ...judgeSocket(socket, host), ...judgeClock(bot.aheadMs, now)]
}

function judgeBot(bot: Exclude<SlackSaid, Unreachable>, needed: string[]): Finding[] {
  if (!bot.ok) return [{ problem: refusal(bot.error, 'SLACK_BOT_TOKEN') }]
  if (bot.bot_id === undefined)
    return [
      {
        problem:
          'SLACK_BOT_TOKEN is not a bot’s token: take the one that begins with “xoxb-” from “OAuth & Permissions”.',
      },
    ]
  const lacking = needed.filter((scope) => bot.scopes !== undefined && !bot.scopes.includes(scope))
  const accepted = {
    fine: `Slack accepts the bot token, of ${bot.user ?? 'the bot'} in ${bot.team ?? 'its workspace'}.`,
  }
  if (lacking.length === 0) return [accepted]
  return [
    accepted,
    {
      problem: `The Slack app lacks ${lacking.length === 1 ? 'the scope' : 'the scopes'} ${lacking.join(', ')}. Add what manifest/slack.json lists under “OAuth & Permissions”, then install the app to the workspace again.`,
    },
  ]
}

function judgeSocket(socket: SlackSaid | undefined, host: string): Finding[] {
  if (socket === undefined) return []
  if ('unreachable' in socket)
    return [{ problem: `Slack opens no Socket Mode connection at ${host}: ${socket.unreachable}. ${socket.remedy}` }]
  if (!socket.ok) return [{ problem: refusal(socket.error, 'SLACK_APP_TOKEN') }]
  return [{ fine: 'Slack opens Socket Mode connections for the app-level token.' }]
}

function judgeClock(aheadMs: Ms | undefined, now: number): Finding[] {
  if (aheadMs === undefined) return []
  const watch = new ClockWatch('Slack', { ahead: NEWEST, behind: OLDEST })
  watch.saw(aheadMs, now)
  const trouble = watch.difference?.trouble
  return [trouble === undefined ? { fine: 'The clocks of Slack and this machine agree.' } : { problem: trouble }]
}

const WHERE: Record<Token, string> = {
  SLACK_BOT_TOKEN: 'Copy the Bot User OAuth Token (“xoxb-…”) from “OAuth & Permissions” of the app.',
  SLACK_APP_TOKEN: 'Make an app-level token (“xapp-…”) with connections:write under “Basic Information” of the app.',
}

/** Slack's error codes, from its pages on `auth.test` and `apps.connections.open`. */
function refusal(error: string | undefined, token: Token): string {
  switch (error) {
    case 'account_inactive':
    case 'token_revoked':
    case 'app_uninstalled':
      return `Slack no longer accepts ${token} (${error}): the app was removed, or its token taken back. Install it to the workspace again, then: ${WHERE[token]}`
    case 'token_expired':
      return `${token} has expired (${error}): switch token rotation off, which Liaison does not do. ${WHERE[token]}`
    case 'missing_scope':
    case 'no_permission':
      return `${token} may not do what it is for (${error}). ${WHERE[token]}`
    case 'ratelimited':
      return 'Slack asks to wait before it is asked again (ratelimited). Run this again in a minute.'
    case 'internal_error':
    case 'fatal_error':
    case 'service_unavailable':
      return `Slack itself has a fault (${error}). Look at its status page, and run this again later.`
    default:
      return `Slack does not accept ${token} (${error ?? 'no reason given'}). ${WHERE[token]}`
  }
}
