import { expect, test } from 'vitest'
import type { CorrectiveAction } from '../../../src/domain/corrective/corrective-action.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { insertPartner, partner, registerAcme, T0 } from './samples.ts'

const ADA = { personId: 'ada', name: 'Ada', side: 'internal' } as const
const BO = { personId: 'bo', name: 'somebody', side: 'partner' } as const

function asked(number: number, change: Partial<CorrectiveAction> = {}): CorrectiveAction {
  return {
    ...{ id: `action-${number}`, number, partnerId: 'acme-id', title: `What will change after CASE-${number}?` },
    source: { kind: 'case', id: `case-${number}`, label: `CASE-${number}` },
    ...{ side: 'internal', owner: ADA, audience: 'shared', causes: [`clock-${number}`], askedAt: T0, version: 1 },
    ...{ status: 'asked', acceptBy: T0 + 1 },
    ...change,
  } as CorrectiveAction
}

export function correctiveActionContract(open: OpenStore): void {
  test('an action is read as it was written, by its id, its number and its source, with its people as they are called now', async () => {
    const { store } = await open()
    const { source: _, ...byHand } = asked(2, { askedBy: ADA })
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.correctiveActions.insert(asked(3))
      await tx.correctiveActions.insert(byHand)
    })
    await store.read(async (view) => {
      expect(await view.correctiveActions.get('action-3')).toEqual(asked(3))
      expect(await view.correctiveActions.byNumber(2)).toEqual(byHand)
      expect(await view.correctiveActions.byNumber(9)).toBeUndefined()
      expect(await view.correctiveActions.get('nothing')).toBeUndefined()
      expect(await view.correctiveActions.ofSources(['case-3', 'case-9'])).toEqual([asked(3)])
      expect(await view.correctiveActions.ofSources([])).toEqual([])
    })
  })

  test('those of which something is still to come are found by partner and by whoever owns them', async () => {
    const { store } = await open()
    const before = { status: 'open', acceptedAt: T0, acceptedBy: BO, said: 'It rotates', dueAt: T0 + 9 } as const
    const { acceptBy: __, ...common } = asked(4) as CorrectiveAction & { status: 'asked' }
    const done: CorrectiveAction = {
      ...{ ...common, status: 'done', endedAt: T0 + 2, endedBy: BO, note: 'Done', before },
    }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      await tx.correctiveActions.insert(asked(5))
      await tx.correctiveActions.insert(asked(4))
      await tx.correctiveActions.insert(asked(6, { partnerId: 'globex-id', owner: BO }))
      await tx.correctiveActions.save({ ...done, version: 2 })
    })
    await expect(store.transact((tx) => tx.correctiveActions.save({ ...done, version: 2 }))).rejects.toThrow(
      ConflictError,
    )
    await store.read(async (view) => {
      const numbers = (actions: CorrectiveAction[]) => actions.map(({ number }) => number).toSorted((a, b) => a - b)
      const asking = async (of: Parameters<typeof view.correctiveActions.asking>[0]) =>
        numbers(await view.correctiveActions.asking(of))
      expect(numbers(await view.correctiveActions.unfinished('acme-id'))).toEqual([5])
      expect(await asking({ partnerIds: ['acme-id'] })).toEqual([5])
      expect(await asking({ partnerIds: [], personId: 'bo' })).toEqual([6])
      expect(await asking({ partnerIds: ['globex-id'], personId: 'ada' })).toEqual([5, 6])
      expect(await view.correctiveActions.statusesOf('acme-id')).toEqual([
        { number: 4, status: 'done' },
        { number: 5, status: 'asked' },
      ])
      expect((await view.erasure.statesNaming(['bo'])).actions.toSorted()).toEqual(['action-4', 'action-6'])
    })
  })
}
