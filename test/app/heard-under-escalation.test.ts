import { expect, test } from 'vitest'
import { threadOf } from '../../src/app/heard/thread-of.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, textOf } from '../kit/app-fixture.ts'

test('what is said under an escalation belongs to the case that it is about; a verb that takes escalations means the escalation', async () => {
  await using app = await App.open(acmeSheet)
  await app.says(people.tom, 'case acme "Lost parcels" --severity 1')
  await app.passTo(app.clock.now() + 2 * DAY)
  await app.news()
  const { conversation, ladder, card } = await app.read(async (view) => {
    const about = (await view.cases.byNumber(1))!
    const [one] = await view.ladders.about(about.partnerId, about.id)
    const managers = (await view.conversations.at('slack', 'T0HOME', places.managers.conversationId))!
    const card = { cardKey: `escalation:${one!.id}`, queueKey: `slack:conversation:${managers.id}` }
    return { conversation: managers, ladder: one!, card }
  })
  const threadId = () => app.read(async (view) => (await view.outbox.standing([card]))[0]!.shown!.messageId)
  const thread = async () => {
    const id = await threadId()
    return app.read((view) => threadOf(view, conversation, id))
  }
  expect(await thread()).toMatchObject({ about: { number: 1 }, audience: 'internal' })
  const ladderNow = () => app.read(async (view) => (await view.ladders.get(ladder.id))!)
  const typed = async (text: string) =>
    textOf(await app.says(people.mara, text, { ...places.managers, threadId: await threadId() }))
  await app.news()
  expect(await typed('reply I would not tell them yet')).toMatch(/both sides read what it says.*CASE-1/su)
  expect((await app.news()).map(({ to }) => to)).toEqual(['only Mara Lind'])
  expect(await typed('severity 2')).toContain('CASE-1')
  expect(await typed('ack')).toContain('ESC-1')
  expect(await typed('show')).toContain('ESC-1')
  expect((await ladderNow()).sides.internal.state).toBe('acknowledged')
  const subject = { kind: 'check-in' as const, id: 'run-1', label: 'CHECK-1', title: 'Monthly pulse' }
  const moved = await ladderNow()
  await app.services.store.transact((tx) => tx.ladders.save({ ...moved, subject, version: moved.version + 1 }))
  expect(await thread()).toBeUndefined()
  expect(await typed('severity 2')).toContain('Say which one')
  // Both sides read how it ends, and only our own people read here.
  expect(await typed('resolve "Talked to both"')).toMatch(/both sides read what it says.*ESC-1/su)
  expect((await ladderNow()).sides.internal.state).toBe('acknowledged')
  expect(await typed('resolve ESC-1 "Talked to both"')).toContain('ESC-1')
  expect((await ladderNow()).status).toBe('resolved')
})

test('in the thread of a case, a verb that takes escalations alone means the one about that case', async () => {
  await using app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.passTo(app.clock.now() + 2 * DAY)
  await app.news()
  const threadId = await app.read(async (view) => {
    const about = (await view.cases.byNumber(1))!
    const { id } = (await view.conversations.at('slack', 'T0HOME', places.shared.conversationId))!
    const [standing] = await view.outbox.standing([
      { cardKey: `case:${about.id}`, queueKey: `slack:conversation:${id}` },
    ])
    return standing!.shown!.messageId
  })
  expect(textOf(await app.says(people.mara, 'next', { ...places.shared, threadId }))).toContain('ESC-1')
})
