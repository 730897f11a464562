import { expect, test } from 'vitest'
import { ConflictError } from '../../../src/ports/store/store.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import type { OpenProposal } from '../../../src/domain/terms/proposal.ts'
import { agreed } from '../../fixtures/terms.ts'
import type { OpenStore } from './opened-store.ts'
import { registerAcme, T0 } from './samples.ts'

const ADA = { personId: 'ada', name: 'Ada', side: 'internal' } as const
const PROPOSED: OpenProposal = {
  ...{ id: 'pr-1', partnerId: 'acme-id', status: 'open', proposedAt: T0, version: 1, proposedBy: ADA },
  patch: {
    objectives: [],
    figures: [],
    money: [],
    calendars: [{ name: 'nights', agreed: agreed(businessHours('Europe/Paris'), 'nights') }, { name: 'days' }],
    hours: { partner: 'nights' },
    ladders: [],
  },
  changes: [{ what: 'the hours of Acme', from: 'working hours', to: 'nights' }],
}

export function proposalsContract(open: OpenStore): void {
  test('one is open of each partner; what it proposes is read as it was written, and whoever ended it is known', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.proposals.insert(PROPOSED)
    })
    const [nights, days] = PROPOSED.patch.calendars
    const named = { ...nights!.agreed!.calendar, version: 1 }
    const read = {
      ...PROPOSED,
      patch: { ...PROPOSED.patch, calendars: [{ ...nights, agreed: { ...nights!.agreed, calendar: named } }, days] },
    }
    expect(await store.read((view) => view.proposals.openOf('acme-id'))).toEqual(read)
    expect(await store.read((view) => view.proposals.openAmong(['acme-id', 'globex-id']))).toEqual(new Set(['acme-id']))
    const another = store.transact((tx) => tx.proposals.insert({ ...PROPOSED, id: 'pr-2' }))
    await expect(another).rejects.toThrow(ConflictError)
    const declined = { ...PROPOSED, status: 'declined' as const, endedAt: T0 + 1, endedBy: ADA, version: 2 }
    await store.transact((tx) => tx.proposals.save(declined))
    await store.read(async (view) => {
      expect(await view.proposals.openOf('acme-id')).toBeUndefined()
      expect(await view.proposals.openAmong(['acme-id'])).toEqual(new Set())
      expect(await view.proposals.get('pr-1')).toMatchObject({ status: 'declined', endedBy: ADA, version: 2 })
      expect(await view.proposals.get('nothing')).toBeUndefined()
    })
    await expect(store.transact((tx) => tx.proposals.save(declined))).rejects.toThrow(ConflictError)
    await store.transact((tx) => tx.proposals.insert({ ...PROPOSED, id: 'pr-2' }))
    // Proposed in the same moment, the open one is the last.
    expect(await store.read((view) => view.proposals.lastOf('acme-id'))).toMatchObject({ id: 'pr-2' })
    await store.transact((tx) => tx.proposals.save({ ...PROPOSED, ...declined, id: 'pr-2', endedAt: T0 + 2 }))
    await store.transact((tx) => tx.proposals.insert({ ...PROPOSED, id: 'pr-0', proposedAt: T0 + 3 }))
    await store.read(async (view) => {
      expect(await view.proposals.lastOf('acme-id')).toMatchObject({ id: 'pr-0' })
      expect(await view.proposals.lastOf('nobody')).toBeUndefined()
    })
  })
}
