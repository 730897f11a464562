import type { FactData } from '../../../src/domain/timeline/fact.ts'
import { expect, test } from 'vitest'
import type { Case } from '../../../src/domain/cases/case.ts'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import type { OpenStore } from './opened-store.ts'
import { ada, clock, insertPartner, ladder, openCase, partner, registerAcme, run, T0 } from './samples.ts'

/** From the first moment on three weeks: what came before counts nowhere. */
const FROM = T0 + 7 * DAY
const WEEKS = { from: FROM, mid: FROM + 7 * DAY, until: FROM + 14 * DAY }
const IDS = ['acme-id', 'globex-id', 'nobody-id']
const day = (number: number) => FROM + number * DAY

export function weeksContract(open: OpenStore): void {
  test('how many cases were opened, closed and open in two weeks is told of each partner, and which is the oldest', async () => {
    const { store } = await open()
    const opened = (number: number, at: number, partnerId = 'acme-id'): Case => ({
      ...openCase(number, { partnerId }),
      openedAt: day(at),
    })
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      const close = (number: number, at: number, over: number) =>
        tx.cases.insert({
          ...opened(number, at),
          ...{ status: 'resolved', resolvedAt: day(over), resolvedBy: ada, note: 'Fixed' },
        })
      await close(1, -6, -1)
      await close(2, -5, 3)
      await tx.cases.insert({
        ...opened(3, -4),
        ...{ status: 'withdrawn', endedAt: day(8), endedBy: ada, reason: 'Done' },
      })
      await tx.cases.insert(opened(4, 1))
      await close(5, 2, 15)
      await tx.cases.insert(opened(6, 9))
      await tx.cases.insert(opened(7, 14))
      await tx.cases.insert(opened(8, 13, 'globex-id'))
      const { openedAt } = opened(9, 7)
      await tx.cases.insert(opened(9, 7))
      // What was closed and is open again is not closed.
      await tx.cases.save({
        ...openCase(9),
        openedAt,
        status: 'resolved',
        resolvedAt: day(8),
        resolvedBy: ada,
        note: '',
        version: 2,
      })
      await tx.cases.save({ ...openCase(9), openedAt, status: 'in-progress', version: 3 })
    })
    expect(await store.read((view) => view.cases.inWeeks(IDS, WEEKS))).toEqual(
      new Map([
        [
          'acme-id',
          {
            before: { opened: 2, reopened: 0, closed: 1, open: 3, oldestAt: day(-4) },
            last: { opened: 2, reopened: 0, closed: 1, open: 4, oldestAt: day(1) },
          },
        ],
        [
          'globex-id',
          {
            before: { opened: 0, reopened: 0, closed: 0, open: 0 },
            last: { opened: 1, reopened: 0, closed: 0, open: 1, oldestAt: day(13) },
          },
        ],
      ]),
    )
    expect(await store.read((view) => view.cases.inWeeks([], WEEKS))).toEqual(new Map())
  })

  test('what was over and went on again counts in each week as it stood then', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      const again = async (number: number, kind: string, over: number, back: number, overAgain?: number) => {
        const status = overAgain === undefined ? 'in-progress' : 'resolved'
        const usual = { acknowledged: true, severity: 1 } as const
        const log: Case['log'] = [
          ...openCase(number).log,
          { ...usual, at: day(over), status: 'resolved', round: 1, by: 'partner' },
          { ...usual, at: day(back), status: 'in-progress', round: 2 },
          ...(overAgain === undefined ? [] : [{ ...usual, at: day(overAgain), status, round: 2 } as const]),
        ]
        const ended = { status, resolvedAt: day(overAgain ?? 0), resolvedBy: ada, note: '' } as const
        const stands =
          ended.status === 'resolved' ? { ...ended, status: ended.status } : { status: 'in-progress' as const }
        await tx.cases.insert({ ...openCase(number), openedAt: day(-5 + number / 10), log, ...stands })
        await tx.facts.append({
          ...{ partnerId: 'acme-id', at: day(back), subject: `CASE-${number}`, kind },
          ...{ data: {}, audience: 'shared' },
        })
      }
      await again(1, 'CaseReopened', 2, 9)
      await again(2, 'ResolutionStruck', 3, 4)
      await again(3, 'WithdrawalTakenBack', -2, 1)
      await again(4, 'MergeTakenBack', 5, 8, 10)
      await again(5, 'CaseReopened', 8, 9)
      await again(6, 'CaseReopened', -3, -2)
      await again(7, 'CaseReopened', 9, 15)
      await tx.cases.insert({ ...openCase(8), openedAt: day(-3) })
    })
    expect(await store.read((view) => view.cases.inWeeks(IDS, WEEKS))).toEqual(
      new Map([
        [
          'acme-id',
          {
            before: { opened: 0, reopened: 1, closed: 2, open: 6, oldestAt: day(-5 + 2 / 10) },
            last: { opened: 0, reopened: 1, closed: 1, open: 6, oldestAt: day(-5 + 1 / 10) },
          },
        ],
      ]),
    )
  })

  test('how many times ended, were kept and were overdue in two weeks is told of each partner', async () => {
    const { store } = await open()
    const breach = (at?: number): Partial<Clock> =>
      at === undefined ? {} : { breachedAt: day(at), counts: { at: day(at), met: false } }
    const stopped = (breached: number | undefined, at: number, met: boolean): Partial<Clock> => ({
      ...(met && { counts: { at: day(at), met } }),
      ...breach(breached),
      ...{ status: 'stopped', stoppedAt: day(at), met, dueAt: day(at), workedMs: 1 },
    })
    const running = (breached?: number): Partial<Clock> => ({
      ...breach(breached),
      ...{ status: 'running', dueAt: day(breached ?? 20) },
    })
    await store.transact(async (tx) => {
      await registerAcme(tx)
      const clocks: Partial<Clock>[] = [
        stopped(-3, -1, false),
        stopped(1, 3, false),
        stopped(2, 8, false),
        stopped(undefined, 2, true),
        stopped(undefined, 9, true),
        stopped(undefined, 14, true),
        running(9),
        running(15),
        running(),
        { status: 'void', voidedAt: day(9), breachedAt: day(8) },
        // Waived: it counts neither as kept nor as missed, whether it goes on or not.
        { status: 'running', dueAt: day(9), breachedAt: day(9) },
        { status: 'stopped', dueAt: day(9), breachedAt: day(9), stoppedAt: day(12), met: false, workedMs: 1 },
      ]
      for (const [at, change] of clocks.entries()) {
        await tx.cases.insert(openCase(at + 1))
        const { dueAt: _, status: __, ...usual } = { dueAt: 0, ...clock(`case-${at + 1}`, 'resolve', 1) }
        await tx.clocks.insert({ ...usual, ...change } as Clock)
      }
      // A second time of the same case that is overdue is no second overdue case, nor is another round of one a second that was missed.
      await tx.clocks.insert({ ...clock('case-7', 'resolve', 2), ...running(11) } as Clock)
      await tx.clocks.insert({ ...clock('case-7', 'acknowledge', 1), ...running(10) } as Clock)
    })
    expect(await store.read((view) => view.clocks.inWeeks(IDS, WEEKS))).toEqual(
      new Map([
        [
          'acme-id',
          {
            before: { overdue: 1, breaches: 2, met: 1, missed: 2 },
            last: { overdue: 1, breaches: 3, met: 1, missed: 2 },
          },
        ],
      ]),
    )
  })

  test('escalations that were exhausted count in the week in which they were, once each, taken up since or not', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      const exhausted = async (number: number, ...days: number[]) => {
        await tx.ladders.insert(ladder(number, `case-${number}`, 'manual'))
        for (const at of days)
          await tx.facts.append({
            ...{ partnerId: 'acme-id', at: day(at), subject: `ESC-${number}`, kind: 'EscalationExhausted' },
            ...{ data: {}, audience: 'shared' },
          })
      }
      await exhausted(1, -1)
      await exhausted(2, 2)
      await exhausted(12, 8, 9)
      await exhausted(3, 10)
      await exhausted(4)
      const climbing = { ...ladder(3, 'case-3', 'manual'), version: 2 }
      await tx.ladders.save({ ...climbing, status: 'resolved', resolvedAt: day(11), why: 'Done' })
    })
    expect(await store.read((view) => view.ladders.exhaustedInWeeks(IDS, WEEKS))).toEqual(
      new Map([['acme-id', { before: { exhausted: 1 }, last: { exhausted: 2 } }]]),
    )
  })

  test('how soon escalations were taken that began in a time is read from the record, in its order, by partner', async () => {
    const { store } = await open()
    const fact = (subject: string, kind: string, at: number, data: FactData) =>
      ({ partnerId: 'acme-id', at: day(at), subject, kind, data, audience: 'shared' }) as const
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.ladders.insert({ ...ladder(1, 'case-1', 'manual'), startedAt: day(2) })
      await tx.ladders.insert({ ...ladder(2, 'case-2', 'manual'), startedAt: day(9) })
      await tx.facts.append(fact('ESC-1', 'EscalationStarted', 2, { about: 'CASE-1' }))
      await tx.facts.append(fact('ESC-1', 'EscalationClimbed', 2, { side: 'internal', step: 1, cycle: 1 }))
      await tx.facts.append(fact('ESC-2', 'EscalationStarted', 9, { about: 'CASE-2' }))
      await tx.facts.append(fact('ESC-1', 'EscalationStepSkipped', 3, { side: 'partner', step: 1, cycle: 1 }))
      await tx.facts.append(fact('ESC-1', 'EscalationAcknowledged', 4, { side: 'internal', backBy: day(5) }))
      await tx.facts.append(fact('ESC-1', 'EscalationResolved', 11, { why: 'Done' }))
    })
    const read = (from: number, until: number, ids = IDS) =>
      store.read((view) => view.ladders.answersOf(ids, day(from), day(until)))
    expect(await read(2, 9)).toEqual(
      new Map([
        [
          'acme-id',
          [
            { number: 1, at: day(2), what: 'begun' },
            { number: 1, at: day(2), what: 'told', side: 'internal', step: 1 },
            { number: 1, at: day(4), what: 'taken', side: 'internal' },
            { number: 1, at: day(11), what: 'over' },
          ],
        ],
      ]),
    )
    expect((await read(2, 10)).get('acme-id')).toHaveLength(5)
    expect(await read(2, 10, ['globex-id'])).toEqual(new Map())
    expect(await read(2, 10, [])).toEqual(new Map())
  })

  test('the last health checks of several partners are found at once, so many of each, the newest first', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      for (const number of [1, 2, 3]) await tx.runs.insert(run(number, { openedAt: day(number) }))
      await tx.runs.insert({ ...run(4, { partnerId: 'globex-id' }), agreement: { id: 'globex-1', version: 1 } })
    })
    const found = await store.read((view) => view.runs.lastOfEach(IDS, 2))
    expect(found.map(({ number }) => number)).toEqual([4, 3, 2])
    expect(found[1]).toEqual(run(3, { openedAt: day(3) }))
  })
}
