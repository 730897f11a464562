import { expect, test } from 'vitest'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import type { OpenStore } from './opened-store.ts'
import { clock, fact, insertPartner, ladder, openCase, partner, registerAcme, run, T0 } from './samples.ts'

const IDS = ['acme-id', 'globex-id']
const SINCE = T0 + 10 * DAY
const day = (number: number) => T0 + number * DAY

/** What is read of several partnerships at once, from a moment on. */
export function historiesContract(open: OpenStore): void {
  test('cases, escalations and closed health checks of several partners are found from a moment on, the oldest first', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const slug of ['globex', 'initech']) await insertPartner(tx, partner({ id: `${slug}-id`, slug }))
      const opened = (number: number, at: number, partnerId = 'acme-id') =>
        tx.cases.insert({ ...openCase(number, { partnerId }), openedAt: day(at) })
      await opened(1, 9)
      await opened(2, 10)
      await opened(3, 12, 'globex-id')
      await opened(4, 11, 'initech-id')
      for (const [number, at] of [
        [1, 9],
        [2, 12],
        [3, 11],
      ] as const)
        await tx.ladders.insert({ ...ladder(number, `case-${number}`, 'manual'), startedAt: day(at) })
      const responses = { internal: { answered: 0, asked: 1 }, partner: { answered: 0, asked: 0 } }
      const result = { dimensions: [], band: 'insufficient data' as const, responses, flags: [] }
      const closed = (number: number, at: number) =>
        tx.runs.insert({ ...run(number, { openedAt: day(at) }), status: 'closed', closedAt: day(at + 1), result })
      await closed(1, 9)
      await closed(2, 11)
      await closed(3, 12)
      await tx.runs.insert(run(4, { openedAt: day(13) }))
    })
    const numbers = (all: { number: number }[]) => all.map(({ number }) => number)
    await store.read(async (view) => {
      expect(numbers(await view.cases.openedSince(IDS, SINCE))).toEqual([2, 3])
      expect(numbers(await view.ladders.startedSince(IDS, SINCE))).toEqual([3, 2])
      expect(numbers(await view.runs.closedSince(IDS, SINCE))).toEqual([2, 3])
      expect(await view.cases.openedSince([], SINCE)).toEqual([])
      expect(await view.ladders.startedSince([], SINCE)).toEqual([])
      expect(await view.runs.closedSince([], SINCE)).toEqual([])
    })
  })

  test('what the side of several partners owed is found as it counts, and nothing that we or a team of ours owe', async () => {
    const { store } = await open()
    const counted = (number: number, at: number, met: boolean, owes: Partial<Clock> = {}): Clock => {
      const { dueAt: _, status: __, ...usual } = { dueAt: 0, ...clock(`case-${number}`, 'resolve', 1) }
      const ended = { status: 'stopped', stoppedAt: day(at), dueAt: day(at), met, workedMs: 1 } as const
      return { ...usual, ...ended, counts: { at: day(at), met }, ...owes } as Clock
    }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const number of [1, 2, 3, 4, 5]) await tx.cases.insert(openCase(number))
      await tx.clocks.insert(counted(1, 9, true))
      await tx.clocks.insert(counted(2, 13, false))
      await tx.clocks.insert(counted(3, 12, true))
      await tx.clocks.insert(counted(4, 12, true, { obligor: 'internal' }))
      await tx.clocks.insert(clock('case-5', 'resolve', 1))
    })
    expect(await store.read((view) => view.clocks.owedSince(IDS, SINCE))).toEqual([
      { partnerId: 'acme-id', at: day(12), met: true },
      { partnerId: 'acme-id', at: day(13), met: false },
    ])
    expect(await store.read((view) => view.clocks.owedSince([], SINCE))).toEqual([])
  })

  test('facts of some kinds about several partners come in the order of recording, as they were appended', async () => {
    const { store } = await open()
    const appended = await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const slug of ['globex', 'initech']) await insertPartner(tx, partner({ id: `${slug}-id`, slug }))
      return [
        await tx.facts.append(fact('PersonNamed', { data: { name: { person: 'ada', name: 'Ada' }, role: 'sponsor' } })),
        await tx.facts.append(fact('Other')),
        await tx.facts.append(fact('PartnerEnded', { partnerId: 'globex-id', audience: 'internal', at: 5 })),
        await tx.facts.append(fact('PartnerEnded', { partnerId: 'initech-id' })),
      ]
    })
    await store.read(async (view) => {
      expect(await view.facts.ofKinds(IDS, ['PersonNamed', 'PartnerEnded'])).toEqual([appended[0], appended[2]])
      expect(await view.facts.ofKinds([], ['PersonNamed'])).toEqual([])
    })
  })
}
