import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS, teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { sign } from '../../src/playground/slack/delivery/http-courier.ts'
import { FORGERIES, forge } from '../../src/playground/teams/forge.ts'
import { accountId } from '../../src/playground/teams/teams-world.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { postToSlackAddress, serverSeconds } from '../kit/send-as-slack.ts'
import { stateOf } from '../kit/state.ts'
import { World } from '../kit/world.ts'

const { log, lines } = recordedLog()
let world: World

beforeAll(async () => {
  // botbuilder says on the console why it refuses a token: that must hold no secret either.
  for (const way of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, way).mockImplementation(
      (...said: unknown[]) => void lines.push(`console ${said.map(String).join(' ')}`),
    )
  world = await World.open({ log })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await world.close()
})

const state = () => stateOf(world.playground.liaison.services.store)

/** What a slash command of Tom's would look like. */
function slackCommand(title: string): string {
  return new URLSearchParams({
    team_id: SLACK.northwind,
    channel_id: SLACK.acmeInternal,
    channel_name: 'acme-internal',
    user_id: SLACK.tom,
    user_name: 'tom.ek',
    command: '/partner',
    text: `case acme "${title}" --severity 1`,
    api_app_id: world.playground.slack.credentials.appId,
    // Used up: the answer takes the other way, a message that only Tom sees.
    response_url: `http://127.0.0.1:${world.playground.port}/nowhere`,
    trigger_id: `${title}.1.1`,
  }).toString()
}

const toSlackAddress = (body: string, headers: Record<string, string>) => postToSlackAddress(world, body, headers)

function signed(body: string, timestamp: number, secret = world.playground.slack.credentials.signingSecret) {
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': sign(secret, timestamp, body) }
}

const tom = teamsWorld.users.find(({ aadObjectId }) => aadObjectId === TEAMS.tom)!

async function toTeamsAddress(authorization: string | undefined, words: string): Promise<number> {
  const { appId, serviceUrl } = world.playground.teams.settings
  const activity = {
    type: 'message',
    id: words,
    channelId: 'msteams',
    serviceUrl,
    text: words,
    from: { id: accountId(tom), aadObjectId: TEAMS.tom, name: tom.name },
    recipient: { id: `28:${appId}`, isTargeted: true },
    conversation: { id: TEAMS.globexInternal, conversationType: 'channel', tenantId: TEAMS.northwind },
    channelData: { tenant: { id: TEAMS.northwind } },
  }
  const response = await fetch(`http://127.0.0.1:${world.playground.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    body: JSON.stringify(activity),
  })
  return response.status
}

/** Refused, heard by nobody, and nothing came of it. */
async function expectRefused(knock: () => Promise<number>): Promise<void> {
  const before = await state()
  expect(await knock()).toBe(401)
  await world.settle()
  expect(await state()).toEqual(before)
  expect(await world.playground.liaison.services.store.read((view) => view.inbox.pending(10))).toEqual([])
  world.expectNothingElse()
}

describe('a request to the Slack address', () => {
  test('opens a case when Slack signed it just now, and is refused when the very same request comes again', async () => {
    const body = slackCommand('Genuine')
    const headers = signed(body, await serverSeconds(world))
    expect(await toSlackAddress(body, headers)).toBe(200)
    await world.settle()
    world.expectMessage('slack #acme-shared', 'CASE-1', 'Genuine')
    world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is open')
    await expectRefused(() => toSlackAddress(body, headers))
  })

  test('is refused without a signature, or without its timestamp', async () => {
    const body = slackCommand('Unsigned')
    const headers = signed(body, await serverSeconds(world))
    await expectRefused(() => toSlackAddress(body, {}))
    await expectRefused(() => toSlackAddress(body, { 'x-slack-signature': headers['x-slack-signature'] }))
    await expectRefused(() =>
      toSlackAddress(body, { 'x-slack-request-timestamp': headers['x-slack-request-timestamp'] }),
    )
  })

  test.for([
    ['signed with another secret', (body: string, now: number) => signed(body, now, 'not-the-secret')],
    ['signed for another body', (_: string, now: number) => signed(slackCommand('Other words'), now)],
    ['signed six minutes ago', (body: string, now: number) => signed(body, now - 360)],
    ['signed for two minutes from now', (body: string, now: number) => signed(body, now + 120)],
    [
      'signed long ago and dated anew',
      (body: string, now: number) => ({
        ...signed(body, now - 3_600),
        'x-slack-request-timestamp': String(now),
      }),
    ],
    [
      'with a timestamp that is no number',
      (body: string, now: number) => ({ ...signed(body, now), 'x-slack-request-timestamp': `${now}.0` }),
    ],
  ] as const)('is refused when it is %s', async ([how, headersFor]) => {
    const body = slackCommand(how)
    const headers = headersFor(body, await serverSeconds(world))
    await expectRefused(() => toSlackAddress(body, headers))
  })
})

describe('a request to the Teams address', () => {
  const words = (about: string) => `/partner case globex "${about}" --severity 1`
  const header = (how: Parameters<typeof forge>[0]) =>
    forge(how, world.playground.teams.credentials, world.playground.teams.settings.serviceUrl)

  test('opens a case when the Bot Framework signed it', async () => {
    expect(await toTeamsAddress(await header('none'), words('Genuine'))).toBe(200)
    await world.settle()
    world.expectMessage('teams #globex-shared', 'CASE-2', 'Genuine')
    world.expectMessage('teams #globex-internal only Tom Ek', 'CASE-2 is open')
  })

  test.for(FORGERIES)('is refused with a token that is of this kind: %s', async (how) => {
    const authorization = await header(how)
    await expectRefused(() => toTeamsAddress(authorization, words(how)))
  })
})

test('what was refused is in the log, and no secret is: no token, signature, password or signing key', async () => {
  const { botToken, signingSecret, appToken } = world.playground.slack.credentials
  const { credentials, settings } = world.playground.teams
  const genuine = await forge('none', credentials, settings.serviceUrl)
  const expired = await forge('expired', credentials, settings.serviceUrl)
  const body = slackCommand('Seen in the log?')
  const forged = signed(body, await serverSeconds(world), 'guess')
  await toSlackAddress(body, forged)
  await toTeamsAddress(expired, 'help')
  expect(genuine).toBeDefined()

  const written = lines.join('\n')
  expect(lines.filter((line) => line.startsWith('warn')).length).toBeGreaterThan(10)
  for (const reason of ['forged signature', 'old timestamp', 'timestamp in the future', 'replayed', 'unsigned'])
    expect(written).toContain(reason)
  const secrets = [
    botToken,
    signingSecret,
    appToken,
    settings.appPassword,
    credentials.privateKey.d,
    credentials.privateKey.p,
    forged['x-slack-signature'],
    expired?.split('.')[2],
    expired?.split(' ')[1],
  ]
  for (const secret of secrets) {
    expect(secret).toEqual(expect.any(String))
    expect(written).not.toContain(secret)
  }
  // No tokens of any kind, whoever made them.
  expect(written).not.toMatch(/xox[abp]-|xapp-|eyJ[\w-]{10,}\.eyJ|v0=[0-9a-f]{20}/u)
})
