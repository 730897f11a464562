import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FORGERIES, forge } from '../../../src/playground/teams/forge.ts'
import type { TeamsStage } from './teams-stage.ts'
import { teamsStage } from './teams-stage.ts'
import { DANA, HOME, MANAGERS } from '../../playground/teams/teams-fixture.ts'

let stage: TeamsStage
beforeAll(async () => {
  stage = await teamsStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

async function knock(
  authorization: string | undefined,
  changed: Record<string, unknown> = {},
  { teams, messagingUrl }: TeamsStage = stage,
): Promise<number> {
  const { appId, serviceUrl } = teams.settings
  const activity = {
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:x', aadObjectId: DANA },
    recipient: { id: `28:${appId}` },
    conversation: { id: MANAGERS, conversationType: 'channel', tenantId: HOME },
    ...changed,
  }
  const response = await fetch(messagingUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    body: JSON.stringify(activity),
  })
  return response.status
}

const genuine = (serviceUrl = stage.teams.settings.serviceUrl) => forge('none', stage.teams.credentials, serviceUrl)

describe('only what the Bot Framework has signed comes in', () => {
  test('a genuine request is taken', async () => {
    expect(await knock(await genuine())).toBe(200)
  })

  test.for(FORGERIES)('a request with a token %s is answered 401 and stored nowhere', async (how) => {
    const before = stage.received.length
    const { credentials, settings } = stage.teams
    expect(await knock(await forge(how, credentials, settings.serviceUrl))).toBe(401)
    expect(stage.received.length).toBe(before)
  })

  test.for([
    '',
    'Bearer',
    'Bearer ',
    'Basic abc',
    'Bearer a.b',
    'Bearer a.b.c',
    'Bearer eyJ9.eyJ9.x',
    'Bearer a b c',
    'bearer x.y.z',
  ])('the header "%s" is answered 401', async (header) => {
    expect(await knock(header)).toBe(401)
  })

  test.for([
    ['of another service URL than the token', { serviceUrl: 'https://evil.example/' }],
    ['without a service URL', { serviceUrl: undefined }],
    ['with an empty service URL', { serviceUrl: '' }],
    ['of a channel that skips the usual checks', { channelId: 'AseChannel' }],
    ['without a channel', { channelId: undefined }],
  ] as const)('an activity %s is answered 401 although its token is genuine', async ([, changed]) => {
    expect(await knock(await genuine(), changed)).toBe(401)
  })

  test('no token reaches the log', async () => {
    const header = await forge('expired', stage.teams.credentials, stage.teams.settings.serviceUrl)
    await knock(header)
    const log = JSON.stringify(stage.logged)
    expect(log).toContain('refused')
    expect(log).not.toContain(header?.split('.')[2])
  })

  test('a body that is no activity is 400 when it is signed, and no JSON is 400 too', async () => {
    const send = async (body: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', authorization: (await genuine()) ?? '' }
      return (await fetch(stage.messagingUrl, { method: 'POST', headers, body })).status
    }
    expect(await send('{')).toBe(400)
    expect(await send(JSON.stringify({ serviceUrl: stage.teams.settings.serviceUrl, channelId: 'msteams' }))).toBe(400)
  })
})

describe('a Teams whose clock is ahead of ours', () => {
  test('is heard within five minutes, and not beyond; the difference is named once each, and can be read', async () => {
    await using ahead = await teamsStage()
    const { credentials, settings } = ahead.teams
    const signed = async (clockAheadS: number) =>
      knock(await forge('none', credentials, settings.serviceUrl, clockAheadS), {}, ahead)
    const said = () => ahead.logged.map((line) => JSON.stringify(line)).filter((line) => line.includes('clock'))

    expect([await signed(240), await signed(241)]).toEqual([200, 200])
    expect(said()).toEqual([expect.stringMatching(/clock of Teams is 2(39|40) s ahead of this machine's/)])
    expect(ahead.adapter.clockDifference?.()).toMatchObject({ trouble: expect.stringContaining('Beyond 300 s') })
    expect([await signed(400), await signed(401)]).toEqual([401, 401])
    expect(said().slice(1)).toEqual([
      expect.stringContaining('its requests are refused'),
      ...['', ''].map(() => expect.stringContaining('not valid yet by the clock of this machine')),
    ])
    expect(ahead.adapter.clockDifference?.()).toMatchObject({ trouble: expect.stringContaining('(NTP)') })
  })
})
