import { expect, test } from 'vitest'
import type { OpenStore } from './opened-store.ts'
import { T0, level, timer } from './samples.ts'

export function timerContract(open: OpenStore): void {
  test('setting a key again replaces its timer', async () => {
    const { store } = await open()
    const later = timer('a', T0 + 5, { matter: level(100) })
    await store.transact(async (tx) => {
      await tx.timers.set(timer('a', T0))
      await tx.timers.set(later)
    })
    expect(await store.read((view) => view.timers.list(9))).toEqual([later])
  })

  test('the earliest due comes first, those of one instant in the order of setting', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.timers.set(timer('z', T0 + 1))
      await tx.timers.set(timer('m', T0 + 1))
      await tx.timers.set(timer('a', T0 + 1))
      await tx.timers.set(timer('late', T0 + 1_000))
      await tx.timers.set(timer('early', T0))
      await tx.timers.set(timer('z', T0 + 1))
    })
    await store.read(async (view) => {
      expect((await view.timers.list(9)).map(({ key }) => key)).toEqual(['early', 'm', 'a', 'z', 'late'])
      expect((await view.timers.list(2)).map(({ key }) => key)).toEqual(['early', 'm'])
      expect((await view.timers.earliest())?.key).toBe('early')
      expect(await view.timers.nextDueAt()).toBe(T0)
    })
    await store.transact((tx) => tx.timers.cancel('early'))
    await store.read(async (view) => {
      expect((await view.timers.earliest())?.key).toBe('m')
      expect(await view.timers.nextDueAt()).toBe(T0 + 1)
    })
  })

  test('a timer is read by its key, and taken once, as it was read', async () => {
    const { store } = await open()
    const before = timer('a', T0)
    const after = timer('a', T0 + 5)
    await store.transact(async (tx) => {
      await tx.timers.set(before)
      await tx.timers.set(after)
      expect(await tx.timers.get('a')).toEqual(after)
      expect(await tx.timers.get('b')).toBeUndefined()
      expect(await tx.timers.take(before)).toBe(false)
      expect(await tx.timers.take(after)).toBe(true)
      expect(await tx.timers.take(after)).toBe(false)
    })
  })

  test('all timers of one subject and kind are cancelled together, and no others', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.timers.set(timer('75', T0))
      await tx.timers.set(timer('100', T0))
      await tx.timers.set(timer('other subject', T0, { subjectId: 'clock-2' }))
      await tx.timers.set(timer('other kind', T0, { matter: { kind: 'escalation.wait', data: { side: 'internal' } } }))
      await tx.timers.cancelAll('sla.level', 'clock-1')
      await tx.timers.cancel('never set')
    })
    const left = await store.read((view) => view.timers.list(9))
    expect(left.map(({ key }) => key)).toEqual(['other subject', 'other kind'])
  })
}
