import { expect, test } from 'vitest'
import type { NumbersTaken } from '../../../src/ports/numbers-taken.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { registerAcme, T0 } from './samples.ts'

const TOKEN = {
  ...{ id: 'token-1', partnerId: 'acme-id', side: 'partner' as const, figureIds: ['f-1', 'f-2'] },
  ...{ mintedBy: 'ravi', mintedAt: T0, expiresAt: T0 + 1_000 },
}

const TAKEN: NumbersTaken = {
  partner: 'acme',
  measurements: [
    { figure: 'Orders', period: '2026-10', value: '98.7', unit: '%', outcome: 'corrected', before: '98', late: true },
  ],
}

export function tokensContract(open: OpenStore): void {
  test('a token is found by its mark and its secret together, and by nothing less', async () => {
    const { store } = await open()
    await store.transact((tx) => registerAcme(tx))
    const parts = await store.transact((tx) => tx.tokens.mint(TOKEN))
    expect(parts).toEqual({
      mark: expect.stringMatching(/^[0-9a-f]{8}$/u),
      secret: expect.stringMatching(/^[\w-]{43}$/u),
    })
    const other = await store.transact((tx) => tx.tokens.mint({ ...TOKEN, id: 'token-2', mintedAt: T0 + 1 }))
    await store.read(async (view) => {
      expect(await view.tokens.of(parts)).toEqual({ ...TOKEN, mark: parts.mark })
      for (const wrong of [
        { ...parts, secret: other.secret },
        { ...parts, mark: '00000000' },
        { ...parts, secret: '' },
      ])
        expect(await view.tokens.of(wrong)).toBeUndefined()
      expect((await view.tokens.ofPartner('acme-id')).map(({ id }) => id)).toEqual(['token-2', 'token-1'])
    })
    await store.transact((tx) => tx.tokens.revoke('token-1', T0 + 5))
    await store.read(async (view) => {
      expect(await view.tokens.of(parts)).toEqual({ ...TOKEN, mark: parts.mark, revokedAt: T0 + 5 })
      expect((await view.tokens.of(other))?.revokedAt).toBeUndefined()
    })
  })

  test('a request is known by its token and its key, whatever stands in the key, and forgotten in time', async () => {
    const { store } = await open()
    const request = { tokenId: 'token-1', key: 'a\0 \uD83D key', body: '{"a":1}' }
    await store.transact((tx) => tx.takenRequests.keep(request, TAKEN, T0))
    await store.read(async (view) => {
      expect(await view.takenRequests.answerTo(request)).toEqual(TAKEN)
      expect(await view.takenRequests.answerTo({ ...request, body: '{"a":2}' })).toBe('other body')
      expect(await view.takenRequests.answerTo({ ...request, key: 'b' })).toBeUndefined()
      expect(await view.takenRequests.answerTo({ ...request, tokenId: 'token-2' })).toBeUndefined()
    })
    await expect(store.transact((tx) => tx.takenRequests.keep(request, TAKEN, T0))).rejects.toThrow(ConflictError)
    const prune = (before: number) => store.transact((tx) => tx.retention.prune('taken requests', before, 9))
    expect([await prune(T0), await prune(T0 + 1), await prune(T0 + 1)]).toEqual([0, 1, 0])
    expect(await store.read((view) => view.takenRequests.answerTo(request))).toBeUndefined()
  })
}
