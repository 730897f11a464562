import { Agent } from 'node:https'
import type { LookupFunction } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { HookStage } from '../kit/hook-stage.ts'

afterEach(() => vi.restoreAllMocks())

/** Where a connection would go, led to the stage instead: no test dials the internet. */
function divert(): { addresses: unknown; servername: unknown }[] {
  const dialled: { addresses: unknown; servername: unknown }[] = []
  const connect = Agent.prototype.createConnection
  vi.spyOn(Agent.prototype, 'createConnection').mockImplementation(function diverted(this: Agent, options, ready) {
    const lookup = options.lookup as LookupFunction
    lookup('', { all: true }, (_error, addresses) => dialled.push({ addresses, servername: options.servername }))
    const here: LookupFunction = (_name, _options, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }])
    return connect.call(this, { ...options, lookup: here }, ready)
  })
  return dialled
}

describe('where a page goes', () => {
  test('a public name is called, at all of its addresses and under its own name, with nothing allowed by anybody', async () => {
    await using stage = await HookStage.open()
    const dialled = divert()
    stage.answers = [['93.184.216.34', '2606:4700:4700::1111']]
    expect(await stage.send({ allow: '' })).toEqual({ outcome: 'delivered' })
    const addresses = [
      { address: '93.184.216.34', family: 4 },
      { address: '2606:4700:4700::1111', family: 6 },
    ]
    expect(dialled).toEqual([{ addresses, servername: 'hooks.test' }])
    expect(stage.heard[0]!.headers.host).toBe(`hooks.test:${stage.port}`)
  })

  test.each([
    [['127.0.0.1'], 'this machine itself'],
    [['169.254.169.254'], 'a link-local address'],
    [['10.0.0.3'], 'a private address'],
    [['100.64.1.1'], 'an address shared by a provider'],
    [['::ffff:192.168.0.1'], 'a private address'],
    [['64:ff9b::10.0.0.1'], 'a private address'],
    [['fd00::1'], 'a private address'],
    [['93.184.216.34', '10.0.0.3'], 'a private address'],
    [['2606:4700:4700::1111', '::1'], 'this machine itself'],
    [['fe80::1%eth0'], 'no address of the internet'],
    [['nonsense'], 'no address of the internet'],
  ])('a name that leads to %j is refused, and nobody is dialled', async (addresses, kind) => {
    await using stage = await HookStage.open()
    const dialled = divert()
    stage.answers = [addresses]
    expect(await stage.send({ allow: '' })).toEqual({
      outcome: 'refused',
      code: 'address-not-allowed',
      reason: `hooks.test:${stage.port} leads to ${kind}, and pages go to public addresses and those that the admins allow.`,
    })
    expect([dialled, stage.heard]).toEqual([[], []])
  })

  test.each([
    ...['127.0.0.1', '127.1', '0x7f.1', '0x7f000001', '2130706433', '0177.0.0.1', '017700000001', '0'],
    ...['127.0.0.1.', '１２７.0.0.1', '%31%32%37.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::]'],
    ...['[0:0:0:0:0:ffff:7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '10.1', '0xa.0.0.1', '3232235521'],
    ...['0251.0376.0251.0376', '2852039166', '[fe80::1]', '[fd00::1]', '192.168.1', '0300.0250.0.1'],
  ])('%s is an address in other clothes, and refused without a look-up', async (host) => {
    await using stage = await HookStage.open()
    expect(await stage.send({ url: stage.url(host), allow: '' })).toMatchObject({ code: 'address-not-allowed' })
    expect([stage.askedFor, stage.heard]).toEqual([[], []])
  })

  test('a name is looked up once, so that a second answer, which would lead inside, is never heard', async () => {
    await using stage = await HookStage.open()
    const dialled = divert()
    stage.answers = [['93.184.216.34'], ['127.0.0.1']]
    expect(await stage.send({ allow: '' })).toEqual({ outcome: 'delivered' })
    expect(stage.askedFor).toEqual(['hooks.test'])
    expect(dialled).toMatchObject([{ addresses: [{ address: '93.184.216.34' }] }])
    // The next attempt asks anew, and is judged anew.
    expect(await stage.send({ allow: '' })).toMatchObject({ outcome: 'refused', code: 'address-not-allowed' })
    expect(stage.heard.length).toBe(1)
  })

  test('what the admins allow is called, and its neighbours are not', async () => {
    await using stage = await HookStage.open()
    expect(await stage.send({ allow: '127.0.0.1' })).toEqual({ outcome: 'delivered' })
    stage.answers = [['127.0.0.1', '127.0.0.2']]
    expect(await stage.send({ allow: '127.0.0.1' })).toMatchObject({ code: 'address-not-allowed' })
  })

  test.each([
    ['http://hooks.test/', 'not-https', 'Pages are sent over HTTPS alone.'],
    ['ftp://hooks.test/', 'not-https', 'Pages are sent over HTTPS alone.'],
    ['file:///etc/passwd', 'not-https', 'Pages are sent over HTTPS alone.'],
    ['hooks.test', 'bad-address', 'What is written there is no address.'],
    ['https://', 'bad-address', 'What is written there is no address.'],
    ['https://256.1.1.1/', 'bad-address', 'What is written there is no address.'],
    ['https://[fe80::1%25eth0]/', 'bad-address', 'What is written there is no address.'],
    [
      'https://ana:secret@hooks.test/',
      'bad-address',
      'The address of hooks.test holds a user or a password; pages are signed instead.',
    ],
  ])('%s is refused in words', async (url, code, reason) => {
    await using stage = await HookStage.open()
    expect(await stage.send({ url })).toEqual({ outcome: 'refused', code, reason })
    expect(stage.askedFor).toEqual([])
  })

  test('a name that is not found, or has no address, may be found later', async () => {
    await using stage = await HookStage.open()
    const lost = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
    expect(await stage.send({ resolve: () => Promise.reject(lost) })).toMatchObject({
      outcome: 'again',
      code: 'name-not-found',
    })
    expect(await stage.send({ resolve: async () => [] })).toMatchObject({ outcome: 'again', code: 'name-not-found' })
  })
})
