import { expect, test } from 'vitest'
import type { BookedEntry, LedgerDispute, PeriodClose } from '../../../src/domain/sla/ledger/period-close.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { registerAcme, T0 } from './samples.ts'

const CLOSED: PeriodClose = {
  ...{ id: 'p-1', partnerId: 'acme-id', side: 'partner', period: '2026-10', turn: 1, at: T0 },
  facts: {
    held: [{ agreement: 1, from: T0, days: 31 }],
    breaches: [{ objectiveId: 'o-1', caseId: 'c-1', label: 'CASE-1', at: T0, by: 0 }],
    figures: [
      {
        ...{ objectiveId: 'o-1', kind: 'clock', direction: 'at least', met: false, loweredBy: ['c-1'] },
        value: { top: '12345678901234567890', bottom: '7' },
      },
      { objectiveId: 'f-1', kind: 'measured', direction: 'at most', loweredBy: [] },
    ],
  },
}
const ANEW: PeriodClose = { ...CLOSED, id: 'p-2', turn: 2, facts: { ...CLOSED.facts, breaches: [] } }
const OURS: PeriodClose = { ...CLOSED, id: 'p-3', side: 'internal' }

const PENALTY: BookedEntry = {
  ...{ id: 'e-1', partnerId: 'acme-id', side: 'partner', seq: 1, period: '2026-10', word: 'penalty' },
  ...{ minor: -99_999_999_999_999, currency: 'EUR', at: T0 },
}
const CORRECTION: BookedEntry = {
  ...PENALTY,
  id: 'e-2',
  seq: 2,
  period: '2026-11',
  word: 'correction',
  minor: 3,
  of: '2026-10',
}
const BONUS: BookedEntry = { ...PENALTY, id: 'e-3', side: 'internal', word: 'bonus', minor: 5, objectiveId: 'f-1' }

const DISPUTE: LedgerDispute = {
  ...{ caseId: 'c-9', partnerId: 'acme-id', side: 'partner', period: '2026-10', line: 'o-1 c-1 breach' },
}

export function ledgerContract(open: OpenStore): void {
  test('what a period was judged by is kept to the last digit, each time it was computed anew', async () => {
    const { store } = await open()
    await store.transact((tx) => registerAcme(tx))
    await store.transact(async (tx) => {
      for (const one of [ANEW, OURS, CLOSED]) await tx.ledger.addClose(one)
    })
    await store.read(async (view) => {
      expect(await view.ledger.closesOf('acme-id')).toEqual([OURS, CLOSED, ANEW])
      expect(await view.ledger.closesOf('globex-id')).toEqual([])
    })
  })

  test('what is booked comes back in its order, of each side by itself, with the disputes about it', async () => {
    const { store } = await open()
    await store.transact((tx) => registerAcme(tx))
    await store.transact(async (tx) => {
      for (const one of [CORRECTION, BONUS, PENALTY]) await tx.ledger.addEntry(one)
      await tx.ledger.addDispute(DISPUTE)
    })
    await store.read(async (view) => {
      expect(await view.ledger.entriesOf('acme-id')).toEqual([BONUS, PENALTY, CORRECTION])
      expect(await view.ledger.disputesOf('acme-id')).toEqual([DISPUTE])
      expect(await view.ledger.disputesOf('globex-id')).toEqual([])
    })
  })

  test('of two that close or book at once the second is refused', async () => {
    const { store } = await open()
    await store.transact((tx) => registerAcme(tx))
    await store.transact(async (tx) => {
      await tx.ledger.addClose(CLOSED)
      await tx.ledger.addEntry(PENALTY)
    })
    const again = [
      store.transact((tx) => tx.ledger.addClose({ ...CLOSED, id: 'p-9' })),
      store.transact((tx) => tx.ledger.addEntry({ ...PENALTY, id: 'e-9' })),
    ]
    for (const one of again) await expect(one).rejects.toThrow(ConflictError)
  })
}
