import { expect, test } from 'vitest'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import type { PageAddress } from '../../../src/ports/store/pages.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import type { OpenStore } from './opened-store.ts'
import { T0 } from './samples.ts'

const ANNA: PageAddress = {
  ...{ personId: 'anna', url: 'https://pages.example.com/anna', secret: 'whsec_new', changedAt: T0 },
  former: { secret: 'whsec_old', until: T0 + HOUR },
}

const CALL = { ladderId: 'l-1', side: 'internal', step: 1, cycle: 2, personId: 'anna' } as const

/** As far as a token is judged by it. */
const CLIMBING = {
  ...{ id: 'l-1', status: 'open' },
  sides: { internal: { state: 'climbing', step: 1, cycle: 2, nextAt: T0 }, partner: { state: 'none' } },
} as unknown as Ladder

export function pagesContract(open: OpenStore): void {
  test('an address is what was set last, and gone when it is taken away', async () => {
    const { store } = await open()
    const { former: _, ...fresh } = ANNA
    await store.transact((tx) => tx.pageAddresses.save(fresh))
    await store.transact((tx) => tx.pageAddresses.save(ANNA))
    await store.read(async (view) => {
      expect(await view.pageAddresses.of('anna')).toEqual(ANNA)
      expect(await view.pageAddresses.of('tom')).toBeUndefined()
      expect(await view.pageAddresses.among(['tom', 'anna'])).toEqual(['anna'])
    })
    await store.transact((tx) => tx.pageAddresses.save(fresh))
    expect(await store.read((view) => view.pageAddresses.of('anna'))).toEqual(fresh)
    const noc = { ...fresh, personId: 'hook:ours:noc' }
    await store.transact((tx) => tx.pageAddresses.save(noc))
    expect(await store.read((view) => view.pageAddresses.named())).toEqual([noc])
    await store.transact((tx) => tx.pageAddresses.remove('anna'))
    expect(await store.read((view) => view.pageAddresses.of('anna'))).toBeUndefined()
  })

  test('a token is kept as a digest, and its use ends those of every attempt at the same page', async () => {
    const { store } = await open()
    const made = { ...CALL, deliveryId: 'd-1', madeAt: T0 }
    const [text, again] = await store.transact(async (tx) => [
      await tx.pageTokens.mint({ ...made, id: 'p-1' }),
      await tx.pageTokens.mint({ ...made, id: 'p-2' }),
      await tx.pageTokens.mint({ ...made, id: 'p-3', deliveryId: 'd-2' }),
    ])
    expect(text).not.toBe(again)
    await store.transact(async (tx) => {
      const found = (await tx.pageTokens.of('p-1'))!
      expect(found).toEqual({ ...made, digest: expect.stringMatching(/^[0-9a-f]{64}$/u) })
      expect(text).not.toContain(found.digest)
      expect(await tx.pageTokens.judge(text, found, CLIMBING)).toBe('good')
      expect(await tx.pageTokens.judge(again, found, CLIMBING)).toMatchObject({ why: 'unknown' })
      await tx.pageTokens.use(found, T0 + 1)
    })
    await store.read(async (view) => {
      const uses = await Promise.all(['p-1', 'p-2', 'p-3'].map((id) => view.pageTokens.of(id)))
      expect(uses.map((one) => one?.usedAt)).toEqual([T0 + 1, T0 + 1, undefined])
      expect(await view.pageTokens.of('p-4')).toBeUndefined()
    })
  })
}
