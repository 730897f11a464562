import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '../../src/domain/time/instant.ts'
import { ApiStage, ORDERS } from '../kit/api-stage.ts'
import { people } from '../kit/app-fixture.ts'

let stage: ApiStage
beforeEach(async () => {
  stage = await ApiStage.open()
})
afterEach(() => stage[Symbol.asyncDispose]())

const of = (...measurements: object[]) => ({ partner: 'acme', measurements })

/** Which token opens what is told in token-table.test.ts. */
describe('POST /api/v1/measurements', () => {
  test('takes numbers in by the word of the side whose token it is, in the record of both', async () => {
    const token = await stage.mint(people.ravi, ['Orders without rework', 'Calls taken'])
    const calls = { figure: 'calls  taken', period: '2026-11', value: '12', unit: 'calls' }
    const { status, body } = await stage.post(token, of(ORDERS, calls))
    expect([status, body]).toEqual([
      200,
      {
        partner: 'acme',
        measurements: [
          { ...ORDERS, unit: '%', outcome: 'reported', late: false },
          { figure: 'Calls taken', period: '2026-11', value: '12', unit: 'calls', outcome: 'reported', late: false },
        ],
      },
    ])
    expect(await stage.kept()).toEqual(['Calls taken 12/1', 'Orders without rework 98.7/1'])
    const mark = token.slice('liaison_'.length, 'liaison_'.length + 8)
    const facts = await stage.app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id))
    expect(facts.at(-1)).toMatchObject({
      ...{ kind: 'FigureReported', audience: 'shared' },
      data: { by: `token ${mark}`, via: 'HTTP', value: '12 calls' },
    })
  })

  test('the same under another key is unchanged; another number is a correction, which says why', async () => {
    const token = await stage.mint()
    await stage.post(token, of(ORDERS))
    expect((await stage.post(token, of(ORDERS))).body.measurements).toMatchObject([{ outcome: 'unchanged' }])
    const other = { ...ORDERS, value: '98.8' }
    const refused = await stage.post(token, of(other))
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:liaison:problem:reason-missing'])
    expect(refused.body.errors).toEqual([
      { pointer: '/measurements/0/reason', detail: expect.stringContaining('Say why it is 98.8 %') },
    ])
    expect((await stage.post(token, of({ ...other, reason: 'One counted twice' }))).body.measurements).toMatchObject([
      { value: '98.8', before: '98.7', outcome: 'corrected' },
    ])
    expect(await stage.kept()).toEqual(['Orders without rework 98.7/1', 'Orders without rework 98.8/2'])
  })

  test('a closed period asks why, and what comes then is marked', async () => {
    const token = await stage.mint()
    await stage.app.passTo(stage.app.clock.now() + 14 * DAY)
    expect((await stage.post(token, of(ORDERS))).body.type).toBe('urn:liaison:problem:reason-missing')
    expect((await stage.post(token, of({ ...ORDERS, reason: 'Our system was down' }))).body.measurements).toMatchObject(
      [{ outcome: 'reported', late: true }],
    )
  })

  test('the same request under the same key is taken in once, and answered as it was then', async () => {
    const token = await stage.mint()
    const key = { 'idempotency-key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' }
    const first = await stage.post(token, of(ORDERS), key)
    const shuffled = `{"measurements":[{"value":"98.7","period":"2026-11","figure":"Orders without rework"}],  "partner":"acme"}`
    const again = await stage.post(token, shuffled, key)
    expect([again.status, again.text]).toEqual([200, first.text])
    const other = await stage.post(token, of({ ...ORDERS, value: '97', reason: 'x' }), key)
    expect([other.status, other.body.type]).toEqual([409, 'urn:liaison:problem:key-used'])
    // The key is the token's own: another one may use the same.
    const calls = { figure: 'Calls taken', period: '2026-11', value: '1' }
    expect((await stage.post(await stage.mint(people.ravi, ['Calls taken']), of(calls), key)).status).toBe(200)
    expect(await stage.kept()).toEqual(['Calls taken 1/1', 'Orders without rework 98.7/1'])
  })

  test('a name that is said twice in one object is refused by its pointer, however it is written; under another object it is another', async () => {
    const token = await stage.mint()
    const one = '"figure":"Orders without rework","period":"2026-11"'
    const twice = [
      [`{"partner":"acme","measurements":[{${one},"value":"98.7","value":"99.9"}]}`, '/measurements/0/value'],
      [`{"partner":"acme","measurements":[{${one},"value":"98.7", "v\\u0061lue" :"98.7"}]}`, '/measurements/0/value'],
      [`{"partner":"globex","measurements":[{${one},"value":"98.7"}],"partner":"acme"}`, '/partner'],
    ] as const
    for (const [text, pointer] of twice) {
      const { status, body } = await stage.post(token, text)
      expect([status, body.type]).toEqual([422, 'urn:liaison:problem:body'])
      expect(body.errors).toEqual([{ pointer, detail: expect.stringContaining('twice') }])
    }
    expect(await stage.kept()).toEqual([])
    const apart = `{"partner":"acme","measurements":[{${one},"value":"98.7","reason":"{\\"value\\":1,\\"value\\":2}"}]}`
    expect((await stage.post(token, apart)).status).toBe(200)
  })

  test('of several at once under one key one is taken in, and all are answered the same', async () => {
    const token = await stage.mint()
    const all = await Promise.all(
      Array.from({ length: 8 }, () => stage.post(token, of(ORDERS), { 'idempotency-key': 'k' })),
    )
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(await stage.kept()).toEqual(['Orders without rework 98.7/1'])
  })

  test('what was refused leaves its key free, and nothing of it is taken in', async () => {
    const token = await stage.mint(people.ravi, ['Orders without rework', 'Calls taken'])
    const key = { 'idempotency-key': 'k' }
    const wrong = of(ORDERS, { figure: 'Calls taken', period: '2026-12', value: '1' })
    expect((await stage.post(token, wrong, key)).status).toBe(422)
    expect(await stage.kept()).toEqual([])
    expect((await stage.post(token, of(ORDERS), key)).status).toBe(200)
  })

  test.each<[string, object, number, string, string | undefined]>([
    ['one twice', of(ORDERS, ORDERS), 422, 'figure-not-reported', '/measurements/1/figure'],
    ['a wrong unit', of({ ...ORDERS, unit: 'orders' }), 422, 'unit', '/measurements/0/unit'],
    ['more than all', of({ ...ORDERS, value: '101' }), 422, 'value', '/measurements/0/value'],
    ['a running period', of({ ...ORDERS, period: '2026-12' }), 422, 'period', '/measurements/0/period'],
    ['a period before it was agreed', of({ ...ORDERS, period: '2026-10' }), 422, 'period', '/measurements/0/period'],
    ['another kind of period', of({ ...ORDERS, period: '2026-Q3' }), 422, 'period', '/measurements/0/period'],
    ['a number as a number', of({ ...ORDERS, value: 98.7 }), 422, 'body', '/measurements/0/value'],
    ['a comma', of({ ...ORDERS, value: '98,7' }), 422, 'body', '/measurements/0/value'],
    ['nothing', of(), 422, 'body', '/measurements'],
    ['something more', { ...of(ORDERS), note: 'x' }, 422, 'body', ''],
    ['no object', [], 422, 'body', ''],
  ])('refuses %s with what to do, and does nothing', async (_, body, status, name, pointer) => {
    const answered = await stage.post(await stage.mint(), body)
    expect([answered.status, answered.type]).toEqual([status, 'application/problem+json'])
    expect(answered.body).toMatchObject({ type: `urn:liaison:problem:${name}`, status })
    expect(answered.body.detail).toMatch(/^[A-Z].{20,}\.$/u)
    for (const { detail } of answered.body.errors ?? [])
      expect(detail).not.toMatch(/Invalid|expected|Too (?:big|small)|pattern/u)
    if (pointer !== undefined) expect(answered.body.errors[0]?.pointer).toBe(pointer)
    expect(await stage.kept()).toEqual([])
  })

  test.each<[string, Record<string, string>, string | Uint8Array | undefined, number, string]>([
    ['no JSON', {}, '{"partner":', 400, 'bad-request'],
    ['no key', { 'idempotency-key': '' }, undefined, 400, 'key-missing'],
    ['a key with spaces', { 'idempotency-key': 'a b' }, undefined, 400, 'key-missing'],
    ['a key without end', { 'idempotency-key': 'x'.repeat(201) }, undefined, 400, 'key-missing'],
    ['another type', { 'content-type': 'text/csv' }, undefined, 415, 'media-type'],
    ['another charset', { 'content-type': 'application/json; charset=latin1' }, undefined, 415, 'media-type'],
    [
      'one with space before its sign',
      { 'content-type': 'application/json; charset =utf-16le' },
      undefined,
      415,
      'media-type',
    ],
    [
      'two of them',
      { 'content-type': 'application/json; charset=utf-8;\tcharset\t=utf-16' },
      undefined,
      415,
      'media-type',
    ],
    ['what is packed', { 'content-encoding': 'gzip' }, undefined, 415, 'media-type'],
    [
      'letters in another encoding than it says',
      {},
      Buffer.from(JSON.stringify(of({ ...ORDERS, reason: 'Compté deux fois' })), 'latin1'),
      415,
      'media-type',
    ],
    ['too much', {}, `"${'x'.repeat(600_000)}"`, 413, 'too-large'],
  ])('refuses %s', async (_, headers, body, status, name) => {
    const answered = await stage.post(await stage.mint(), body ?? JSON.stringify(of(ORDERS)), headers)
    expect([answered.status, answered.body?.type]).toEqual([status, `urn:liaison:problem:${name}`])
    expect(await stage.kept()).toEqual([])
  })

  test('a token may send sixty requests at once, and one more each second; another one is not kept from it', async () => {
    const [one, other] = [await stage.mint(), await stage.mint()]
    for (let at = 0; at < 60; at += 1) expect((await stage.post(one, of())).status).toBe(422)
    const held = await stage.post(one, of(ORDERS))
    expect([held.status, held.headers.get('retry-after')]).toEqual([429, '1'])
    expect((await stage.post(other, of(ORDERS))).status).toBe(200)
    stage.elapsed += 1_000
    expect((await stage.post(one, of(ORDERS))).status).toBe(200)
    expect((await stage.post(one, of(ORDERS))).status).toBe(429)
  })

  test('other methods and paths are told so, as problems', async () => {
    const get = await stage.request('GET', '/api/v1/measurements')
    expect([get.status, get.headers.get('allow'), get.type]).toEqual([405, 'POST', 'application/problem+json'])
    expect((await stage.request('POST', '/api/v1/other')).body).toMatchObject({ type: 'urn:liaison:problem:not-found' })
    const document = await stage.request('GET', '/api/v1/openapi.json')
    expect([document.status, document.body.openapi]).toEqual([200, '3.1.0'])
    const sent = await stage.request('POST', '/api/v1/openapi.json')
    expect([sent.status, sent.headers.get('allow'), sent.type]).toEqual([405, 'GET', 'application/problem+json'])
  })

  test('no secret stands in the log, nor in anything that is kept', async () => {
    const token = await stage.mint()
    const secret = token.slice('liaison_00000000_'.length)
    await stage.post(token, of(ORDERS))
    await stage.post(token, '{')
    expect(JSON.stringify(stage.app.logged)).not.toContain(secret)
    expect(JSON.stringify(await stage.app.news())).not.toContain(secret)
    expect(
      JSON.stringify(
        await stage.app.read(async (view) => view.tokens.ofPartner((await view.partners.bySlug('acme'))!.id)),
      ),
    ).not.toContain(secret)
  })
})
