import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KnockStage, type Sent } from '../kit/knock-stage.ts'
import { INHERITED } from '../kit/spoil.ts'

let stage: KnockStage
beforeAll(async () => {
  stage = await KnockStage.open()
})
afterAll(() => stage[Symbol.asyncDispose]())

describe('whatever path is asked for, the answer is never a fault of ours', () => {
  const PATHS = [
    '/',
    '//',
    '/%',
    '/%00',
    '/..%2f..%2fetc%2fpasswd',
    '/../../etc/passwd',
    '/healthz',
    '/healthz/%',
    '/readyz',
    '/readyz?x=%E0%A4%A',
    '/slack/events',
    '/slack/events/%',
    '/api/messages',
    '/api/messages/%ff',
    '/playground',
    '/playground/',
    '/playground/%',
    '/playground/state',
    '/playground/state?__proto__[x]=1',
    '/playground/events',
    '/playground/exchanges',
    '/playground/exchanges?slack=constructor',
    '/playground/exchanges?slack[]=1&slack[x]=2',
    '/playground/exchanges?slack=1e999',
    '/playground/act',
    '/playground/clock',
    '/playground/vendor/adaptivecards.js',
    '/playground/vendor/..%2f..%2fpackage.json',
    '/playground/assets',
    '/playground/assets/',
    '/playground/assets/%',
    '/playground/assets/%00',
    '/playground/assets/main.ts%00',
    '/playground/assets/%2e%2e/page-routes.ts',
    '/playground/assets/..%2fpage-routes.ts',
    '/playground/assets/..%5c..%5cmain.ts',
    '/playground/assets/../../../package.json',
    '/playground/assets/%2fetc%2fpasswd',
    '/playground/assets/styles',
    '/playground/assets/main.ts/x.ts',
    `/playground/assets/${'a'.repeat(4_000)}.ts`,
    '/playground/assets/%F0%9F%98%80.ts',
    ...INHERITED.flatMap((name) => [
      `/${name}`,
      `/playground/${name}`,
      `/playground/assets/${name}`,
      `/playground/assets/x.${name}`,
    ]),
  ]

  test.each(PATHS)('%s', async (path) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const sent = await stage.send(method, path)
      expect(sent.status, sent.body).toBeLessThan(500)
      if (/%2e|%2f|%5c|\.\.|passwd/iu.test(path)) expect(sent.status).toBeGreaterThanOrEqual(400)
    }
    expect(await stage.faults()).toEqual([])
  })

  test.each(['/playground/assets/%', '/playground/assets/%00', '/playground/assets/main.ts%00'])(
    '%s is answered 400',
    async (path) => {
      expect((await stage.send('GET', path)).status).toBe(400)
    },
  )
})

const BODIES_OF_NOTHING = [
  '',
  '{',
  '[]',
  'null',
  '7',
  '"x"',
  '{}',
  '\u0000',
  '{"__proto__":null}',
  '{"constructor":{}}',
  '['.repeat(50_000),
]
const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/json; charset=utf-7',
  'multipart/form-data',
  'constructor',
  '',
]

describe('whatever body is sent, the answer is never a fault of ours', () => {
  const ROUTES = ['/slack/events', '/api/messages', '/playground/act', '/playground/clock', '/healthz', '/nowhere']

  test.each(ROUTES.flatMap((path) => TYPES.map((type) => [path, type] as const)))(
    'to %s as "%s"',
    async (path, type) => {
      const headers: Record<string, string> = { 'content-type': type }
      const answers: Promise<Sent>[] = ['gzip', 'constructor'].map((encoding) =>
        stage.send('POST', path, { ...headers, 'content-encoding': encoding }, '{}'),
      )
      for (const body of BODIES_OF_NOTHING) {
        const signed = path === '/api/messages' ? await stage.signedByTeams() : stage.signedBySlack(body)
        answers.push(stage.send('POST', path, headers, body), stage.send('POST', path, { ...headers, ...signed }, body))
      }
      for (const { status, body } of await Promise.all(answers)) expect(status, body).toBeLessThan(500)
      expect(await stage.faults()).toEqual([])
    },
  )
})
