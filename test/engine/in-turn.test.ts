import { expect, test } from 'vitest'
import { SECOND } from '../../src/domain/time/instant.ts'
import { people } from '../kit/app-fixture.ts'
import { DeliveryStage } from '../kit/delivery-stage.ts'

test('what has to wait for its turn at the platform is no attempt that failed, and comes when it has it', async () => {
  await using stage = await DeliveryStage.open()
  const turn = { outcome: 'temporary', reached: false, code: 'not_its_turn', reason: 'Many.' } as const
  stage.slack.posts.push(() => ({ ...turn, retryAfterMs: 90 * SECOND }))
  await stage.enqueue('asked', stage.person('slack', people.tom.userId))
  await stage.flush()
  const waiting = await stage.app.read((view) => view.outbox.lanes(stage.app.clock.now()))
  expect(waiting.map(({ at }) => at - stage.app.clock.now())).toEqual([90 * SECOND])
  await stage.after(89 * SECOND)
  expect(stage.slack.calls).toHaveLength(1)
  await stage.after(SECOND)
  expect(stage.slack.calls).toHaveLength(2)
  expect(await stage.counts()).toMatchObject({ queued: 0, unknown: 0 })
})

test('what an adapter wants kept of somebody stands with their account, and comes back with the next message to them', async () => {
  await using stage = await DeliveryStage.open()
  const tom = stage.person('slack', people.tom.userId)
  stage.slack.posts.push(() => ({
    ...{ outcome: 'sent', messageId: 'm-1', conversationId: 'D0TOM' },
    reference: { directChannel: 'D0TOM' },
  }))
  await stage.enqueue('first', tom)
  await stage.flush()
  stage.restart()
  await stage.enqueue('second', tom)
  await stage.after(2 * SECOND)
  expect(stage.slack.calls.map(({ to }) => to)).toEqual([
    expect.not.objectContaining({ reference: expect.anything() }),
    expect.objectContaining({ reference: { directChannel: 'D0TOM' } }),
  ])
})
