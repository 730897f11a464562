import { expect, test } from 'vitest'
import { MINUTE } from '../../src/domain/time/instant.ts'
import { DeliveryStage } from '../kit/delivery-stage.ts'

test('after a crash while sending, a destination is served again at once: found where the platform can be searched', async () => {
  await using stage = await DeliveryStage.open()
  for (const title of ['one', 'two']) await stage.enqueue(title, await stage.channel('slack'))
  const [died] = await stage.dieSending()
  stage.slack.search = { found: { messageId: 'm1', conversationId: 'C-SHARED' } }
  await stage.flush()
  expect(stage.slack.calls.map((call) => [call.what, 'deliveryId' in call && call.deliveryId])).toEqual([
    ['find', died!.id],
    ['post', 'two/2'],
  ])
  expect(await stage.counts()).toMatchObject({ sent: 2 })
})

test('after a crash while sending, what the platform cannot be searched for comes once more, at once, marked as a possible repeat', async () => {
  await using stage = await DeliveryStage.open()
  for (const title of ['one', 'two']) await stage.enqueue(title, await stage.channel('teams'))
  await stage.dieSending()
  stage.teams.search = 'cannot'
  await stage.flush()
  expect(stage.teams.calls.flatMap((call) => (call.what === 'post' ? [[call.card.title, call.repeat]] : []))).toEqual([
    ['one', true],
    ['two', false],
  ])
})

test('what is being sent is taken over once, at the start: never from this very process', async () => {
  await using stage = await DeliveryStage.open()
  const { promise, resolve } = Promise.withResolvers<undefined>()
  stage.slack.posts.push(() => promise)
  await stage.enqueue('slow', await stage.channel('slack'))
  await stage.engine.sendDue()
  stage.app.clock.move(MINUTE / 2)
  await stage.engine.sendDue()
  resolve(undefined)
  await stage.engine.settled()
  expect(stage.slack.calls.map(({ what }) => what)).toEqual(['post'])
})

test('a database that fails at the start does not keep what was being sent from being taken over later', async () => {
  await using stage = await DeliveryStage.open()
  await stage.enqueue('one', await stage.channel('slack'))
  await stage.dieSending()
  const { services } = stage.app
  const { store } = services
  services.store = { ...forwarding(store), transact: () => Promise.reject(new Error('database is locked')) }
  stage.restart()
  await expect(stage.engine.sendDue()).rejects.toThrow('locked')
  services.store.transact = (work) => store.transact(work)
  await stage.flush()
  expect(stage.slack.calls.map(({ what }) => what)).toEqual(['find', 'post'])
})

function forwarding(store: DeliveryStage['app']['services']['store']): typeof store {
  return {
    read: (work) => store.read(work),
    transact: (work) => store.transact(work),
    onCommit: (listener) => store.onCommit(listener),
    close: () => store.close(),
  }
}
