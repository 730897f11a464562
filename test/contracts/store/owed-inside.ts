import { expect, test } from 'vitest'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import type { Objective } from '../../../src/domain/terms/objective.ts'
import { promise } from '../../fixtures/terms.ts'
import type { OpenStore } from './opened-store.ts'
import { ada, clock, insertPartner, openCase, partner, person, T0, TERMS } from './samples.ts'

const OWED: Objective = { ...promise({ obligor: { team: 'Platform' }, audience: 'internal' }), id: 'o-inside' }

/** Each is what some question looks for, were it between the companies. */
const INSIDE: Partial<Clock>[] = [
  { status: 'running', dueAt: T0 + 10 },
  { status: 'running', dueAt: T0 + 11, breachedAt: T0 + 11, counts: { at: T0 + 11, met: false } },
  { status: 'stopped', stoppedAt: T0 + 12, dueAt: T0 + 20, met: true, workedMs: 1, counts: { at: T0 + 12, met: true } },
  { status: 'running', dueAt: T0 + 13, breachedAt: T0 + 13, waived: { at: T0 + 14, by: ada } },
]

export function owedInsideContract(open: OpenStore): void {
  test('what a team of ours owes is in no answer but those that ask for it', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await insertPartner(tx, partner({ terms: { ...TERMS, objectives: [...TERMS.objectives, OWED] } }))
      await tx.people.insert(person('ada', { name: 'Ada' }), [])
      for (const number of [1, 2]) await tx.cases.insert(openCase(number))
      for (const [at, change] of INSIDE.entries()) {
        const { dueAt: _, status: __, ...usual } = { dueAt: 0, ...clock('case-1', 'resolve', at + 1) }
        await tx.clocks.insert({
          ...usual,
          ...change,
          id: `inside-${at}`,
          obligor: 'internal',
          objective: OWED,
        } as Clock)
      }
      // The same measure, round and side between the companies stands beside it.
      await tx.clocks.insert({ ...clock('case-1', 'resolve', 1), obligor: 'internal' })
    })
    const found = await store.read(async ({ clocks, cases }) => ({
      ofSubject: (await clocks.ofSubject('case', 'case-1')).map(({ id }) => id),
      ofSubjects: (await clocks.ofSubjects('case', ['case-1', 'case-2'])).map(({ id }) => id),
      countedIn: await clocks.countedIn('acme-id', T0, T0 + 99),
      waivedSince: await clocks.waivedSince('acme-id', T0),
      overdueThrough: await clocks.overdueThrough('acme-id', T0 + 50, T0 + 99),
      goingOn: await clocks.missedAndGoingOn('acme-id', ['o-inside'], { before: T0 + 50, until: T0 + 99 }),
      inWeeks: [...(await clocks.inWeeks(['acme-id'], { from: T0, mid: T0 + 5, until: T0 + 99 })).values()],
      due: (await cases.due({ from: T0, until: T0 + 99, limit: 9 })).length,
    }))
    const none = { overdue: 0, breaches: 0, met: 0, missed: 0 }
    expect(found).toEqual({
      ...{ ofSubject: ['case-1-resolve-1'], ofSubjects: ['case-1-resolve-1'], countedIn: [], waivedSince: [] },
      ...{ overdueThrough: [], goingOn: [], inWeeks: [{ before: none, last: none }], due: 0 },
    })
    const inside = await store.read(async ({ clocks }) => ({
      of: (await clocks.insideOf('case', ['case-1', 'case-2'])).map(({ id }) => id),
      none: await clocks.insideOf('case', ['case-2']),
      one: (await clocks.get('inside-0'))?.objective.obligor,
      counted: (await clocks.insideCountedIn('acme-id', T0, T0 + 99)).map(({ at, met }) => [at - T0, met]),
      overdue: (await clocks.insideOverdueThrough('acme-id', T0 + 50, T0 + 99)).map(({ since }) => since - T0),
    }))
    expect(inside).toEqual({
      ...{ of: ['inside-0', 'inside-1', 'inside-2', 'inside-3'], none: [], one: { team: 'Platform' } },
      counted: [
        [11, false],
        [12, true],
      ],
      overdue: [11],
    })
  })

  test('that there was none inside is known no more once there is one, and what is saved is told as it is then', async () => {
    const { store } = await open()
    const one = { ...clock('case-1', 'resolve', 1), id: 'inside', obligor: 'internal', objective: OWED } as const
    await store.transact(async (tx) => {
      await insertPartner(tx, partner({ terms: { ...TERMS, objectives: [...TERMS.objectives, OWED] } }))
      await tx.cases.insert(openCase(1))
      await tx.clocks.ofSubject('case', 'case-1')
      expect(await tx.clocks.insideOf('case', ['case-1'])).toEqual([])
      await tx.clocks.insert(one)
      expect(await tx.clocks.insideOf('case', ['case-1'])).toHaveLength(1)
      await tx.clocks.save({ ...one, warnedPercents: [75], version: one.version + 1 })
      expect(await tx.clocks.insideOf('case', ['case-1'])).toMatchObject([{ warnedPercents: [75] }])
    })
  })
}
