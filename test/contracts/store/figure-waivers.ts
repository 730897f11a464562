import { expect, test } from 'vitest'
import type { FigureWaiver } from '../../../src/domain/sla/figures/figure-waiver.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { registerAcme, T0 } from './samples.ts'

const NOVEMBER: FigureWaiver = {
  ...{ id: 'w-1', partnerId: 'acme-id', figureId: 'f-1', period: '2026-11' },
  ...{ side: 'internal', personId: 'anna', at: T0 },
}

export function figureWaiversContract(open: OpenStore): void {
  test('what was let pass is found by partner and period', async () => {
    const { store } = await open()
    await store.transact((tx) => registerAcme(tx))
    const other: FigureWaiver = { ...NOVEMBER, id: 'w-2', figureId: 'f-2', period: '2026-Q4', side: 'partner' }
    await store.transact(async (tx) => {
      for (const one of [other, NOVEMBER]) await tx.figureWaivers.insert(one)
    })
    await store.read(async (view) => {
      expect(await view.figureWaivers.inPeriods('acme-id', ['2026-11'])).toEqual([NOVEMBER])
      expect(await view.figureWaivers.inPeriods('acme-id', ['2026-Q4', '2026-11'])).toEqual([NOVEMBER, other])
      expect(await view.figureWaivers.inPeriods('acme-id', [])).toEqual([])
      expect(await view.figureWaivers.inPeriods('globex-id', ['2026-11'])).toEqual([])
    })
  })

  test('of two words that come at once on one figure and period the second is refused', async () => {
    const { store } = await open()
    await store.transact((tx) => registerAcme(tx))
    await store.transact((tx) => tx.figureWaivers.insert(NOVEMBER))
    const again = store.transact((tx) => tx.figureWaivers.insert({ ...NOVEMBER, id: 'w-2' }))
    await expect(again).rejects.toThrow(ConflictError)
  })
}
