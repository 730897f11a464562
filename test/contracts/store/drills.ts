import { expect, test } from 'vitest'
import { type Drills, noDrills } from '../../../src/domain/drills/drill.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { registerAcme, T0 } from './samples.ts'

const FIRST: Drills = {
  ...{ ...noDrills('acme-id'), version: 1, hour: { partner: { time: '10:00', zone: 'Europe/Paris' } }, monthlyAt: T0 },
  agreed: { internal: { personId: 'ada', at: T0 } },
  drills: [
    {
      ...{ number: 1, beganAt: T0, end: { at: T0, how: 'stopped', why: 'ESC-1 is real.' } },
      sides: { internal: { state: 'over' }, partner: { state: 'calls', step: 0, until: T0 } },
      told: [{ side: 'partner', step: 0, at: T0, people: ['mia'], away: [{ personId: 'leo', instead: 'mia' }] }],
      calls: [{ side: 'partner', to: 'mia', step: 0, at: T0, arrived: true, answered: { personId: 'mia', at: T0 } }],
    },
  ],
}

export function drillContract(open: OpenStore): void {
  test('there are none before they are agreed, and then what was saved last', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      expect(await tx.drills.of('acme-id')).toBeUndefined()
      await tx.drills.save(FIRST)
    })
    expect(await store.read((view) => view.drills.of('acme-id'))).toEqual(FIRST)
    const next = { ...FIRST, agreed: {}, version: 2 }
    await store.transact((tx) => tx.drills.save(next))
    expect(await store.read((view) => view.drills.of('acme-id'))).toEqual(next)
    expect(await store.read((view) => view.drills.of('globex-id'))).toBeUndefined()
    expect(await store.read((view) => view.drills.ofEach(['globex-id', 'acme-id']))).toEqual([next])
    expect(await store.read((view) => view.drills.ofEach([]))).toEqual([])
  })

  test('are saved over the version before alone', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.drills.save(FIRST)
    })
    await store.transact((tx) => tx.drills.save({ ...FIRST, version: 2 }))
    await expect(store.transact((tx) => tx.drills.save({ ...FIRST, version: 2 }))).rejects.toThrow(ConflictError)
  })
}
