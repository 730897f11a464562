import { expect, test } from 'vitest'
import { createInboundEngine } from '../../src/engine/inbound.ts'
import type { Store } from '../../src/ports/store/store.ts'
import { allRows } from '../kit/all-rows.ts'
import { acmeSheet, App, people, places } from '../kit/app-fixture.ts'

const ANSWER = 'check-in.answer-anonymously'

async function asked() {
  const uma = {
    name: 'Uma Voss',
    side: 'internal',
    roles: ['member'],
    slack: `${people.uma.tenantId}/${people.uma.userId}`,
  }
  const checkIns = { cron: '0 10 1 1 *', window: '3d', remindAfter: '1d', anonymous: true }
  const app = await App.open({ ...acmeSheet, checkIns, people: [...acmeSheet.people, uma] })
  await app.says(people.anna, 'check now acme')
  const run = (await app.read((view) => view.runs.byNumber(1)))!
  const values = { ...Object.fromEntries(run.items.map(({ id }) => [id, '4'])), text: 'Late news' }
  const form = { kind: 'submission' as const, form: ANSWER, context: { subject: 'CHECK-1' }, values }
  const press = { kind: 'action' as const, action: ANSWER, subject: 'CHECK-1', version: 1, data: {} }
  await app.news()
  app.logged.length = 0
  return { app, run, form, press }
}

test('a form without names whose answer could not be stored comes back as it was filled in; nothing is kept, and only the kind of fault is logged', async () => {
  const { app, run, form } = await asked()
  const { store } = app.services
  const transact: Store['transact'] = async () => {
    throw new RangeError(`no room for ${JSON.stringify(form.values)} of ${people.tom.userId}`)
  }
  app.services.store = {
    transact,
    read: (work) => store.read(work),
    onCommit: (listener) => store.onCommit(listener),
    close: () => store.close(),
  }
  const engine = createInboundEngine(app.services, { stopwatch: app.clock })
  const before = allRows(app.databaseUrl)
  const answer = await engine.receive(app.inbound(people.tom, form, places.shared))
  expect(answer).toMatchObject({ kind: 'refused', text: expect.stringContaining('twice is once') })
  expect(allRows(app.databaseUrl)).toEqual(before)
  expect(JSON.stringify(app.logged)).not.toMatch(/Late news|UTOM/u)
  expect(app.logged).toMatchObject([{ level: 'error', fields: { kind: 'RangeError' } }])

  // Sent once more when all is well, it is taken.
  app.services.store = store
  expect(
    await createInboundEngine(app.services, { stopwatch: app.clock }).receive(app.inbound(people.tom, form)),
  ).toMatchObject({ kind: 'told' })
  expect((await app.read((view) => view.anonymousAnswers.of(run.id))).internal).toHaveLength(1)
  await app[Symbol.asyncDispose]()
})

test('an answer that takes longer than its platform waits is asked for once more, and counts once', async () => {
  const { app, run, form } = await asked()
  const slow = createInboundEngine(app.services, {
    stopwatch: app.clock,
    answerLimit(expire) {
      expire()
      return () => {}
    },
  })
  expect(await slow.receive(app.inbound(people.tom, form))).toMatchObject({ kind: 'refused' })
  await slow.settled()
  const engine = createInboundEngine(app.services, { stopwatch: app.clock })
  expect(await engine.receive(app.inbound(people.tom, form))).toMatchObject({ text: expect.stringContaining('are in') })
  expect((await app.read((view) => view.anonymousAnswers.of(run.id))).internal).toHaveLength(1)
  expect(await app.news()).toEqual([])
  await app[Symbol.asyncDispose]()
})

test('whoever their platform cannot name just now is asked to send it once more; a press says so in its place', async () => {
  const { app, form, press } = await asked()
  app.lookUps.set(people.tom.userId, { temporary: 'Slack does not answer' })
  const engine = createInboundEngine(app.services, { stopwatch: app.clock })
  const before = allRows(app.databaseUrl)
  expect(await engine.receive(app.inbound(people.tom, form))).toMatchObject({ kind: 'refused' })
  expect(await engine.receive(app.inbound(people.tom, press))).toMatchObject({ kind: 'told' })
  expect(allRows(app.databaseUrl)).toEqual(before)
  expect(app.logged).toEqual([])
  await app[Symbol.asyncDispose]()
})
