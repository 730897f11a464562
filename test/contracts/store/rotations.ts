import { expect, test } from 'vitest'
import { DAY } from '../../../src/domain/time/instant.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import { away, rotation } from '../../domain/rotations/rotation-kit.ts'
import type { OpenStore } from './opened-store.ts'
import { registerAcme, T0 } from './samples.ts'

export function rotationContract(open: OpenStore): void {
  test('a rotation is found by its partner, saved over the version before alone, and called so once on a side', async () => {
    const { store } = await open()
    const first = rotation()
    const other = rotation({ id: 'rotation-2', name: 'A desk', side: 'partner' })
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.rotations.insert(first)
      await tx.rotations.insert(other)
    })
    const of = () => store.read((view) => view.rotations.of('acme-id'))
    expect(await of()).toEqual([other, first])
    expect(await store.read((view) => view.rotations.of('globex-id'))).toEqual([])
    expect(await store.read((view) => view.rotations.get('rotation-2'))).toEqual(other)
    expect(await store.read((view) => view.rotations.get('rotation-9'))).toBeUndefined()
    const changed = { ...first, name: 'Primary', members: ['ana', null], version: 2 }
    await store.transact((tx) => tx.rotations.save(changed))
    expect(await of()).toEqual([other, changed])
    await expect(store.transact((tx) => tx.rotations.save(changed))).rejects.toThrow(ConflictError)
    await expect(store.transact((tx) => tx.rotations.remove(first))).rejects.toThrow(ConflictError)
    await store.transact((tx) => tx.rotations.remove(changed))
    expect(await of()).toEqual([other])
    const twin = rotation({ id: 'rotation-3', name: 'A desk', side: 'partner' })
    await expect(store.transact((tx) => tx.rotations.insert(twin))).rejects.toThrow(ConflictError)
  })

  test('an absence stands until it is over, ended or taken back, in the order in which they were said', async () => {
    const { store } = await open()
    const later = {
      ...away('ana', ['2026-12-01T09:00', '2026-12-04T09:00'], { delegateId: 'ben' }),
      id: 'b',
      saidAt: T0 + 2,
    }
    const first = { ...later, id: 'a', personId: 'ben', saidAt: T0 + 1 }
    const { delegateId: _, ...alone } = { ...later, id: 'c', saidAt: T0 + 3 }
    await store.transact(async (tx) => {
      for (const one of [later, first, alone]) await tx.absences.insert(one)
    })
    const notOver = (at: number) => store.read((view) => view.absences.notOver(at))
    expect(await notOver(later.to - 1)).toEqual([first, later, alone])
    expect(await notOver(later.to)).toEqual([])
    await store.transact((tx) => tx.absences.end('a', later.from + DAY))
    await store.transact((tx) => tx.absences.remove('b'))
    expect(await notOver(later.from)).toEqual([{ ...first, to: later.from + DAY }, alone])
    const prune = (before: number) => store.transact((tx) => tx.retention.prune('absences', before, 9))
    expect([await prune(later.from), await prune(later.to)]).toEqual([0, 1])
  })
}
