import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { judgeAnswer, judgeFailure } from '../../src/hooks/judge-answer.ts'
import { HookStage, NIGHT } from '../kit/hook-stage.ts'

afterEach(() => vi.unstubAllEnvs())

const HOST = 'hooks.test'

describe('what an answer comes to', () => {
  test('only 2xx is delivered; what may pass is tried again; the rest is refused', () => {
    const outcomes = (statuses: number[]) =>
      statuses.map((status) => judgeAnswer({ status, retryAfter: undefined }, HOST, NIGHT).outcome)
    expect(new Set(outcomes([200, 201, 202, 204, 226, 299]))).toEqual(new Set(['delivered']))
    expect(new Set(outcomes([408, 409, 425, 429, 500, 502, 503, 504, 599]))).toEqual(new Set(['again']))
    expect(new Set(outcomes([0, 101, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 410, 413, 422]))).toEqual(
      new Set(['refused']),
    )
  })

  test.each([
    ['120', 120_000],
    ['0', 0],
    ['999999999', 3_600_000],
    ['Fri, 27 Nov 2026 03:01:00 GMT', 59_750],
    ['Fri, 27 Nov 2026 02:00:00 GMT', 0],
    ['Fri, 27 Nov 2099 02:00:00 GMT', 3_600_000],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('a wait that is asked for as %j is one of %j ms, never more than an hour', (retryAfter, retryAfterMs) => {
    expect(judgeAnswer({ status: 429, retryAfter }, HOST, NIGHT)).toEqual({
      outcome: 'again',
      code: 'http-429',
      reason: 'hooks.test does not take it just now (429).',
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    })
  })

  test.each([
    ['ENOTFOUND', 'again', 'name-not-found'],
    ['EAI_AGAIN', 'again', 'name-not-found'],
    ['ECONNREFUSED', 'again', 'not-reached'],
    ['ECONNRESET', 'again', 'not-reached'],
    ['EHOSTUNREACH', 'again', 'not-reached'],
    ['CERT_HAS_EXPIRED', 'refused', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'refused', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'refused', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'refused', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'refused', 'not-https'],
    ['EPROTO', 'refused', 'not-https'],
    ['HPE_INVALID_CONSTANT', 'refused', 'not-https'],
    ['HPE_HEADER_OVERFLOW', 'refused', 'not-https'],
  ])('a failure by %s is %s: %s', (given, outcome, code) => {
    expect(judgeFailure(Object.assign(new Error('no'), { code: given }), HOST)).toMatchObject({ outcome, code })
  })

  test('a fault of ours is none of the network, and is thrown', () => {
    expect(() => judgeFailure(new TypeError('x is not a function'), HOST)).toThrow('x is not a function')
  })
})

describe('the other end', () => {
  test('that sends elsewhere is not followed', async () => {
    await using stage = await HookStage.open()
    stage.answer = (response) => response.writeHead(308, { location: stage.url(HOST, '/elsewhere') }).end()
    expect(await stage.send()).toEqual({
      outcome: 'refused',
      code: 'http-308',
      reason: `hooks.test:${stage.port} answers that the page belongs elsewhere (308). Nothing is followed: give the address that it leads to.`,
    })
    expect(stage.heard.map(({ url }) => url)).toEqual(['/page?for=ana'])
  })

  test('that says nothing is left after five seconds, and not before', async () => {
    await using stage = await HookStage.open()
    const asked = Promise.withResolvers<void>()
    stage.answer = () => asked.resolve()
    const sent = stage.send()
    let ended = false
    void sent.then(() => (ended = true))
    await asked.promise
    stage.clock.move(4_999)
    await new Promise(setImmediate)
    expect(ended).toBe(false)
    stage.clock.move(1)
    expect(await sent).toEqual({
      outcome: 'again',
      code: 'timed-out',
      reason: `hooks.test:${stage.port} did not answer within 5 s.`,
    })
    expect(stage.clock.sleeping).toBe(0)
  })

  test('that never says hello is left after five seconds too', async () => {
    await using stage = await HookStage.open()
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as { port: number }
    const reached = once(silent, 'connection')
    const sent = stage.send({ url: `https://hooks.test:${port}/` })
    const [socket] = (await reached) as [Socket]
    socket.on('error', () => {})
    stage.clock.move(5_000)
    expect(await sent).toMatchObject({ outcome: 'again', code: 'timed-out' })
    socket.destroy()
    silent.close()
  })

  test('whose name takes too long to find is left, and not dialled when it is found', async () => {
    await using stage = await HookStage.open()
    const { promise, resolve } = Promise.withResolvers<string[]>()
    const sent = stage.send({ resolve: () => promise })
    stage.clock.move(5_000)
    expect(await sent).toMatchObject({ outcome: 'again', code: 'timed-out' })
    resolve(['127.0.0.1'])
    await new Promise(setImmediate)
    expect(stage.heard).toEqual([])
  })

  test('has taken the page once it says so, however the rest of its answer ends', async () => {
    await using stage = await HookStage.open()
    const begun = Promise.withResolvers<void>()
    stage.answer = (response) => {
      response.writeHead(200, { 'content-length': 10 })
      response.write('12345', () => begun.resolve())
    }
    const dripping = stage.send()
    await begun.promise
    // The status is on its way by now, and read before the next of the test's own requests is answered.
    stage.answer = (response) => response.writeHead(204).end()
    await stage.send()
    stage.clock.move(5_000)
    expect(await dripping).toEqual({ outcome: 'delivered' })

    stage.answer = (response) => {
      response.writeHead(200, { 'content-length': 10 })
      response.write('12345', () => response.destroy())
    }
    expect(await stage.send()).toEqual({ outcome: 'delivered' })
  })

  test('is not listened to beyond 64 KB', async () => {
    await using stage = await HookStage.open()
    const stopped = Promise.withResolvers<number>()
    stage.answer = (response) => {
      let written = 0
      response.on('close', () => stopped.resolve(written))
      response.writeHead(200)
      const pour = () => {
        if (response.destroyed) return
        written += 65_536
        response.write(Buffer.alloc(65_536), () => setImmediate(pour))
      }
      pour()
    }
    expect(await stage.send()).toEqual({ outcome: 'delivered' })
    expect(await stopped.promise).toBeLessThan(64 * 1024 * 1024)
  })

  test('that answers twice has answered once', async () => {
    await using stage = await HookStage.open()
    stage.answer = (_response, { socket }) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\nHTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n')
    expect(await stage.send()).toEqual({ outcome: 'delivered' })
  })

  test('that answers in another language, hangs up, or turns the talk into another one is told in words', async () => {
    await using stage = await HookStage.open()
    const outcomes: unknown[] = []
    for (const said of [
      'ERROR no\r\n\r\n',
      '',
      'HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
    ]) {
      stage.answer = (_response, { socket }) => socket.end(said)
      const sent = await stage.send()
      outcomes.push('code' in sent ? [sent.outcome, sent.code] : sent.outcome)
    }
    expect(outcomes).toEqual([
      ['refused', 'not-https'],
      ['again', 'not-reached'],
      ['refused', 'http-101'],
    ])
  })

  test('that speaks no TLS, or is somebody else by its certificate, gets no page', async () => {
    await using stage = await HookStage.open()
    const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
    await once(plain, 'listening')
    const { port } = plain.address() as { port: number }
    expect(await stage.send({ url: `https://hooks.test:${port}/` })).toMatchObject({
      outcome: 'refused',
      code: 'not-https',
    })
    plain.close()
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    for (const host of ['other.test', '127.0.0.1'])
      expect(await stage.send({ url: stage.url(host) })).toEqual({
        outcome: 'refused',
        code: 'certificate',
        reason: `The certificate of ${host}:${stage.port} is not accepted (ERR_TLS_CERT_ALTNAME_INVALID).`,
      })
    expect(stage.heard).toEqual([])
  })
})
