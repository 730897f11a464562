import { expect, test } from 'vitest'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { Maintenance } from '../../../src/domain/maintenance/maintenance.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import type { OpenStore } from './opened-store.ts'
import { registerAcme, T0 } from './samples.ts'

const ADA = { personId: 'ada', name: 'Ada', side: 'internal' } as const

/** From so many hours after T0, for two. */
const window = (number: number, from: number, change: object = {}): Maintenance => ({
  ...{ id: `m-${number}`, number, partnerId: 'acme-id', side: 'internal', title: 'DB upgrade', status: 'announced' },
  ...{ from: T0 + from * HOUR, to: T0 + (from + 2) * HOUR, announcedAt: T0, announcedBy: ADA, version: 1 },
  ...change,
})

export function maintenanceContract(open: OpenStore): void {
  test('is found by its number and by its time, which is half open, unless it is cancelled', async () => {
    const { store } = await open()
    const all = [
      window(1, 10),
      window(2, 4, { side: 'partner', service: 'Orders API' }),
      window(3, 5, { status: 'cancelled', cancelledAt: T0 }),
      window(4, 4, { status: 'confirmed', answeredAt: T0, answeredBy: { ...ADA, side: 'partner' } }),
    ]
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const one of all) await tx.maintenance.insert(one)
    })
    await store.read(async (view) => {
      expect(await view.maintenance.byNumber(2)).toEqual(all[1])
      expect(await view.maintenance.get('m-4')).toEqual(all[3])
      expect(await view.maintenance.get('nothing')).toBeUndefined()
      const meeting = async (from: number, to: number) =>
        (await view.maintenance.meeting('acme-id', { from: T0 + from * HOUR, to: T0 + to * HOUR })).map(
          ({ number }) => number,
        )
      expect(await meeting(0, 24)).toEqual([2, 4, 1])
      expect(await meeting(6, 10)).toEqual([])
      expect(await meeting(5, 6)).toEqual([2, 4])
      expect(await meeting(11, 12)).toEqual([1])
      expect(await view.maintenance.meeting('globex-id', { from: T0, to: T0 + 24 * HOUR })).toEqual([])
      const standing = async (hours: number) =>
        (await view.maintenance.standing(['acme-id', 'globex-id'], T0 + hours * HOUR)).map(({ number }) => number)
      expect(await standing(5)).toEqual([2, 4, 1])
      expect(await standing(6)).toEqual([1])
      expect(await view.maintenance.standing([], T0)).toEqual([])
      const past = async (hours: number, limit: number) =>
        (await view.maintenance.past('acme-id', T0 + hours * HOUR, limit)).map(({ number }) => number)
      expect(await past(6, 9)).toEqual([4, 3, 2])
      expect(await past(6, 2)).toEqual([4, 3])
      expect(await past(0, 9)).toEqual([3])
      expect(await view.maintenance.statusesOf('acme-id')).toEqual([
        { number: 1, status: 'announced' },
        { number: 2, status: 'announced' },
        { number: 3, status: 'cancelled' },
        { number: 4, status: 'confirmed' },
      ])
    })
  })

  test('is saved over the version before alone', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.maintenance.insert(window(1, 10))
    })
    const moved = window(1, 20, { version: 2 })
    await store.transact((tx) => tx.maintenance.save(moved))
    expect(await store.read((view) => view.maintenance.get('m-1'))).toEqual(moved)
    expect(await store.read((view) => view.maintenance.standing(['acme-id'], T0 + 15 * HOUR))).toEqual([moved])
    await expect(store.transact((tx) => tx.maintenance.save(moved))).rejects.toThrow(ConflictError)
  })
}
