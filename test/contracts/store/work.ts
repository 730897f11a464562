import { expect, test } from 'vitest'
import type { Case } from '../../../src/domain/cases/case.ts'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { queueKeyOf } from '../../../src/ports/store/outbox.ts'
import { ConflictError, type Tx } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import {
  ada,
  clock,
  insertPartner,
  ladder,
  openCase,
  partner,
  registerAcme,
  resolved,
  run,
  T0,
  person,
} from './samples.ts'

const OF_ALL = { audience: 'everybody' as const }

export function workContract(open: OpenStore): void {
  test('how the cases, escalations and health checks of one partner stand is told by their numbers', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      await tx.cases.insert(openCase(11))
      await tx.cases.insert(openCase(9))
      await tx.cases.insert(openCase(10, { partnerId: 'globex-id' }))
      await tx.cases.save(resolved(openCase(11), 2))
      await tx.ladders.insert(ladder(1, 'case-9', 'manual'))
      await tx.runs.insert(run(1))
    })
    await store.read(async (view) => {
      expect(await view.cases.statusesOf('acme-id')).toEqual([
        { number: 9, status: 'open' },
        { number: 11, status: 'resolved' },
      ])
      expect(await view.ladders.statusesOf('acme-id')).toEqual([{ number: 1, status: 'open' }])
      expect(await view.runs.statusesOf('acme-id')).toEqual([{ number: 1, status: 'open' }])
      expect(await view.ladders.statusesOf('globex-id')).toEqual([])
    })
  })

  test('cases whose resolution waits for a word are found by the timer of its silence, by partner', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      for (const opened of [openCase(9), openCase(10, { partnerId: 'globex-id' }), openCase(11), openCase(12)])
        await tx.cases.insert(opened)
      const silent = (id: string) => ({ key: `case.silence:${id}`, subjectId: id, dueAt: 0, data: {} })
      for (const id of ['case-12', 'case-10', 'case-9']) await tx.timers.set({ ...silent(id), kind: 'case.silence' })
    })
    await store.read(async (view) => {
      expect((await view.cases.unconfirmed('acme-id')).map(({ number }) => number)).toEqual([9, 12])
      expect(await view.cases.unconfirmed('nobody')).toEqual([])
    })
  })

  test('cases that touch a stretch are found by when they were opened and over, with those merged into them before', async () => {
    const { store } = await open()
    const at = (hours: number) => T0 + hours * HOUR
    const from = (number: number, hours: number, change: Partial<Case> = {}): Case => ({
      ...openCase(number, change),
      openedAt: at(hours),
    })
    const merged = (one: Case, into: number, hours: number): Case => ({
      ...{ ...one, status: 'merged', version: 2, endedAt: at(hours), endedBy: one.openedBy },
      into: { id: `case-${into}`, number: into },
    })
    const over = (one: Case, hours: number): Case => ({
      ...resolved(openCase(one.number), 2),
      ...{ openedAt: one.openedAt, resolvedAt: at(hours) },
    })
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      const all = [from(1, 0), from(2, 1), from(3, 1), from(4, 2), from(5, 3), from(6, 20)]
      for (const one of [...all, from(7, 2, { partnerId: 'globex-id' })]) await tx.cases.insert(one)
      // The first was over long before, the second ends as the stretch begins, and the fourth went into the second, the fifth into the first.
      await tx.cases.save(over(from(1, 0), 5))
      await tx.cases.save(over(from(2, 1), 10))
      await tx.cases.save(merged(from(4, 2), 2, 6))
      await tx.cases.save(merged(from(5, 3), 1, 4))
    })
    const touching = async (stretch: { from: number; to: number }) =>
      (await store.read((view) => view.cases.touching('acme-id', stretch))).map(({ number }) => number).toSorted()
    expect(await touching({ from: at(10), to: at(20) })).toEqual([2, 3, 4])
    expect(await touching({ from: at(11), to: at(21) })).toEqual([3, 6])
    expect(await touching({ from: at(0), to: at(1) })).toEqual([1])
  })

  test('what asks something of somebody is found by partner and by whom its state names, without what is closed', async () => {
    const { store } = await open()
    const [bob, eve] = ['bob', 'eve'].map((personId) => ({ ...ada, personId, name: personId }))
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const slug of ['globex', 'initech']) await insertPartner(tx, partner({ id: `${slug}-id`, slug }))
      await tx.cases.insert(openCase(1))
      await tx.cases.insert({ ...openCase(2, { partnerId: 'globex-id' }), owner: bob!, openedBy: eve! })
      await tx.cases.insert(openCase(3, { partnerId: 'globex-id' }))
      for (const number of [4, 5]) {
        await tx.cases.insert({ ...openCase(number, { partnerId: 'initech-id' }), owner: bob! })
        await tx.cases.save({ ...resolved(openCase(number, { partnerId: 'initech-id' }), 2), owner: bob! })
      }
      const silence = { key: 'case.silence:case-5', subjectId: 'case-5', dueAt: 0, data: {} }
      await tx.timers.set({ ...silence, kind: 'case.silence' })
    })
    const asking = async (of: { partnerIds: string[]; personId?: string }) =>
      (await store.read((view) => view.cases.asking(of))).map(({ number }) => number).toSorted()
    expect(await asking({ partnerIds: ['acme-id'] })).toEqual([1])
    expect(await asking({ partnerIds: ['acme-id'], personId: 'bob' })).toEqual([1, 2, 5])
    expect(await asking({ partnerIds: ['acme-id', 'initech-id'] })).toEqual([1, 5])
    expect(await asking({ partnerIds: [], personId: 'eve' })).toEqual([2])
    // No part of an id is one.
    expect(await asking({ partnerIds: [], personId: 'bo' })).toEqual([])
    expect(await asking({ partnerIds: [] })).toEqual([])
  })

  test('what is due is found by when, of what is open and of clocks that run, once each, page by page', async () => {
    const { store } = await open()
    const running = (of: number, measure: Clock['measure'], dueAt: number, partnerId = 'acme-id') => {
      const one = { ...clock(`case-${of}`, measure, 1), partnerId, dueAt }
      return { ...one, agreement: { id: partnerId === 'acme-id' ? 'acme-1' : 'globex-1', version: 1 } } as Clock
    }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      for (const number of [1, 2, 3, 4, 5]) await tx.cases.insert(openCase(number))
      await tx.cases.insert(openCase(6, { partnerId: 'globex-id' }))
      await tx.cases.save(resolved(openCase(4), 2))
      await tx.clocks.insert(running(1, 'acknowledge', T0 + 30))
      await tx.clocks.insert(running(1, 'resolve', T0 + 50))
      await tx.clocks.insert(running(2, 'resolve', T0 + 10))
      await tx.clocks.insert(running(3, 'resolve', T0 + 30))
      await tx.clocks.insert(running(4, 'resolve', T0 + 20))
      const { status: _, dueAt: __, ...paused } = { ...running(5, 'resolve', 0), dueAt: 0 }
      await tx.clocks.insert({ ...paused, status: 'paused', since: T0 })
      await tx.clocks.insert(running(6, 'resolve', T0 + 20, 'globex-id'))
    })
    const due = async (filter: Partial<Parameters<Tx['cases']['due']>[0]>) =>
      (await store.read((view) => view.cases.due({ from: 0, until: T0 + 99, limit: 9, ...filter }))).map(
        ({ state, dueAt }) => [state.number, dueAt - T0],
      )
    expect(await due({})).toEqual([
      [2, 10],
      [6, 20],
      [1, 30],
      [3, 30],
    ])
    expect(await due({ from: T0 + 31 })).toEqual([[1, 50]])
    expect(await due({ until: T0 + 10 })).toEqual([[2, 10]])
    expect(await due({ until: T0 + 9 })).toEqual([])
    expect(await due({ partnerIds: ['acme-id'], limit: 2 })).toEqual([
      [2, 10],
      [1, 30],
    ])
    expect(await due({ after: { dueAt: T0 + 30, number: 1 } })).toEqual([[3, 30]])
    expect(await due({ after: { dueAt: T0 + 20, number: 6 }, limit: 1 })).toEqual([[1, 30]])
  })

  test('escalations that are not resolved are found of several partners at once', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      await tx.ladders.insert(ladder(2, 'case-2', 'manual'))
      await tx.ladders.insert(ladder(1, 'case-1', 'manual'))
      await tx.ladders.insert({ ...ladder(3, 'case-3', 'manual'), partnerId: 'globex-id' })
      const {
        status: _,
        step: __,
        cycle: ___,
        nextAt: ____,
        ...common
      } = { ...ladder(4, 'case-4', 'manual'), nextAt: 0, step: 0, cycle: 1 }
      await tx.ladders.insert({ ...common, status: 'resolved', resolvedAt: T0, why: 'Done' })
    })
    await store.read(async (view) => {
      const numbers = async (...ids: string[]) => (await view.ladders.activeOf(ids)).map(({ number }) => number)
      expect(await numbers('acme-id')).toEqual([1, 2])
      expect(await numbers('acme-id', 'globex-id')).toEqual([1, 2, 3])
      expect(await numbers()).toEqual([])
    })
  })

  test('cases are listed newest first, of one partner or all, with or without the resolved ones', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      await tx.cases.insert(openCase(9))
      await tx.cases.insert(openCase(10, { partnerId: 'globex-id' }))
      await tx.cases.insert(openCase(11))
      await tx.cases.save(resolved(openCase(11), 2))
    })
    await store.read(async (view) => {
      const numbers = async (filter: {
        partnerId?: string
        unresolved: boolean
        below?: number
        limit: number
      }): Promise<number[]> => (await view.cases.list(filter)).map(({ number }) => number)
      expect(await numbers({ unresolved: false, limit: 9 })).toEqual([11, 10, 9])
      expect(await numbers({ unresolved: false, limit: 2 })).toEqual([11, 10])
      expect(await numbers({ unresolved: true, limit: 9 })).toEqual([10, 9])
      expect(await numbers({ unresolved: false, below: 11, limit: 9 })).toEqual([10, 9])
      expect(await numbers({ unresolved: true, below: 10, limit: 9 })).toEqual([9])
      expect(await numbers({ unresolved: true, partnerId: 'acme-id', limit: 9 })).toEqual([9])
      expect(await view.cases.openByPartner()).toEqual(
        new Map([
          ['acme-id', 1],
          ['globex-id', 1],
        ]),
      )
      expect(await view.cases.byNumber(11)).toEqual(resolved(openCase(11), 2))
    })
  })

  test('the cases that are to be merged into one are found by it, while they are not over', async () => {
    const { store } = await open()
    const merging = { into: { id: 'case-9', number: 9 }, by: openCase(9).owner }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.cases.insert(openCase(9))
      for (const number of [10, 11]) await tx.cases.insert({ ...openCase(number), merging })
      // Names it otherwise.
      await tx.cases.insert({ ...openCase(12), follows: merging.into })
      await tx.cases.insert({ ...resolved(openCase(13), 1), merging })
    })
    await store.read(async (view) => {
      const found = await view.cases.toBeMergedInto('case-9', 'acme-id')
      expect(found.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([10, 11])
      expect(await view.cases.toBeMergedInto('case-10', 'acme-id')).toEqual([])
    })
  })

  test('the cases that follow one are found by it, the newest first, and what a removed one was followed by is still read', async () => {
    const { store } = await open()
    const follows = { id: 'case-9', number: 9 }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.cases.insert(resolved(openCase(9), 1))
      for (const number of [10, 11, 12]) await tx.cases.insert({ ...openCase(number), follows })
      await tx.cases.insert({ ...openCase(13), follows: { id: 'case-1', number: 1 } })
      await tx.cases.save({ ...openCase(11), follows, version: 2 })
    })
    await store.read(async (view) => {
      expect(await view.cases.followers('case-9', 9)).toEqual([12, 11, 10])
      expect(await view.cases.followers('case-9', 2)).toEqual([12, 11])
      expect(await view.cases.followers('case-10', 9)).toEqual([])
      expect(await view.cases.get('case-11')).toEqual({ ...openCase(11), follows, version: 2 })
      expect((await view.cases.get('case-13'))?.follows).toEqual({ id: 'case-1', number: 1 })
    })
  })

  test('of those unresolved the newest are listed, whatever they are at', async () => {
    const { store } = await open()
    const { status: _, ...rest } = openCase(2)
    const waiting = { ...rest, status: 'waiting', on: 'partner', question: 'Which?', askedBy: ada, version: 2 } as const
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const number of [1, 2, 3, 4]) await tx.cases.insert(openCase(number))
      await tx.cases.save(waiting)
      await tx.cases.save({ ...openCase(1), status: 'in-progress', version: 2 })
      await tx.cases.save({ ...openCase(4), status: 'in-progress', version: 2 })
    })
    const listed = async (limit: number): Promise<number[]> =>
      (await store.read((view) => view.cases.list({ unresolved: true, partnerId: 'acme-id', limit }))).map(
        ({ number }) => number,
      )
    expect(await listed(3)).toEqual([4, 3, 2])
    expect(await listed(9)).toEqual([4, 3, 2, 1])
  })

  test('the clocks of a case come in order of measure, then round', async () => {
    const { store } = await open()
    const { status: _, dueAt: __, ...common } = { ...clock('case-1', 'resolve', 1), dueAt: 0 }
    const paused = { ...common, status: 'paused' as const, since: T0, version: 2 }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.cases.insert(openCase(1))
      await tx.clocks.insert(clock('case-1', 'resolve', 2))
      await tx.clocks.insert(clock('case-1', 'resolve', 1))
      await tx.clocks.insert(clock('case-1', 'acknowledge', 1))
      await tx.clocks.save(paused)
    })
    const clocks = await store.read((view) => view.clocks.ofSubject('case', 'case-1'))
    expect(clocks).toEqual([clock('case-1', 'acknowledge', 1), paused, clock('case-1', 'resolve', 2)])
    const twice = store.transact((tx) => tx.clocks.insert({ ...clock('case-1', 'resolve', 2), id: 'twin' }))
    await expect(twice).rejects.toThrow(ConflictError)
  })

  test('what counts of a partner in a period is found by when, its end left out, and follows what is saved', async () => {
    const { store } = await open()
    const counting = (of: number, at: number, met: boolean) =>
      ({ ...clock(`case-${of}`, 'resolve', 1), counts: { at: T0 + at, met } }) as Clock
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await insertPartner(tx, partner({ id: 'globex-id', slug: 'globex' }))
      for (const number of [1, 2, 3, 4]) await tx.cases.insert(openCase(number))
      await tx.cases.insert(openCase(5, { partnerId: 'globex-id' }))
      for (const one of [counting(1, 20, true), counting(2, 10, false), counting(3, 30, true)])
        await tx.clocks.insert(one)
      await tx.clocks.insert(clock('case-4', 'resolve', 1))
      const theirs = { ...counting(5, 15, true), partnerId: 'globex-id', agreement: { id: 'globex-1', version: 1 } }
      await tx.clocks.insert(theirs)
    })
    const counted = () => store.read((view) => view.clocks.countedIn('acme-id', T0 + 10, T0 + 30))
    const objectiveId = 'o-resolve'
    const missed = { objectiveId, caseId: 'case-2', at: T0 + 10, met: false }
    expect(await counted()).toEqual([missed, { objectiveId, caseId: 'case-1', at: T0 + 20, met: true }])
    const { counts: _, ...waived } = counting(1, 20, true)
    await store.transact((tx) => tx.clocks.save({ ...waived, version: 2 }))
    expect(await counted()).toEqual([missed])
    const waiver = { waived: { at: T0 + 13, by: ada } }
    const letPass = { ...clock('case-3', 'acknowledge', 1), breachedAt: T0 + 12, ...waiver } as Clock
    await store.transact((tx) => tx.clocks.insert(letPass))
    const waivedSince = (from: number) => store.read((view) => view.clocks.waivedSince('acme-id', T0 + from))
    expect(await waivedSince(12)).toEqual([letPass])
    // What was due before may be placed later where it went on, and nowhere later than where it ended.
    expect(await waivedSince(30)).toEqual([letPass])
    const over = { ...letPass, status: 'stopped', stoppedAt: T0 + 20, met: false, workedMs: 1, version: 2 } as Clock
    await store.transact((tx) => tx.clocks.save(over))
    expect(await waivedSince(20)).toEqual([over])
    expect(await waivedSince(21)).toEqual([])
    // What counts for nothing although nobody let it pass is none of those.
    const own = { ...clock('case-4', 'acknowledge', 1), breachedAt: T0 + 12 } as Clock
    await store.transact((tx) => tx.clocks.insert(own))
    expect(await waivedSince(12)).toEqual([over])
  })

  test('what was missed before a time and did not end before another one is found by when it was due', async () => {
    const { store } = await open()
    const missedOn = (of: number, due: number, more: object = {}) =>
      ({
        ...clock(`case-${of}`, 'resolve', 1),
        ...{ counts: { at: T0 + due, met: false }, breachedAt: T0 + due, ...more },
      }) as Clock
    const stopped = (at: number) => ({ status: 'stopped', stoppedAt: T0 + at, dueAt: T0, met: false, workedMs: 1 })
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const number of [1, 2, 3, 4]) await tx.cases.insert(openCase(number))
      await tx.clocks.insert(missedOn(1, 5))
      await tx.clocks.insert(missedOn(2, 4, stopped(25)))
      await tx.clocks.insert(missedOn(3, 3, stopped(15)))
      await tx.clocks.insert(missedOn(4, 12))
    })
    const overdue = (from: number, to: number) =>
      store.read(async (view) =>
        (await view.clocks.overdueThrough('acme-id', T0 + from, T0 + to)).map(({ caseId, since }) => [
          caseId,
          since - T0,
        ]),
      )
    expect(await overdue(10, 20)).toEqual([
      ['case-2', 4],
      ['case-1', 5],
    ])
    expect(await overdue(10, 30)).toEqual([['case-1', 5]])
    expect(await overdue(20, 30)).toEqual([
      ['case-1', 5],
      ['case-4', 12],
    ])
    const goingOn = (before: number, until: number, ids = ['o-resolve', 'o-other']) =>
      store.read(async (view) =>
        (await view.clocks.missedAndGoingOn('acme-id', ids, { before: T0 + before, until: T0 + until })).map(
          ({ subjectId }) => subjectId,
        ),
      )
    expect(await goingOn(10, 20)).toEqual(['case-2', 'case-1'])
    expect(await goingOn(10, 30)).toEqual(['case-1'])
    expect(await goingOn(20, 10)).toEqual(['case-3', 'case-2', 'case-1', 'case-4'])
    expect(await goingOn(20, 10, ['o-other'])).toEqual([])
  })

  test('people in states are kept by their ids: whoever is renamed goes by the new name in what is old', async () => {
    const { store } = await open()
    const called = { ...ada, name: 'As they were called once' }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.partners.save({ ...partner(), unconfirmed: { registeredBy: called }, version: 2 })
      await tx.cases.insert({ ...openCase(1), openedBy: called, owner: { ...called, personId: 'erased' } })
      await tx.ladders.insert({ ...ladder(1, 'case-1', 'manual'), startedBy: called })
      await tx.runs.insert(run(1, { respondents: [called] }))
      await tx.people.save(person('ada', { name: 'Ada Lovelace' }))
    })
    const renamed = { ...ada, name: 'Ada Lovelace' }
    await store.read(async (view) => {
      expect(await view.partners.bySlug('acme')).toMatchObject({ unconfirmed: { registeredBy: renamed } })
      expect(await view.partners.list()).toMatchObject([{ unconfirmed: { registeredBy: renamed } }])
      const [listed] = await view.cases.list({ unresolved: true, limit: 9 })
      expect(listed).toMatchObject({ openedBy: renamed, owner: { personId: 'erased', name: 'somebody' } })
      expect(await view.ladders.about('acme-id', 'case-1')).toMatchObject([{ startedBy: renamed }])
      expect(await view.runs.latestOf('acme-id')).toMatchObject({ respondents: [renamed] })
    })
  })

  test('the closed runs before one are those since a moment, the last, and those within so long of the first', async () => {
    const { store } = await open()
    const base = run(1)
    const scores = { dimensions: [], band: 'insufficient data' as const, flags: [] }
    const responses = { internal: { answered: 0, asked: 1 }, partner: { answered: 0, asked: 0 } }
    const closed = { status: 'closed' as const, closedAt: T0, result: { ...scores, responses } }
    const opened = [0, 5, 50, 70, 90].map((days) => T0 + days * DAY)
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const [place, openedAt] of opened.entries())
        await tx.runs.insert({ ...base, id: `run-${place + 1}`, number: place + 1, openedAt, ...closed })
      await tx.runs.insert({ ...run(6), openedAt: T0 + 95 * DAY })
    })
    await store.read(async (view) => {
      const before = async (number: number, since: number, ofFirst: number) =>
        (await view.runs.before({ ...OF_ALL, partnerId: 'acme-id', number }, T0 + since * DAY, ofFirst * DAY)).map(
          (one) => one.number,
        )
      expect(await before(6, 60, 10)).toEqual([1, 2, 4, 5])
      expect(await before(6, 99, 0)).toEqual([1, 5])
      expect(await before(4, 60, 0)).toEqual([1, 3])
      expect(await before(1, 0, 10)).toEqual([])
      expect(await view.runs.before({ ...OF_ALL, partnerId: 'globex-id', number: 6 }, T0, 10 * DAY)).toEqual([])
    })
  })

  test('of the runs of each audience only its own are before one', async () => {
    const { store } = await open()
    const scores = { dimensions: [], band: 'insufficient data' as const, flags: [] }
    const responses = { internal: { answered: 0, asked: 1 }, partner: { answered: 0, asked: 0 } }
    const closed = { status: 'closed' as const, closedAt: T0, result: { ...scores, responses } }
    const audiences = ['operational', 'strategic', 'operational', 'tactical', 'operational', 'strategic'] as const
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const [place, audience] of audiences.entries()) {
        const { remindedAt: _, ...one } = { ...run(place + 1, { audience }), remindedAt: undefined }
        await tx.runs.insert(place !== 4 ? { ...one, ...closed } : one)
      }
    })
    await store.read(async ({ runs }) => {
      const numbers = (found: { number: number }[]) => found.map(({ number }) => number)
      const fifth = (await runs.byNumber(5))!
      expect(fifth.audience).toBe('operational')
      expect(numbers(await runs.before(fifth, 0, 0))).toEqual([1, 3])
      expect(numbers(await runs.openOf('acme-id'))).toEqual([5])
      expect(numbers(await runs.lastOfEach(['acme-id'], 1))).toEqual([6, 5, 4])
      expect((await runs.latestOf('acme-id', 'operational'))?.number).toBe(5)
      expect((await runs.latestOf('acme-id'))?.number).toBe(6)
      expect(await runs.latestOf('acme-id', 'everybody')).toBeUndefined()
      expect(await runs.countOf('acme-id', 'strategic')).toBe(2)
    })
  })

  test('a call that was to ring later rings when it is told to, with all that it lists', async () => {
    const { store } = await open()
    const destination = {
      kind: 'person',
      platform: 'slack',
      tenantId: 'T0HOME',
      userId: 'UADA',
      personId: 'ada',
    } as const
    const call = { id: 'call-1', destination, startedAt: T0 + HOUR }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.ladders.insert(ladder(1, 'case-1', 'manual'))
      await tx.ladders.insert(ladder(2, 'case-2', 'manual'))
      await tx.calls.add(call, 'ladder-1')
      await tx.calls.add(call, 'ladder-2')
      await tx.calls.rings('call-1', T0)
    })
    await store.read(async (view) => {
      expect(await view.calls.get('call-1')).toMatchObject({ startedAt: T0, ladderIds: ['ladder-1', 'ladder-2'] })
      expect(await view.calls.since(queueKeyOf(destination), T0)).toEqual([])
    })
  })

  test('a person is asked by the open runs that name them, newest first', async () => {
    const { store } = await open()
    const base = run(1)
    const scores = { dimensions: [], band: 'insufficient data' as const, flags: [] }
    const responses = { internal: { answered: 0, asked: 1 }, partner: { answered: 0, asked: 0 } }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.people.insert(person('bob'), [])
      for (const one of [run(1), run(2), run(3), run(4, { respondents: [] })]) await tx.runs.insert(one)
      await tx.runs.save({ ...base, status: 'closed', closedAt: T0, result: { ...scores, responses }, version: 2 })
      await tx.runs.save({
        ...run(2),
        respondents: [{ personId: 'bob', name: 'Bob', side: 'partner' }, ada],
        version: 2,
      })
      await tx.runs.save({ ...run(4, { respondents: [ada] }), version: 2 })
    })
    await store.read(async (view) => {
      expect((await view.runs.openFor('ada')).map(({ number }) => number)).toEqual([4, 3, 2])
      expect((await view.runs.openFor('bob')).map(({ number }) => number)).toEqual([2])
      const asking = async (who: string[], since: number) =>
        (await view.runs.askingSince(who, since)).map(({ number }) => number)
      expect(await asking(['ada', 'bob'], T0 + 1)).toEqual([1, 2, 3, 4])
      expect(await asking(['bob'], T0 + 1)).toEqual([2])
      expect(await asking(['ada'], T0 + 3)).toEqual([3, 4])
      expect(await asking([], T0)).toEqual([])
      expect((await view.runs.latestOf('acme-id'))?.number).toBe(4)
      expect(await view.runs.countOf('acme-id')).toBe(4)
      expect(await view.runs.latestOf('globex-id')).toBeUndefined()
    })
    await store.transact(async (tx) => {
      await tx.runs.save({ ...run(3), respondents: [], version: 2 })
    })
    expect((await store.read((view) => view.runs.openFor('ada'))).map(({ number }) => number)).toEqual([4, 2])
  })

  test('a subject has at most one unresolved ladder, of whichever cause; once resolved, a new one may begin', async () => {
    const { store } = await open()
    const first = ladder(1, 'case-1', 'sla-breach')
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.ladders.insert(first)
      // Those of before may stand beside it.
      await tx.ladders.insert({ ...ladder(2, 'case-1', 'manual'), ofOneCause: true })
      await tx.ladders.insert(ladder(3, 'case-2', 'sla-breach'))
    })
    for (const cause of ['sla-breach', 'red-flag'] as const) {
      const second = store.transact((tx) => tx.ladders.insert(ladder(4, 'case-1', cause)))
      await expect(second).rejects.toThrow(ConflictError)
    }

    await store.transact(async (tx) => {
      const over = { status: 'resolved', resolvedAt: T0, why: 'CASE-1 was resolved.' } as const
      await tx.ladders.save({ ...first, ...over, version: 2 })
      await tx.ladders.insert(ladder(4, 'case-1', 'sla-breach'))
    })
    await store.read(async (view) => {
      const numbers = async (filter: Parameters<typeof view.ladders.active>[0]): Promise<number[]> =>
        (await view.ladders.active(filter)).map(({ number }) => number)
      expect(await numbers({})).toEqual([2, 3, 4])
      expect(await numbers({ subjectId: 'case-1' })).toEqual([2, 4])
      expect(await numbers({ partnerId: 'globex-id' })).toEqual([])
      expect(await view.ladders.activeByPartner()).toEqual(new Map([['acme-id', 3]]))
      expect((await view.ladders.about('acme-id', 'case-1')).map(({ number }) => number)).toEqual([1, 2, 4])
    })
  })

  test('numbers of a series come from 1 without holes, whoever asks and whatever was rolled back', async () => {
    const { store, another } = await open()
    const other = await another()
    const taken: number[] = []
    const take = async (through: typeof store, fails: boolean): Promise<void> => {
      const number = await through.transact(async (tx) => {
        const next = await tx.counters.next('case')
        if (fails) throw new Error('rolled back')
        return next
      })
      taken.push(number)
    }
    const rounds = Array.from({ length: 24 }, (_, i) => take(i % 2 === 0 ? store : other, i % 3 === 0))
    const ends = await Promise.allSettled(rounds)
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(8)
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1))
    await store.transact(async (tx) => expect(await tx.counters.next('escalation')).toBe(1))
  })
}
