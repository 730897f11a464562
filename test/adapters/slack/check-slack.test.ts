import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkSlack } from '../../../adapters/slack/check/check-slack.ts'
import { judgeSlack, type SlackSaid } from '../../../adapters/slack/check/judge-slack.ts'
import manifest from '../../../manifest/slack.json' with { type: 'json' }
import { askOverHttp } from '../../../src/cli/doctor/ask-over-http.ts'
import { MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import type { Finding } from '../../../src/ports/ask.ts'
import { type SlackStage, startSlackStage } from './slack-stage.ts'

const SCOPES = manifest.oauth_config.scopes.bot
const accepted: SlackSaid = { ok: true, bot_id: 'B1', user: 'liaison', team: 'Northwind', scopes: SCOPES, aheadMs: 0 }

const problems = (findings: Finding[]): string[] =>
  findings.flatMap((finding) => ('problem' in finding ? [finding.problem] : []))

describe('what Slack answers', () => {
  test('is sound with a bot token that has all scopes, and clocks that agree', () => {
    expect(judgeSlack({ host: 'slack.com', bot: accepted, socket: { ok: true } }, SCOPES, 0)).toEqual([
      { fine: 'Slack accepts the bot token, of liaison in Northwind.' },
      { fine: 'Slack opens Socket Mode connections for the app-level token.' },
      { fine: 'The clocks of Slack and this machine agree.' },
    ])
  })

  test.each<[string, SlackSaid, RegExp]>([
    [
      'an unknown token',
      { ok: false, error: 'invalid_auth' },
      /^Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)\. Copy/u,
    ],
    ['a revoked token', { ok: false, error: 'token_revoked' }, /was removed, or its token taken back\. Install it/u],
    ['an expired token', { ok: false, error: 'token_expired' }, /has expired.*token rotation off/u],
    ['a fault of its own', { ok: false, error: 'internal_error' }, /^Slack itself has a fault/u],
    ['a person’s token', { ok: true, scopes: SCOPES }, /is not a bot’s token/u],
    [
      'one scope too few',
      { ...accepted, scopes: SCOPES.slice(1) },
      new RegExp(`lacks the scope ${SCOPES[0]}\\. Add`, 'u'),
    ],
    ['no scope at all', { ...accepted, scopes: [] }, /lacks the scopes .*, users:read\. Add .*install the app/u],
    [
      'a clock far ahead',
      { ...accepted, aheadMs: 2 * MINUTE },
      /120 s ahead of this machine's.*are refused\. Let a time server/u,
    ],
    ['a clock somewhat behind', { ...accepted, aheadMs: -20 * SECOND }, /20 s behind this machine's/u],
    [
      'no answer',
      { unreachable: 'its name is not found (ENOTFOUND)', remedy: 'Check DNS.' },
      /^Slack cannot be reached at slack\.com: its name is not found \(ENOTFOUND\)\. Check DNS\.$/u,
    ],
  ])('is told, with what to do, for %s', (_, bot, sentence) => {
    expect(problems(judgeSlack({ host: 'slack.com', bot }, SCOPES, 0))).toEqual([expect.stringMatching(sentence)])
  })

  test('about the app-level token is told by its own name', () => {
    const socket = { ok: false, error: 'invalid_auth' }
    expect(problems(judgeSlack({ host: 'slack.com', bot: accepted, socket }, SCOPES, 0))).toEqual([
      expect.stringMatching(/^Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)\. Make an app-level token/u),
    ])
  })
})

describe('a Slack that is tried', () => {
  let stage: SlackStage
  beforeAll(async () => {
    stage = await startSlackStage('socket')
  })
  afterAll(() => stage[Symbol.asyncDispose]())

  const config = (changed: { botToken?: string; appToken?: string } = {}) => {
    const { botToken, appToken } = stage.slack.credentials
    return { botToken, appToken, apiUrl: stage.slack.apiUrl, ...changed }
  }

  test('accepts its own tokens, and only those; the tokens are never repeated', async () => {
    const { scopes } = (await askOverHttp({
      url: `${stage.slack.apiUrl}auth.test`,
      method: 'POST',
      headers: { authorization: `Bearer ${config().botToken}` },
    }).then((answer) => ('header' in answer ? { scopes: answer.header('x-oauth-scopes')?.split(',') } : {}))) as {
      scopes: string[]
    }
    expect(problems(await checkSlack(config(), scopes, askOverHttp, Date.now()))).toEqual([])
    const wrong = { botToken: 'xoxb-hush-1', appToken: 'xapp-hush-2' }
    const found = problems(await checkSlack(config(wrong), scopes, askOverHttp, Date.now()))
    expect(found).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN (invalid_auth)'),
      expect.stringContaining('SLACK_APP_TOKEN (invalid_auth)'),
    ])
    expect(found.join(' ')).not.toContain('hush')
  })

  test('whose clock is ahead is found out', async () => {
    stage.slack.setClockAhead(5 * MINUTE)
    expect(problems(await checkSlack(config(), [], askOverHttp, Date.now()))).toEqual([
      expect.stringMatching(/^The clock of Slack is (299|300|301) s ahead of this machine's\./u),
    ])
    stage.slack.setClockAhead(0)
  })

  test('that answers like something else is named by its address', async () => {
    const ask = async () => ({ status: 404, header: () => undefined, body: undefined })
    expect(await checkSlack({ botToken: 'xoxb-1', apiUrl: 'http://proxy.example/api/' }, [], ask, 0)).toEqual([
      {
        problem:
          "Slack cannot be reached at proxy.example: it answers 404, which is not Slack's way. Check SLACK_API_URL.",
      },
    ])
  })
})
