import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store, Tx } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../kit/app-fixture.ts'
import { startPostgres } from '../kit/postgres.ts'
import { openTestStore, quietLog } from '../kit/test-store.ts'

let server: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)

afterAll(() => server.stop())

/** Where two people are at work: on one process, or each on one of two. `meet`: from now on both have looked before either of them writes. */
type Stage = { first: App; second: App; meet: () => void; [Symbol.asyncDispose]: () => Promise<void> }

async function onOneProcess(): Promise<Stage> {
  const app = await App.openOn(await openTestStore(), acmeSheet)
  return { first: app, second: app, meet: () => {}, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
}

async function onTwoProcesses(): Promise<Stage> {
  const databaseUrl = await server.databaseUrl()
  const process = async (...sheets: unknown[]) => {
    const store = await openStore({ databaseUrl, log: quietLog })
    const app = await App.openOn({ store, databaseUrl, dispose: () => store.close() }, ...sheets)
    app.services.ids = { next: () => randomUUID() }
    return app
  }
  const [first, second] = [await process(acmeSheet), await process()]
  const bothLooked = meeting()
  for (const { services } of [first, second]) services.store = waiting(services.store, bothLooked.arrive)
  return {
    ...{ first, second, meet: bothLooked.expect },
    async [Symbol.asyncDispose]() {
      await first[Symbol.asyncDispose]()
      await second[Symbol.asyncDispose]()
    },
  }
}

/** Two wait for each other, once each time that they are expected to. */
function meeting() {
  let missing = 0
  let met = Promise.withResolvers<void>()
  return {
    expect() {
      missing = 2
      met = Promise.withResolvers()
    },
    async arrive() {
      if (missing === 0) return
      missing -= 1
      if (missing === 0) met.resolve()
      await met.promise
    },
  }
}

/** Whoever has looked whether the message is a case already waits before going on. */
function waiting(store: Store, arrive: () => Promise<void>): Store {
  const slowed = (tx: Tx): Tx => ({
    ...tx,
    caseOrigins: {
      ...tx.caseOrigins,
      async of(at) {
        const known = await tx.caseOrigins.of(at)
        await arrive()
        return known
      },
    },
  })
  return {
    transact: (work) => store.transact((tx) => work(slowed(tx))),
    read: (work) => store.read(work),
    onCommit: (listener) => store.onCommit(listener),
    close: () => store.close(),
  }
}

describe.each([
  ['on one process', onOneProcess],
  ['on two processes of PostgreSQL', onTwoProcesses],
])('two people at once, %s', { timeout: 60_000 }, (_, open) => {
  test('make one case of one message, and the second is told so; of two messages of a thread one has it; one message is filed once', async () => {
    await using stage = await open()
    const { first, second, meet } = stage
    for (const app of [first, second])
      for (const id of ['1.1', '2.1', '2.2', '3.1']) app.threads.set(id, { messages: [] })
    const choose = async (app: App, who: TestPerson, messageId: string, threadId = messageId) => {
      const message = { messageId, threadId, text: 'The power is out', mentions: [], files: [], writtenAt: 0 }
      const pointed = app.inbound(who, { kind: 'pointed', messageId, message }, places.shared, randomUUID())
      const shown = await app.receive(pointed)
      if (shown.kind !== 'form') throw new Error(`no form: ${textOf(shown)}`)
      const { form, context } = shown.form
      const values = { title: `By ${who.name}`, severity: '3', kind: 'incident' }
      return (more: Record<string, string> = {}) =>
        app.receive(
          app.inbound(
            who,
            { kind: 'submission', form, context, values: { ...values, ...more }, message },
            places.shared,
            randomUUID(),
          ),
        )
    }
    const titles = () =>
      first.read(async (view) => (await view.cases.list({ unresolved: false, limit: 9 })).map(({ title }) => title))

    const both = [await choose(first, people.tom, '1.1'), await choose(second, people.mia, '1.1')]
    meet()
    const answers = (await Promise.all(both.map((submit) => submit()))).map(textOf)
    const alone = (await first.news()).filter(({ to }) => to.startsWith('only '))
    expect(answers.filter((text) => text.includes('CASE-1 is open'))).toHaveLength(1)
    expect(alone.filter(({ card }) => textOf(card).includes('That message is CASE-1 already'))).toHaveLength(1)
    expect(await titles()).toHaveLength(1)

    // One thread holds one case.
    const ofThread = [await choose(first, people.tom, '2.1'), await choose(second, people.mia, '2.2', '2.1')]
    meet()
    await Promise.all(ofThread.map((submit) => submit()))
    expect(await titles()).toHaveLength(3)
    const cards = (await first.taken()).filter(({ cardKey }) => cardKey?.startsWith('case:'))
    const threads = new Map(
      cards.map(({ cardKey, destination }) => [cardKey, 'threadId' in destination ? destination.threadId : undefined]),
    )
    expect([...threads.values()].toSorted()).toEqual(['1.1', '2.1', undefined])

    // Filed by both: the record of the partner has it once.
    const filed = [await choose(first, people.tom, '3.1'), await choose(second, people.mia, '3.1')]
    meet()
    const files = await Promise.all(filed.map((submit, nth) => submit({ case: `CASE-${nth + 1}`, description: 'Out' })))
    expect(files.map(textOf).filter((text) => text.includes('stands under its card'))).toHaveLength(1)
    expect(files.map(textOf).filter((text) => /on the record of CASE-\d already/u.test(text))).toHaveLength(1)
    const facts = await first.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id))
    expect(facts.filter(({ kind }) => kind === 'MessageFiled')).toHaveLength(1)
    expect(facts.filter(({ kind }) => kind === 'CaseOpened')).toHaveLength(3)
  })
})
