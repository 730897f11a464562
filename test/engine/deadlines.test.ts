import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { caseOfBreach } from '../../src/app/cases/breach-card-key.ts'
import { handleDeadline } from '../../src/engine/deadlines.ts'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import type { Store } from '../../src/ports/store/store.ts'
import { PLAIN_TIMER_KINDS, type Timer, type TimerMatter } from '../../src/ports/store/timers.ts'
import { acmeSheet, App, MONDAY_NINE, people } from '../kit/app-fixture.ts'

let app: App
let store: Store

beforeEach(async () => {
  app = await App.open(acmeSheet)
  store = app.services.store
})

afterEach(() => app[Symbol.asyncDispose]())

const timers = () => app.read((view) => view.timers.list(50))
const set = (timer: Timer) => store.transact((tx) => tx.timers.set(timer))

async function all(): Promise<void> {
  while ((await handleDeadline(app.services)) === 'handled');
}

/** A severity 1 case: to be acknowledged within half an hour, warned of at 75 % of it. */
async function openCase(): Promise<void> {
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.news()
}

/** Warnings and breach notices since the last time; cards that change in place are none. */
const notices = async () =>
  (await app.news()).filter(({ cardKey }) => cardKey === undefined || caseOfBreach(cardKey) !== undefined)

/** A deadline whose handler always throws: no partner was ever stored with a cadence like this. */
async function unreadableCadence(dueAt: number): Promise<string> {
  const [acme] = await app.read((view) => view.partners.list())
  const checkIns = {
    audience: 'everybody' as const,
    cron: 'never',
    zone: 'Europe/Paris',
    kind: 'pulse' as const,
    window: { amount: 3, unit: 'working days' as const },
    remindAfter: { amount: 1, unit: 'working days' as const },
  }
  const agreement = { id: 'unreadable', version: acme!.agreement.version + 1 }
  const terms = { ...acme!.terms, checks: [checkIns] }
  await store.transact(async (tx) => {
    const now = app.clock.now()
    const said = { ...agreement, partnerId: acme!.id, validFrom: now, recordedAt: now, changes: [] }
    await tx.agreements.insert({ ...said, terms })
    await tx.partners.save({ ...acme!, agreement, terms, version: acme!.version + 1 })
  })
  const key = `check-in.cadence:${acme!.id}`
  await set({ key, kind: 'check-in.cadence', subjectId: acme!.id, dueAt, data: { audience: 'everybody' } })
  return key
}

describe('a deadline', () => {
  test('is left alone until it is due', async () => {
    await openCase()
    const before = await timers()
    expect(before.length).toBeGreaterThan(0)
    expect(await handleDeadline(app.services)).toMatchObject({ wakeAt: expect.any(Number) })
    expect(await timers()).toEqual(before)
  })

  test('is handled at its time, and is gone with its effects in one transaction', async () => {
    await openCase()
    const [first] = await timers()
    app.clock.move(first!.dueAt - MONDAY_NINE)
    await all()
    expect((await timers()).map(({ key }) => key)).not.toContain(first!.key)
    expect((await app.news()).length).toBeGreaterThan(0)
  })

  test('that comes hours late, after a crash, is judged at its true time', async () => {
    await openCase()
    const clocks = async () => {
      const [one] = await app.read((view) => view.cases.list({ unresolved: true, limit: 1 }))
      return app.read((view) => view.clocks.ofSubject('case', one!.id))
    }
    const due = (await clocks()).map((clock) => (clock.status === 'running' ? clock.dueAt : undefined))
    app.clock.move(7 * HOUR)
    await all()
    expect((await clocks()).map(({ breachedAt }) => breachedAt)).toEqual(due)
  })

  test('that comes twice does its work once', async () => {
    await openCase()
    // What somebody is to be told is kept in its timer alone: set anew, it is to be told.
    const waiting = (await timers()).filter(({ kind }) => kind !== 'person.notices')
    app.clock.move(7 * HOUR)
    await all()
    const first = await notices()
    expect(first.length).toBeGreaterThan(0)
    for (const timer of waiting) await set(timer)
    await all()
    expect(await notices()).toEqual([])
  })

  test('of something that no longer exists is simply gone', async () => {
    const matters: TimerMatter[] = [
      { kind: 'sla.level', data: { percent: 75 } },
      { kind: 'escalation.wait', data: { side: 'internal' } },
      ...PLAIN_TIMER_KINDS.map((kind): TimerMatter => ({ kind, data: {} })),
    ]
    for (const matter of matters)
      await set({ key: `${matter.kind}:gone`, subjectId: 'gone', dueAt: MONDAY_NINE, ...matter })
    await all()
    expect((await timers()).filter(({ subjectId }) => subjectId === 'gone')).toEqual([])
    expect(app.logged.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('of a case that was resolved in the meantime does nothing', async () => {
    await openCase()
    const waiting = await timers()
    await app.says(people.tom, 'resolve CASE-1 "Rolled back"')
    await app.news()
    for (const timer of waiting) await set(timer)
    app.clock.move(7 * HOUR)
    await all()
    expect(await notices()).toEqual([])
  })
})

describe('a deadline that fails by a fault of ours', () => {
  test('changes nothing, is logged, comes again in a minute, and lets the others go on', async () => {
    await openCase()
    const facts = await app.read(async (view) => view.facts.of((await view.partners.list())[0]!.id))
    const key = await unreadableCadence(MONDAY_NINE)
    expect(await handleDeadline(app.services)).toBe('handled')
    expect(await app.read(async (view) => view.facts.of((await view.partners.list())[0]!.id))).toEqual(facts)
    expect(await app.news()).toEqual([])
    expect((await timers()).find((timer) => timer.key === key)?.dueAt).toBe(MONDAY_NINE + MINUTE)
    expect(app.logged.filter(({ level }) => level === 'error').map(({ fields }) => fields['timer'])).toEqual([key])
    app.clock.move(7 * HOUR)
    await all()
    expect((await notices()).length).toBeGreaterThan(0)
  })

  test('does not undo that it was set anew while it was failing', async () => {
    const key = await unreadableCadence(MONDAY_NINE)
    const later = MONDAY_NINE + 3 * HOUR
    const subjectId = key.slice('check-in.cadence:'.length)
    let first = true
    app.services.store = {
      read: (work) => store.read(work),
      onCommit: (listener) => store.onCommit(listener),
      close: () => store.close(),
      async transact(work) {
        try {
          return await store.transact(work)
        } catch (error) {
          if (first)
            await set({ key, kind: 'check-in.cadence', subjectId, dueAt: later, data: { audience: 'everybody' } })
          first = false
          throw error
        }
      },
    }
    expect(await handleDeadline(app.services)).toBe('handled')
    expect((await timers()).find((timer) => timer.key === key)?.dueAt).toBe(later)
  })

  test('does not come back when it was cancelled while it was failing', async () => {
    const key = await unreadableCadence(MONDAY_NINE)
    app.services.store = {
      read: (work) => store.read(work),
      onCommit: (listener) => store.onCommit(listener),
      close: () => store.close(),
      async transact(work) {
        try {
          return await store.transact(work)
        } catch (error) {
          await store.transact((tx) => tx.timers.cancel(key))
          throw error
        }
      },
    }
    expect(await handleDeadline(app.services)).toBe('handled')
    expect((await timers()).map((timer) => timer.key)).not.toContain(key)
  })
})
