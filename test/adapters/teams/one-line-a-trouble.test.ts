import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { forge } from '../../../src/playground/teams/forge.ts'
import { DANA, MANAGERS } from '../../playground/teams/teams-fixture.ts'
import { type TeamsStage, teamsStage } from './teams-stage.ts'

// Before anything is authenticated: what botbuilder writes must not come as far as this.
const written = vi.spyOn(console, 'error').mockImplementation(() => {})
afterAll(() => written.mockRestore())

const said = (stage: TeamsStage, words: string) =>
  stage.logged.map((line) => JSON.stringify(line)).filter((line) => line.includes(words))

describe('the log says in one line each what is wrong with Teams, however often it is met', () => {
  let stage: TeamsStage
  beforeAll(async () => {
    stage = await teamsStage()
  })
  afterAll(() => stage[Symbol.asyncDispose]())

  async function askForHelp(times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) await stage.teams.as(DANA).say(MANAGERS, '@Liaison help')
    await stage.teams.settled()
    for (const { speaker, place } of stage.received.splice(0)) if (speaker) await stage.adapter.lookUp(speaker, place)
  }

  test('a roster that fails, and that it answers again', async () => {
    const mend = stage.teams.addFault({ on: 'api', match: '/members', fail: 'server-error', status: 500 })
    await askForHelp(3)
    expect(said(stage, 'who somebody is')).toEqual([expect.stringContaining('http_500')])
    mend()
    await askForHelp(3)
    expect(said(stage, 'who somebody is')).toEqual([
      expect.stringContaining('Teams does not say'),
      expect.stringContaining('Teams says again'),
    ])
  })

  test('what botbuilder writes to the console about a token is counted, and written nowhere', async () => {
    const header = await forge('expired', stage.teams.credentials, stage.teams.settings.serviceUrl)
    for (let n = 0; n < 2; n += 1)
      await fetch(stage.messagingUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: header ?? '' },
        body: JSON.stringify({ type: 'message', channelId: 'msteams', serviceUrl: stage.teams.settings.serviceUrl }),
      })
    expect(written).not.toHaveBeenCalled()
    expect(said(stage, 'botbuilder wrote')).toEqual([
      expect.stringContaining('"lines":1'),
      expect.stringContaining('"lines":2'),
    ])
    console.error('anything else')
    expect(written).toHaveBeenCalledTimes(1)
  })
})

describe('a refused login names the setting', () => {
  const connecting = async (changed: Parameters<typeof teamsStage>[0]) => {
    await using stage = await teamsStage(changed)
    const homes: string[] = []
    const trouble = await stage.adapter.connect({ home: (id) => homes.push(id), lost() {} })
    return { trouble, homes }
  }

  test('a wrong password', async () => {
    const { trouble, homes } = await connecting({ appPassword: 'wrong' })
    expect(trouble).toMatchObject({
      permanent: true,
      canSend: false,
      reason: expect.stringMatching(/^Teams does not accept TEAMS_APP_PASSWORD: AADSTS7000215\./),
    })
    expect(homes).toHaveLength(1)
  })

  test('an app id that the tenant does not know', async () => {
    const { trouble } = await connecting({ appId: 'another' })
    expect(trouble?.reason).toMatch(/TEAMS_APP_ID: AADSTS700016/)
  })
})

test('the login that begins to fail while running is told as a lost connection, asked once for many who wait', async () => {
  await using stage = await teamsStage()
  const restarted = stage.restarted()
  const lost: string[] = []
  await restarted.connect({ home() {}, lost: ({ code }) => lost.push(code) })
  stage.clock.at += 24 * 3_600_000
  stage.teams.addFault({
    on: 'api',
    match: 'POST /oauth2',
    fail: 'platform-error',
    code: 'invalid_client',
    status: 401,
  })
  const before = stage.teams.exchanges().length
  const reference = { serviceUrl: stage.teams.settings.serviceUrl }
  const to = {
    kind: 'conversation',
    tenantId: stage.teams.settings.tenantId,
    conversationId: MANAGERS,
    reference,
  } as const
  const card = { title: 'Hello', tone: 'neutral', blocks: [], buttons: [], fallback: 'Hello.' } as const
  const posts = Array.from({ length: 5 }, () =>
    restarted.post(to, { ...card, blocks: [], buttons: [] }, { deliveryId: '1' }),
  )
  for (const result of await Promise.all(posts))
    expect(result).toMatchObject({ outcome: 'temporary', reached: false, code: 'invalid_client' })
  expect(lost).toEqual(['invalid_client'])
  const logins = stage.teams
    .exchanges()
    .slice(before)
    .filter(({ what }) => what.includes('oauth2'))
  expect(logins).toHaveLength(1)
})
