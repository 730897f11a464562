import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Page } from '../../src/ports/page-hook.ts'
import { HookStage, NEXT_SECRET, NIGHT, PAGE, SECRET } from '../kit/hook-stage.ts'

/** As somebody would check it who has read the specification alone. */
function signatureBy(secret: string, headers: Record<string, unknown>, body: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

describe('a page that goes out', () => {
  test('is one POST of JSON to the very path, signed, which the other end can verify', async () => {
    await using stage = await HookStage.open()
    expect(await stage.send()).toEqual({ outcome: 'delivered' })
    const [{ headers, method, url, body } = { headers: {}, method: '', url: '', body: '' }] = stage.heard
    expect({ method, url, host: headers.host }).toEqual({
      method: 'POST',
      url: '/page?for=ana',
      host: `hooks.test:${stage.port}`,
    })
    expect(JSON.parse(body)).toEqual({ type: PAGE.type, timestamp: '2026-11-27T02:59:59.000Z', data: PAGE.data })
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      connection: 'close',
      'webhook-id': 'page_1',
      'webhook-timestamp': String(Math.floor(NIGHT / 1_000)),
      'webhook-signature': signatureBy(SECRET, headers, body),
    })
    expect(stage.heard.length).toBe(1)
  })

  test('is signed by both secrets while one follows the other', async () => {
    await using stage = await HookStage.open()
    expect(await stage.send({ secrets: [NEXT_SECRET, SECRET] })).toEqual({ outcome: 'delivered' })
    const { headers, body } = stage.heard[0]!
    const both = [NEXT_SECRET, SECRET].map((secret) => signatureBy(secret, headers, body))
    expect(headers['webhook-signature']).toBe(both.join(' '))
  })

  test('has the same id at each attempt, and the time of that attempt', async () => {
    await using stage = await HookStage.open()
    stage.answer = (response) => response.writeHead(503).end()
    await stage.send()
    stage.clock.move(60_000)
    await stage.send()
    const said = (header: string) => stage.heard.map(({ headers }) => headers[header])
    expect(new Set(said('webhook-id')).size).toBe(1)
    expect(said('webhook-timestamp').map(Number)).toEqual([0, 60].map((later) => Math.floor(NIGHT / 1_000) + later))
  })

  test('goes nowhere with a secret that is none, and the secret is not said', async () => {
    await using stage = await HookStage.open()
    expect(await stage.send({ secrets: [SECRET, 'whsec_c2hvcnQ='] })).toEqual({
      outcome: 'refused',
      code: 'bad-secret',
      reason: 'A secret there is none: whsec_ and the base64 of 24 to 64 bytes.',
    })
    expect([stage.heard, stage.askedFor]).toEqual([[], []])
  })

  test('is at most 64 KB, to the byte', async () => {
    await using stage = await HookStage.open()
    const sized = (text: string): Page => ({ ...PAGE, data: { text } })
    const empty = Buffer.byteLength(
      JSON.stringify({ type: PAGE.type, timestamp: new Date(PAGE.at), data: { text: '' } }),
    )
    const most = 64 * 1024 - empty
    expect(await stage.send({ page: sized('x'.repeat(most)) })).toEqual({ outcome: 'delivered' })
    // The second is as many letters, and a byte more.
    for (const text of ['x'.repeat(most + 1), `é${'x'.repeat(most - 1)}`])
      expect(await stage.send({ page: sized(text) })).toMatchObject({ outcome: 'refused', code: 'too-long' })
    expect(stage.heard.length).toBe(1)
  })
})
