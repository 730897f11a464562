import { expect, test } from 'vitest'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { T0 } from './samples.ts'

const HELD = {
  id: 'held-1',
  personId: 'mia',
  action: 'case.open',
  request: { subject: 'acme', values: { title: 'Orders “late”', severity: '1' } },
  askedAt: T0,
}

export function heldContract(open: OpenStore): void {
  test('a held request is found as it was asked, and is done once, however many confirm it at once', async () => {
    const { store, another } = await open()
    const other = await another()
    await store.transact((tx) => tx.held.insert(HELD))
    expect(await store.read((view) => view.held.get('held-1'))).toEqual(HELD)
    expect(await store.read((view) => view.held.get('held-2'))).toBeUndefined()
    const confirm = (index: number): Promise<string> =>
      (index % 2 === 0 ? store : other).transact(async (tx) => {
        const done = (await tx.held.get('held-1'))?.done
        if (done !== undefined) return done
        const said = `CASE-${await tx.counters.next('case')} is open.`
        await tx.held.finish('held-1', said)
        return said
      })
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => confirm(index)))
    expect(new Set(answers)).toEqual(new Set(['CASE-1 is open.']))
    await expect(store.transact((tx) => tx.held.finish('held-1', 'again'))).rejects.toThrow(ConflictError)
  })

  test('the alarms of a person are those after the moment, oldest first', async () => {
    const { store } = await open()
    const alarm = (caseId: string, at: number, personId = 'mia') => ({
      personId,
      caseId,
      at,
      opened: true,
      severe: false,
    })
    await store.transact(async (tx) => {
      for (const one of [alarm('b', T0 + 2), alarm('a', T0 + 1), alarm('old', T0), alarm('x', T0 + 2, 'tom')])
        await tx.alarms.add(one)
    })
    expect(await store.read((view) => view.alarms.since('mia', T0))).toEqual([alarm('a', T0 + 1), alarm('b', T0 + 2)])
  })

  test('only what is older than the moment is forgotten', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.held.insert(HELD)
      await tx.held.insert({ ...HELD, id: 'held-2', askedAt: T0 + 10 })
      await tx.alarms.add({ personId: 'mia', caseId: 'a', at: T0, opened: true, severe: true })
      await tx.alarms.add({ personId: 'mia', caseId: 'b', at: T0 + 10, opened: true, severe: true })
    })
    expect(
      await store.transact(async ({ retention }) => [
        await retention.prune('held requests', T0 + 10, 9),
        await retention.prune('alarms', T0 + 10, 9),
      ]),
    ).toEqual([1, 1])
    await store.read(async (view) => {
      expect(await view.held.get('held-1')).toBeUndefined()
      expect(await view.held.get('held-2')).toBeDefined()
      expect((await view.alarms.since('mia', 0)).map(({ caseId }) => caseId)).toEqual(['b'])
    })
  })
}
