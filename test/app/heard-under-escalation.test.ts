import { expect, test } from 'vitest'
import { threadOf } from '../../src/app/heard/thread-of.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, textOf } from '../kit/app-fixture.ts'

test('what is said under an escalation belongs to the case that it is about, and to nothing where it is about no case', async () => {
  await using app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.passTo(app.clock.now() + 2 * DAY)
  await app.news()
  const { conversation, ladder, threadId } = await app.read(async (view) => {
    const about = (await view.cases.byNumber(1))!
    const [one] = await view.ladders.about(about.partnerId, about.id)
    const managers = (await view.conversations.at('slack', 'T0HOME', places.managers.conversationId))!
    const card = { cardKey: `escalation:${one!.id}`, queueKey: `slack:conversation:${managers.id}` }
    const [standing] = await view.outbox.standing([card])
    return { conversation: managers, ladder: one!, threadId: standing!.shown!.messageId }
  })
  const thread = () => app.read((view) => threadOf(view, conversation, threadId))
  expect(await thread()).toMatchObject({ about: { number: 1 }, audience: 'internal' })
  const typed = async (text: string) => textOf(await app.says(people.mara, text, { ...places.managers, threadId }))
  expect(await typed('show')).toContain('CASE-1')
  expect(await typed('ack')).toContain('CASE-1')
  const subject = { kind: 'check-in' as const, id: 'run-1', label: 'CHECK-1', title: 'Monthly pulse' }
  await app.services.store.transact((tx) => tx.ladders.save({ ...ladder, subject, version: ladder.version + 1 }))
  expect(await thread()).toBeUndefined()
  expect(await typed('ack')).toContain('Say which one')
})
