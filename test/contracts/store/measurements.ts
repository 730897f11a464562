import { expect, test } from 'vitest'
import type { Measurement } from '../../../src/domain/sla/figures/measurement.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { insertPartner, partner, registerAcme, T0 } from './samples.ts'

const FIRST: Measurement = {
  ...{ id: 'm-1', partnerId: 'acme-id', figureId: 'f-1', period: '2026-10', turn: 1 },
  ...{ value: '999999999999.999999', side: 'partner', personId: 'ravi', via: 'slack', at: T0, late: false },
}
const { personId: _, ...BY_NOBODY } = FIRST
const CORRECTED: Measurement = { ...BY_NOBODY, id: 'm-2', turn: 2, value: '-0.000001', side: 'internal', late: true }

export function measurementsContract(open: OpenStore): void {
  test('what was reported of figures is kept to the last digit, with every correction in turn', async () => {
    const { store } = await open()
    await store.transact((tx) => registerAcme(tx))
    const other = { ...BY_NOBODY, id: 'm-3', period: '2026-Q3' }
    await store.transact(async (tx) => {
      for (const one of [CORRECTED, other, FIRST]) await tx.measurements.insert(one)
    })
    await store.read(async (view) => {
      expect(await view.measurements.inPeriods(['acme-id'], ['2026-10'])).toEqual([FIRST, CORRECTED])
      expect(await view.measurements.inPeriods(['acme-id', 'globex-id'], ['2026-10', '2026-Q3'])).toEqual([
        FIRST,
        CORRECTED,
        other,
      ])
      for (const [partners, periods] of [
        [[], ['2026-10']],
        [['acme-id'], []],
        [['acme-id'], ['2026']],
      ])
        expect(await view.measurements.inPeriods(partners!, periods!)).toEqual([])
    })
  })

  test('of two that come at once for the same turn the second is refused', async () => {
    const { store } = await open()
    await store.transact((tx) => registerAcme(tx))
    await store.transact((tx) => tx.measurements.insert(FIRST))
    await expect(store.transact((tx) => tx.measurements.insert({ ...FIRST, id: 'm-2' }))).rejects.toThrow(ConflictError)
  })

  test('the versions of several agreements are read together, each by its partner', async () => {
    const { store } = await open()
    const globex = partner({
      id: 'globex-id',
      slug: 'globex',
      name: 'Globex',
      agreement: { id: 'globex-1', version: 1 },
    })
    await store.transact((tx) => registerAcme(tx))
    await store.transact((tx) => insertPartner(tx, globex))
    await store.read(async (view) => {
      const each = await view.agreements.ofEach(['globex-id', 'acme-id', 'nobody'])
      expect([...each.keys()].toSorted()).toEqual(['acme-id', 'globex-id'])
      expect(each.get('acme-id')).toEqual(await view.agreements.of('acme-id'))
      expect(await view.agreements.ofEach([])).toEqual(new Map())
    })
  })
}
