import { expect, test } from 'vitest'
import type { CaseMark, MarkSaid } from '../../../src/domain/marks/case-mark.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { registerAcme, T0 } from './samples.ts'

const ADA = { personId: 'ada', name: 'Ada', side: 'internal' } as const

/** Said so many hours after T0. */
const mark = (hours: number, caseNumber: number, said: MarkSaid, standing: object = { status: 'asked' }) =>
  ({
    ...{ id: `k-${hours}`, partnerId: 'acme-id', caseId: `case-${caseNumber}`, caseNumber, side: 'internal', by: ADA },
    ...{ at: T0 + hours * HOUR, said, version: 1 },
    ...standing,
  }) as CaseMark

export function caseMarkContract(open: OpenStore): void {
  test('is found by its case, or by the other one of a link, and links by their partner, oldest first', async () => {
    const { store } = await open()
    const all = [
      mark(3, 1, { what: 'left-out', from: T0, to: T0 + HOUR }, { status: 'said', until: T0 + 50 * HOUR }),
      mark(2, 2, { what: 'one-fault', other: { id: 'case-1', number: 1 } }, { status: 'said', until: T0 + 50 * HOUR }),
      mark(1, 1, { what: 'failed-earlier', failedAt: T0 - HOUR }),
      mark(4, 3, { what: 'left-out', from: T0, to: T0 + HOUR }, { status: 'asked', closed: true }),
    ]
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const one of all) await tx.caseMarks.insert(one)
    })
    await store.read(async (view) => {
      const [first, second, third, fourth] = all
      expect(await view.caseMarks.ofCases(['case-1'])).toEqual([third, second, first])
      expect(await view.caseMarks.ofCases(['case-2', 'case-3'])).toEqual([second, fourth])
      expect(await view.caseMarks.ofCases([])).toEqual([])
      expect(await view.caseMarks.of('acme-id')).toEqual([third, second, first, fourth])
      expect(await view.caseMarks.of('globex-id')).toEqual([])
      expect(await view.caseMarks.links('acme-id')).toEqual([second])
      expect(await view.caseMarks.links('globex-id')).toEqual([])
    })
  })

  test('is saved over the version before alone', async () => {
    const { store } = await open()
    const asked = mark(1, 1, { what: 'failed-earlier', failedAt: T0 - HOUR })
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.caseMarks.insert(asked)
    })
    const accepted = mark(...([1, 1, asked.said] as const), {
      status: 'accepted',
      answeredAt: T0 + 2 * HOUR,
      answeredBy: { ...ADA, side: 'partner' },
      version: 2,
    })
    await store.transact((tx) => tx.caseMarks.save(accepted))
    expect(await store.read((view) => view.caseMarks.ofCases(['case-1']))).toEqual([accepted])
    await expect(store.transact((tx) => tx.caseMarks.save(accepted))).rejects.toThrow(ConflictError)
  })
}
