import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { askOverHttp, whyUnreachable } from '../../../src/cli/doctor/ask-over-http.ts'
import { HOUR, SECOND } from '../../../src/domain/time/instant.ts'

test('an answer is its status, headers and JSON, and how far its clock is ahead, however long it lay in a cache', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('date', new Date(Date.now() - HOUR).toUTCString())
    response.setHeader('age', '3600')
    response.setHeader('x-scopes', 'a,b')
    response.writeHead(403).end('{"ok":false}')
  })
  server.listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const answer = await askOverHttp({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` })
  if ('unreachable' in answer) throw new Error(answer.unreachable)
  expect(answer).toMatchObject({ status: 403, body: { ok: false } })
  expect(answer.header('x-scopes')).toBe('a,b')
  expect(Math.abs(answer.aheadMs!)).toBeLessThan(5 * SECOND)
})

test('an address where nobody listens is told as that', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  expect(await askOverHttp({ url: `http://127.0.0.1:${port}/` })).toMatchObject({
    unreachable: 'it refuses the connection',
  })
})

const fetchFailed = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code }) })

test.each<[Error, RegExp]>([
  [new DOMException('late', 'TimeoutError'), /^no answer came within 5 s$/u],
  [fetchFailed('ENOTFOUND'), /^its name is not found/u],
  [fetchFailed('SELF_SIGNED_CERT_IN_CHAIN'), /^its certificate is not accepted/u],
  [fetchFailed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), /^its certificate is not accepted/u],
  [fetchFailed('ECONNRESET'), /^the connection failed \(ECONNRESET\)$/u],
  [new Error('odd'), /^the connection failed \(no reason is known\)$/u],
])('%s is told in words, with what to do', (error, words) => {
  expect(whyUnreachable(error)).toEqual({
    unreachable: expect.stringMatching(words),
    remedy: expect.stringMatching(/^(Check|Where) .*\.$/u),
  })
})
