import { z } from 'zod'
import type { Answered, Ask, Finding, Unreachable } from '../../../src/ports/ask.ts'
import type { SlackConfig } from '../slack-config.ts'
import { judgeSlack, type SlackSaid } from './judge-slack.ts'

const SLACK = 'https://slack.com/api/'

const answer = z.looseObject({
  ok: z.boolean(),
  error: z.string().exactOptional(),
  team: z.string().exactOptional(),
  user: z.string().exactOptional(),
  bot_id: z.string().exactOptional(),
})

/**
 * Try the tokens on Slack, one question each. `scopes`: what the app must be allowed, as its manifest says; `now`: our clock, in epoch ms.
 */
export async function checkSlack(config: SlackConfig, scopes: string[], ask: Ask, now: number): Promise<Finding[]> {
  const apiUrl = config.apiUrl ?? SLACK
  const call = async (method: string, token: string): Promise<SlackSaid> =>
    said(await ask({ url: `${apiUrl}${method}`, method: 'POST', headers: { authorization: `Bearer ${token}` } }))
  const [bot, socket] = await Promise.all([
    call('auth.test', config.botToken),
    config.appToken === undefined ? undefined : call('apps.connections.open', config.appToken),
  ])
  return judgeSlack({ host: new URL(apiUrl).host, bot, ...(socket && { socket }) }, scopes, now)
}

function said(answered: Answered | Unreachable): SlackSaid {
  if ('unreachable' in answered) return answered
  const { status, aheadMs, header } = answered
  const body = answer.safeParse(answered.body)
  if (!body.success)
    return { unreachable: `it answers ${status}, which is not Slack's way`, remedy: 'Check SLACK_API_URL.' }
  const scopes = header('x-oauth-scopes')
  return {
    ...body.data,
    ...(aheadMs !== undefined && { aheadMs }),
    ...(scopes !== undefined && { scopes: scopes.split(',').map((scope) => scope.trim()) }),
  }
}
