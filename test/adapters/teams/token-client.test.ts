import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { publicCloudEndpoints } from '../../../adapters/teams/endpoints.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { HandClock } from '../../kit/hand-clock.ts'
import { createTokenClient } from '../../../adapters/teams/login/token-client.ts'

test('whoever can wait only a little is told so by a login that takes long, which goes on for whoever asks next', async () => {
  const asked: (() => void)[] = []
  const login = createServer((_request, response) => {
    asked.push(() => response.end(JSON.stringify({ access_token: 'a-token', expires_in: 3_600 })))
  })
  login.listen(0, '127.0.0.1')
  await once(login, 'listening')
  const loginUrl = `http://127.0.0.1:${(login.address() as AddressInfo).port}`
  const endpoints = { ...publicCloudEndpoints('tenant'), loginUrl }
  const config = { appId: 'app', appPassword: 'secret', tenantId: 'tenant', auth: 'on', endpoints } as const
  const tokens = createTokenClient(config, { now: () => 0, sleepUntil: async () => {} })
  await expect(tokens.token(20)).rejects.toMatchObject({ code: 'login_slow', temporary: true })
  await expect.poll(() => asked.length).toBe(1)
  const waiting = tokens.token()
  asked[0]?.()
  expect(await waiting).toBe('a-token')
  expect(asked).toHaveLength(1)
  login.close()
})

test('a login that failed a moment ago is tried again although the clock was set back meanwhile', async () => {
  let answers: { status: number; body: unknown } = { status: 503, body: {} }
  const login = createServer((_request, response) => {
    response.statusCode = answers.status
    response.end(JSON.stringify(answers.body))
  })
  login.listen(0, '127.0.0.1')
  await once(login, 'listening')
  const loginUrl = `http://127.0.0.1:${(login.address() as AddressInfo).port}`
  const endpoints = { ...publicCloudEndpoints('tenant'), loginUrl }
  const config = { appId: 'app', appPassword: 'secret', tenantId: 'tenant', auth: 'on', endpoints } as const
  const clock = new HandClock(Date.parse('2026-11-23T12:00:00Z'))
  const tokens = createTokenClient(config, clock)
  await expect(tokens.token()).rejects.toMatchObject({ code: 'http_503' })
  answers = { status: 200, body: { access_token: 'a-token', expires_in: 3_600 } }
  await expect(tokens.token(), 'within the same moment').rejects.toMatchObject({ code: 'http_503' })
  clock.set(clock.now() - 3 * HOUR)
  expect(await tokens.token()).toBe('a-token')

  // What was good until then by the old clock may be long over by the new one.
  answers = { status: 200, body: { access_token: 'another-token', expires_in: 3_600 } }
  expect(await tokens.token()).toBe('a-token')
  clock.set(clock.now() - 3 * HOUR)
  expect(await tokens.token()).toBe('another-token')
  login.close()
})
