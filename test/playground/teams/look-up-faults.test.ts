import { describe, expect, test } from 'vitest'
import { callConnector, DANA, logIn, MANAGERS, MAX, SHARED, stage } from './teams-fixture.ts'

const member = (id: string, channel = MANAGERS) => `v3/conversations/${channel}/members/${encodeURIComponent(id)}`

describe('the roster can be told to fail', () => {
  test('until the fault is switched off', async () => {
    await using s = await stage({ botDown: true })
    const over = s.teams.addFault({ on: 'api', match: '/members', fail: 'server-error', status: 503 })
    for (let asked = 0; asked < 5; asked += 1)
      expect((await callConnector(s.teams, 'GET', member(DANA))).status).toBe(503)
    expect((await callConnector(s.teams, 'GET', `v3/teams/19:general@thread.tacv2`)).status).toBe(200)
    over()
    expect((await callConnector(s.teams, 'GET', member(DANA))).status).toBe(200)
  })

  test('about one person, by whichever id they are asked for', async () => {
    await using s = await stage({ botDown: true })
    const { body } = await callConnector(s.teams, 'GET', member(MAX))
    const { id } = Object(body)
    s.teams.addFault({ on: 'api', match: '/members', about: MAX, fail: 'rate-limit', retryAfterS: 5 })
    expect((await callConnector(s.teams, 'GET', member(DANA))).status).toBe(200)
    for (const asked of [MAX, id])
      expect(await callConnector(s.teams, 'GET', member(asked))).toMatchObject({ status: 429, retryAfter: '5' })
  })

  test('about one channel only', async () => {
    await using s = await stage({ botDown: true })
    s.teams.addFault({ on: 'api', about: SHARED, fail: 'server-error', status: 500 })
    expect((await callConnector(s.teams, 'GET', member(DANA))).status).toBe(200)
    expect((await callConnector(s.teams, 'GET', member(DANA, SHARED))).status).toBe(500)
  })

  test('by never answering, until whoever asks gives up', async () => {
    await using s = await stage({ botDown: true })
    const token = Object(await (await logIn(s.teams)).json()).access_token
    s.teams.addFault({ on: 'api', match: '/members', fail: 'hang' })
    const giveUp = new AbortController()
    const asked = fetch(`${s.teams.settings.serviceUrl}${member(DANA)}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: giveUp.signal,
    })
    await logIn(s.teams)
    giveUp.abort()
    await expect(asked).rejects.toThrow()
  })

  test('by answering late', async () => {
    await using s = await stage({ botDown: true })
    s.teams.addFault({ on: 'api', match: '/members', times: 1, fail: 'hang', answerAfterMs: 20 })
    expect((await callConnector(s.teams, 'GET', member(DANA))).status).toBe(200)
  })
})

describe('the login service can be told to refuse the app', () => {
  test.each([
    ['AADSTS7000215', 401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.'],
    ['AADSTS7000222', 401, 'invalid_client', 'AADSTS7000222: The provided client secret keys for the app are expired.'],
    ['AADSTS700016', 400, 'unauthorized_client', 'AADSTS700016: Application was not found in the directory.'],
    ['invalid_client', 401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.'],
    ['temporarily_unavailable', 400, 'temporarily_unavailable', 'AADSTS50000: Fault asked for.'],
  ])('with %s', async (code, status, error, description) => {
    await using s = await stage({ botDown: true })
    const over = s.teams.addFault({ on: 'api', match: 'oauth2', fail: 'platform-error', code })
    const answer = await logIn(s.teams)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error, error_description: description })
    over()
    expect((await logIn(s.teams)).status).toBe(200)
  })

  test('or not to answer', async () => {
    await using s = await stage({ botDown: true })
    const over = s.teams.addFault({ on: 'api', match: 'oauth2', fail: 'hang' })
    const asked = logIn(s.teams)
    over()
    expect((await asked).status).toBe(200)
  })
})

describe('Teams out of reach', () => {
  test('refuses every connection, and takes them again on the same address when it is back', async () => {
    await using s = await stage({ botDown: true })
    await s.teams.setReachable(false)
    await expect(logIn(s.teams)).rejects.toThrow()
    await s.teams.setReachable(true)
    expect((await logIn(s.teams)).status).toBe(200)
  })
})

describe('the clock of Teams', () => {
  test.each([
    ['ahead', 90_000],
    ['behind', -120_000],
  ])('%s of the machine’s: answers are dated, and tokens made, by it', async (_, ms) => {
    await using s = await stage({ botDown: true })
    s.teams.setClockAhead(ms)
    const before = Date.now()
    const answer = await logIn(s.teams)
    const dated = Date.parse(String(answer.headers.get('date')))
    expect(dated).toBeGreaterThanOrEqual(before + ms - 1_000)
    expect(dated).toBeLessThanOrEqual(Date.now() + ms)
    const token = String(Object(await answer.json()).access_token)
    const { iat } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    expect(iat * 1_000).toBeGreaterThanOrEqual(before + ms - 1_000)
    expect(iat * 1_000).toBeLessThanOrEqual(Date.now() + ms)
    expect((await callConnector(s.teams, 'GET', member(DANA))).status).toBe(200)
  })
})
