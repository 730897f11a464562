import { expect, test } from 'vitest'
import type { StoredAnswer } from '../../../src/ports/inbound.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { T0 } from './samples.ts'

const FORM = { platform: 'slack', tenantId: 'T0', userId: 'U1', key: 'k-1' } as const
const TAKEN: StoredAnswer = { kind: 'notice', text: 'CASE-1 is open.' }

export function formContract(open: OpenStore): void {
  test('a form answers what its first submission came to, to whoever opened it', async () => {
    const { store } = await open()
    expect(await store.read((view) => view.forms.resultOf(FORM))).toBeUndefined()
    await store.transact((tx) => tx.forms.keep(FORM, TAKEN, T0))
    await store.read(async (view) => {
      expect(await view.forms.resultOf(FORM)).toEqual(TAKEN)
      for (const other of [{ key: 'k-2' }, { userId: 'U2' }, { platform: 'teams' as const }])
        expect(await view.forms.resultOf({ ...FORM, ...other })).toBeUndefined()
    })
  })

  test('of submissions that come at once only the first is kept, and the others see it', async () => {
    const { store, another } = await open()
    const other = await another()
    const submit = (index: number): Promise<StoredAnswer> =>
      (index % 2 === 0 ? store : other).transact(async (tx) => {
        const before = await tx.forms.resultOf(FORM)
        if (before) return before
        const answer: StoredAnswer = { kind: 'notice', text: `CASE-${await tx.counters.next('case')} is open.` }
        await tx.forms.keep(FORM, answer, T0)
        return answer
      })
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => submit(index)))
    expect(answers).toEqual(Array.from({ length: 8 }, () => TAKEN))
    expect(await store.transact((tx) => tx.counters.next('case'))).toBe(2)
  })

  test('a second result of the same form is refused', async () => {
    const { store } = await open()
    await store.transact((tx) => tx.forms.keep(FORM, TAKEN, T0))
    await expect(store.transact((tx) => tx.forms.keep(FORM, TAKEN, T0))).rejects.toThrow(ConflictError)
  })

  test('only what was submitted before the moment is forgotten', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.forms.keep(FORM, TAKEN, T0)
      await tx.forms.keep({ ...FORM, key: 'k-2' }, TAKEN, T0 + 10)
    })
    expect(await store.transact((tx) => tx.retention.prune('forms', T0 + 10, 9))).toBe(1)
    expect(await store.read((view) => view.forms.resultOf(FORM))).toBeUndefined()
    expect(await store.read((view) => view.forms.resultOf({ ...FORM, key: 'k-2' }))).toEqual(TAKEN)
  })
}
