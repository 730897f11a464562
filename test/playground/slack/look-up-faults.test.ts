import { describe, expect, test } from 'vitest'
import { ADA, BEN, eventually, INTERNAL, SHARED, startWithoutBot } from './small-workspace.ts'
import { clientOf, errorOf } from './web-client.ts'

describe('a look-up can be told to fail', () => {
  test.each(['auth.test', 'users.info', 'conversations.info', 'conversations.members'] as const)(
    '%s, until the fault is switched off',
    async (method) => {
      await using slack = await startWithoutBot()
      const ask = () => errorOf(clientOf(slack).apiCall(method, { user: ADA, channel: SHARED }))
      const over = slack.addFault({ on: 'api', match: method, fail: 'server-error', status: 503 })
      for (let asked = 0; asked < 5; asked += 1) expect(await ask()).toBe('slack_webapi_http_error')
      over()
      expect(await ask()).toBe('ok')
    },
  )

  test('about one person only', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    slack.addFault({ on: 'api', match: 'users.info', about: BEN, fail: 'platform-error', code: 'fatal_error' })
    expect(await errorOf(client.users.info({ user: ADA }))).toBe('ok')
    expect(await errorOf(client.users.info({ user: BEN }))).toBe('fatal_error')
    expect(await errorOf(client.conversations.open({ users: BEN }))).toBe('ok')
  })

  test('about one channel only', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    slack.addFault({ on: 'api', about: INTERNAL, fail: 'rate-limit', retryAfterS: 30 })
    expect(await errorOf(client.conversations.info({ channel: SHARED }))).toBe('ok')
    await expect(client.conversations.info({ channel: INTERNAL })).rejects.toMatchObject({ retryAfter: 30 })
  })
})

describe('a call that hangs', () => {
  test('is answered when the fault is switched off', async () => {
    await using slack = await startWithoutBot()
    const over = slack.addFault({ on: 'api', match: 'users.info', fail: 'hang' })
    const asked = clientOf(slack).users.info({ user: ADA })
    await clientOf(slack).auth.test()
    expect(slack.exchanges().map(({ what }) => what)).toEqual(['auth.test'])
    over()
    expect((await asked).user?.real_name).toBe('Ada Lind')
  })

  test('is answered late, after as long as told', async () => {
    await using slack = await startWithoutBot()
    slack.addFault({ on: 'api', match: 'users.info', times: 1, fail: 'hang', answerAfterMs: 20 })
    expect(await errorOf(clientOf(slack).users.info({ user: ADA }))).toBe('ok')
  })

  test('is over, and did nothing, when the caller gives up', async () => {
    await using slack = await startWithoutBot()
    slack.addFault({ on: 'api', match: 'chat.postMessage', fail: 'hang' })
    const giveUp = new AbortController()
    const { botToken } = slack.credentials
    const body = new URLSearchParams({ token: botToken, channel: SHARED, text: 'x' })
    const asked = fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body, signal: giveUp.signal })
    await clientOf(slack).auth.test()
    giveUp.abort()
    await expect(asked).rejects.toThrow()
    const hung = await eventually(slack, () => slack.exchanges().find(({ what }) => what === 'chat.postMessage'))
    expect(hung.status).toBe(0)
    expect(slack.workplace().messages).toEqual([])
  })

  test('does not keep the local Slack from stopping', async () => {
    const slack = await startWithoutBot()
    slack.addFault({ on: 'api', match: 'users.info', fail: 'hang' })
    const asked = errorOf(clientOf(slack).users.info({ user: ADA }))
    await clientOf(slack).auth.test()
    await slack[Symbol.asyncDispose]()
    expect(await asked).toBe('ok')
  })
})
