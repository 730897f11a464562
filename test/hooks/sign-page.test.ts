import { describe, expect, test } from 'vitest'
import { keyOf, signedHeaders } from '../../src/hooks/sign-page.ts'
import { SECRET } from '../kit/hook-stage.ts'

describe('signing a page', () => {
  test('the signature is the one that the libraries of Standard Webhooks make of their own example', () => {
    const headers = signedHeaders(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
      [keyOf(SECRET)!],
      1_614_265_330_000,
    )
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  test('an id that could be read as two parts of what is signed is a fault', () => {
    for (const id of ['', 'page.1', 'page\n1', 'x'.repeat(129)])
      expect(() => signedHeaders({ id, body: '{}' }, [keyOf(SECRET)!], 0)).toThrow('The id of a page')
  })

  test('a secret is whsec_ and the base64 of 24 to 64 bytes, written in one way', () => {
    const base64 = (bytes: number) => Buffer.alloc(bytes, 1).toString('base64')
    expect([24, 25, 26, 64].map((bytes) => keyOf(`whsec_${base64(bytes)}`)?.length)).toEqual([24, 25, 26, 64])
    const none = [
      base64(32),
      `whsec_${base64(23)}`,
      `whsec_${base64(65)}`,
      `whsec_${base64(32)} `,
      `whsec_${base64(32).replace('=', '')}`,
      `whsec_${base64(32)}=`,
      `whsk_${base64(32)}`,
      'whsec_',
      '',
    ]
    expect(none.map(keyOf)).toEqual(none.map(() => undefined))
  })
})
