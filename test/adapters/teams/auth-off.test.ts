import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME, rawStage } from './raw-stage.ts'

let stage: Awaited<ReturnType<typeof rawStage>>
beforeAll(async () => {
  stage = await rawStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

/** With headers that fetch would not let through. */
function knock(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${stage.origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    })
    sent.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject)
    sent.end(JSON.stringify({ type: 'typing', serviceUrl: stage.origin, channelId: 'emulator', ...PARTIES }))
  })
}

const PARTIES = { from: { id: '29:x' }, recipient: { id: '28:app' }, conversation: { id: 'a:1' } }

describe('with TEAMS_AUTH=off', () => {
  test.each(['localhost', 'localhost:3978', 'LOCALHOST', '127.0.0.1', '127.0.0.1:3978', '127.1.2.3', '[::1]:3978'])(
    'a request for the host %s is heard',
    async (host) => {
      expect(await knock({ host })).toBe(200)
    },
  )

  test.each([
    'liaison.example',
    'liaison.example:3978',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.evil.example',
    '10.0.0.7',
    '192.168.1.4:3978',
    '[fe80::1]',
    '0.0.0.0',
  ])('a request for the host "%s" is refused', async (host) => {
    expect(await knock({ host })).toBe(401)
  })

  test.each([
    ['X-Forwarded-For', '127.0.0.1'],
    ['X-Forwarded-Host', 'localhost'],
    ['X-Forwarded-Proto', 'http'],
    ['Forwarded', 'for=127.0.0.1'],
    ['Via', '1.1 proxy'],
    ['X-Real-IP', '127.0.0.1'],
    ['X-Original-Host', 'localhost'],
    ['X-Original-Forwarded-For', '127.0.0.1'],
    ['X-Original-URL', '/'],
    ['X-Rewrite-URL', '/'],
    ['CF-Connecting-IP', '127.0.0.1'],
    ['CF-Ray', '1'],
    ['CDN-Loop', 'cloudflare'],
    ['True-Client-IP', '127.0.0.1'],
    ['X-Client-IP', '127.0.0.1'],
    ['X-Cluster-Client-IP', '127.0.0.1'],
    ['X-Remote-Addr', '127.0.0.1'],
    ['Fastly-Client-IP', '127.0.0.1'],
    ['Fly-Client-IP', '127.0.0.1'],
    ['X-Envoy-External-Address', '127.0.0.1'],
    ['X-Azure-ClientIP', '127.0.0.1'],
    ['X-ARR-LOG-ID', '1'],
    ['X-AppEngine-User-IP', '127.0.0.1'],
    ['X-Vercel-Forwarded-For', '127.0.0.1'],
    ['X-Ms-Forwarded-Client-Ip', '127.0.0.1'],
    ['X-Nf-Client-Connection-Ip', '127.0.0.1'],
    ['DO-Connecting-IP', '127.0.0.1'],
    ['X-Anybodys-Real-IP', '127.0.0.1'],
    ['WL-Proxy-Client-IP', '127.0.0.1'],
    ['X-Via', '1.1 proxy'],
    ['Tailscale-User-Login', 'ada@liaison.example'],
  ])('a request that was forwarded (%s) is refused, though its host is this machine', async (name, value) => {
    expect(await knock({ host: 'localhost', [name]: value })).toBe(401)
  })

  test('what is refused reaches nobody, and the log says why', async () => {
    const before = stage.received.length
    await knock({ host: 'liaison.example' })
    expect(stage.received).toHaveLength(before)
    expect(JSON.stringify(stage.logged)).toContain('TEAMS_AUTH=off is for this machine alone')
  })
})

test('what comes before it is known where the bot is at home, and so who its admins are, is to come again', async () => {
  await using early = await rawStage({ connected: false })
  expect((await early.deliver({})).status).toBe(503)
  expect(early.received).toEqual([])
  const homes: string[] = []
  await early.adapter.connect({ home: (tenantId) => homes.push(tenantId), lost() {} })
  expect(homes).toEqual([HOME])
  expect((await early.deliver({})).status).toBe(200)
  expect(early.received).toHaveLength(1)
})
