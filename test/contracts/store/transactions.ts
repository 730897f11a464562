import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { Touched } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import {
  delivery,
  fact,
  inbound,
  insertPartner,
  openCase,
  partner,
  registerAcme,
  resolved,
  T0,
  timer,
} from './samples.ts'

/** Runs something outside of an open read, as another request would. */
const aside = AsyncLocalStorage.snapshot()

export function transactionContract(open: OpenStore): void {
  test('a transaction that throws keeps nothing: no state, fact, timer, delivery, event or number', async () => {
    const { store } = await open()
    await store.transact(registerAcme)
    const failing = store.transact(async (tx) => {
      await tx.cases.insert(openCase(await tx.counters.next('case')))
      await tx.facts.append(fact('CaseOpened'))
      await tx.timers.set(timer('due', T0))
      await tx.outbox.enqueue(delivery('d1', { onceKey: 'once' }))
      await tx.inbox.insertIfNew(inbound('E1'), T0)
      throw new Error('the use case failed')
    })
    await expect(failing).rejects.toThrow('the use case failed')

    const left = await store.read(async (view) => [
      await view.cases.list({ unresolved: false, limit: 9 }),
      await view.facts.of('acme-id'),
      await view.timers.list(9),
      (await view.outbox.summary(9)).counts.queued,
      await view.inbox.pending(9),
    ])
    expect(left).toEqual([[], [], [], 0, []])
    await store.transact(async (tx) => {
      expect(await tx.counters.next('case')).toBe(1)
      expect(await tx.outbox.enqueue(delivery('d1', { onceKey: 'once' }))).toBe(true)
    })
  })

  test('a read beside an open transaction sees the state before it, and after the commit the new one', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await insertPartner(tx, partner())
    })
    const nameNow = (): Promise<string | undefined> =>
      store.read(async (view) => (await view.partners.get('acme-id'))?.name)
    const written = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()

    const writing = store.transact(async (tx) => {
      await tx.partners.save(partner({ name: 'Acme Cloud', version: 2 }))
      written.resolve()
      await mayCommit.promise
    })
    await written.promise
    expect(await nameNow()).toBe('Acme Hosting')
    mayCommit.resolve()
    await writing
    expect(await nameNow()).toBe('Acme Cloud')
  })

  test('a read is one snapshot: what commits while it runs does not show in it', async () => {
    const { store } = await open()
    await store.transact(registerAcme)
    await store.read(async (view) => {
      expect(await view.cases.list({ unresolved: true, limit: 9 })).toEqual([])
      await aside(() => store.transact((tx) => tx.cases.insert(openCase(1))))
      expect(await view.cases.list({ unresolved: true, limit: 9 })).toEqual([])
    })
    expect(await store.read((view) => view.cases.byNumber(1))).toEqual(openCase(1))
  })

  test('a read cannot write', async () => {
    const { store } = await open()
    await expect(store.read((view) => view.counters.next('case'))).rejects.toThrow()
    await store.transact(async (tx) => expect(await tx.counters.next('case')).toBe(1))
  })

  test('of two transactions that save the same version one keeps it, and the other runs again on what it kept', async () => {
    const { store, another } = await open()
    const other = await another()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.cases.insert(openCase(1))
    })
    const seen: number[] = []
    const raise = (through: typeof store): Promise<void> =>
      through.transact(async (tx) => {
        const state = await tx.cases.get('case-1')
        if (state === undefined) throw new Error('the case is gone')
        await tx.cases.save({ ...state, title: `${state.title}!`, version: state.version + 1 })
        seen.push(state.version)
      })
    await Promise.all([raise(store), raise(other), raise(store), raise(other)])

    const kept = await store.read((view) => view.cases.get('case-1'))
    expect(kept).toMatchObject({ version: 5, title: 'Orders API returns 500!!!!' })
    expect(new Set(seen)).toEqual(new Set([1, 2, 3, 4]))
  })

  test('a transaction that begins with an old version runs again, and succeeds once it reads afresh', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.cases.insert(openCase(1))
      await tx.cases.save({ ...openCase(1), version: 2 })
    })
    const versions: number[] = []
    await store.transact(async (tx) => {
      const version = versions.length === 0 ? 1 : ((await tx.cases.get('case-1'))?.version ?? 0)
      versions.push(version)
      await tx.timers.set(timer(`from ${version}`, T0))
      await tx.cases.save(resolved(openCase(1), version + 1))
    })
    expect(versions).toEqual([1, 2])
    expect(await store.read((view) => view.timers.list(9))).toEqual([timer('from 2', T0)])
  })

  test('a version that stays old ends in a ConflictError, and a caught one still keeps nothing', async () => {
    const { store } = await open()
    await store.transact(registerAcme)
    const swallowing = store.transact(async (tx) => {
      await tx.timers.set(timer('left behind', T0))
      await tx.partners.save(partner({ version: 7 })).catch(() => undefined)
    })
    await expect(swallowing).rejects.toThrow(ConflictError)
    expect(await store.read((view) => view.timers.list(9))).toEqual([])
  })

  test('a transaction begun inside another, or used after its end, is refused at once', async () => {
    const { store } = await open()
    const nested = store.transact(() => store.transact(async (tx) => tx.counters.next('case')))
    await expect(nested).rejects.toMatchObject({ code: 'nested' })
    const readInside = store.transact(() => store.read(async (view) => view.timers.nextDueAt()))
    await expect(readInside).rejects.toMatchObject({ code: 'nested' })

    const kept = await store.transact(async (tx) => tx)
    await expect(kept.timers.list(1)).rejects.toMatchObject({ code: 'ended' })
  })

  test('what nobody awaited when the work of a transaction failed is undone with it, and is in no later one', async () => {
    const { store } = await open()
    const forgotten: Promise<unknown>[] = []
    const failing = store.transact(async (tx) => {
      const timer = { key: 'k', kind: 'case.silence', subjectId: 's', dueAt: 1, data: {} } as const
      forgotten.push(tx.timers.set(timer).catch(() => undefined))
      throw new Error('the work fails')
    })
    const next = store.transact((tx) => tx.counters.next('case'))
    await expect(failing).rejects.toThrow('the work fails')
    await next
    await Promise.all(forgotten)
    expect(await store.read((view) => view.timers.list(9))).toEqual([])
  })

  test('listeners hear what a commit touched, after it, and nothing of a rollback or of other tables', async () => {
    const { store } = await open()
    const heard: Touched[] = []
    const unsubscribe = store.onCommit((touched) => heard.push(touched))
    await store.transact(async (tx) => {
      await registerAcme(tx)
    })
    await expect(
      store.transact(async (tx) => {
        await tx.timers.set(timer('due', T0))
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    expect(heard).toEqual([])

    await store.transact(async (tx) => {
      await tx.timers.set(timer('due', T0))
      await tx.outbox.enqueue(delivery('d1'))
      expect(heard).toEqual([])
    })
    await store.transact(async (tx) => {
      await tx.inbox.insertIfNew(inbound('E1'), T0)
    })
    unsubscribe()
    await store.transact((tx) => tx.timers.cancel('due'))
    expect(heard).toEqual([
      { timers: true, outbox: true, inbox: false, shown: false },
      { timers: false, outbox: false, inbox: true, shown: false },
    ])
  })

  test('closing waits for what is under way, and refuses what comes later', async () => {
    const { store } = await open()
    const underway = store.transact(async (tx) => tx.counters.next('case'))
    await store.close()
    expect(await underway).toBe(1)
    await expect(store.read(async (view) => view.timers.list(1))).rejects.toMatchObject({ code: 'closed' })
  })
}
