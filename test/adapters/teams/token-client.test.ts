import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { publicCloudEndpoints } from '../../../adapters/teams/endpoints.ts'
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
