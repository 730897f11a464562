import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { DeliveryStage, doubtful, down } from '../kit/delivery-stage.ts'

const PLATFORMS = ['slack', 'teams'] as const

test.each(PLATFORMS)(
  'a clock set back by two hours holds up nothing that waits for its turn on %s',
  async (platform) => {
    await using stage = await DeliveryStage.open()
    const titles = Array.from({ length: 9 }, (_, n) => `message ${n}`)
    for (const title of titles) await stage.enqueue(title, await stage.channel(platform))
    await stage.flush()
    expect(stage[platform].shown.length).toBeLessThan(titles.length)
    stage.app.clock.set(stage.app.clock.now() - 2 * HOUR)
    for (let second = 0; second < 10; second += 1) await stage.after(1.05 * SECOND)
    expect(stage[platform].shown).toEqual(titles)
  },
)

test.each(PLATFORMS)('a clock that goes back and forth gives no turn on %s before it is there', async (platform) => {
  await using stage = await DeliveryStage.open()
  const before = stage.app.clock.now()
  for (let n = 0; n < 9; n += 1) await stage.enqueue(`message ${n}`, await stage.channel(platform))
  await stage.flush()
  const { length } = stage[platform].shown
  for (const at of [before - HOUR, before + HOUR, before]) {
    stage.app.clock.set(at)
    await stage.flush()
  }
  expect(stage[platform].shown).toHaveLength(length)
})

test('what is tried again later is so no later for a clock that was set back meanwhile, also over a restart', async () => {
  await using stage = await DeliveryStage.open()
  stage.slack.posts.push(() => down)
  await stage.enqueue('one', await stage.channel('slack'))
  await stage.flush()
  stage.app.clock.set(stage.app.clock.now() - HOUR)
  stage.restart()
  await stage.flush()
  expect(stage.slack.shown).toEqual(['one', 'one'])
})

test.each(PLATFORMS)('a pause that %s asked for is kept whatever is done to the clock', async (platform) => {
  await using stage = await DeliveryStage.open()
  const slowDown = { outcome: 'temporary', code: 'http_429', reason: 'Slow down.', retryAfterMs: MINUTE } as const
  stage[platform].posts.push(() => slowDown)
  await stage.enqueue('one', await stage.channel(platform))
  await stage.flush()
  for (const by of [-HOUR, 2 * HOUR, -HOUR]) {
    stage.app.clock.set(stage.app.clock.now() + by)
    await stage.flush()
  }
  await stage.after(MINUTE - 1)
  expect(stage[platform].shown).toEqual(['one'])
  await stage.after(1)
  expect(stage[platform].shown).toEqual(['one', 'one'])
})

test('what was written before the clock was set back goes out all the same', async () => {
  await using stage = await DeliveryStage.open()
  await stage.enqueue('one', await stage.channel('slack'))
  stage.app.clock.set(stage.app.clock.now() - DAY)
  await stage.flush()
  expect(stage.slack.shown).toEqual(['one'])
})

test('what is under way while the clock is set back or forth is not started again, and its outcome is kept', async () => {
  await using stage = await DeliveryStage.open()
  const { promise, resolve } = Promise.withResolvers<typeof down>()
  stage.slack.posts.push(() => promise)
  await stage.enqueue('one', await stage.channel('slack'))
  await stage.engine.sendDue()
  const now = stage.app.clock.now()
  for (const at of [now - HOUR, now + HOUR, now]) {
    stage.app.clock.set(at)
    await stage.engine.sendDue()
  }
  expect(stage.slack.shown).toEqual(['one'])
  resolve(down)
  await stage.engine.settled()
  expect(await stage.counts()).toMatchObject({ queued: 1, sending: 0, unknown: 0 })
  await stage.after(MINUTE)
  expect(stage.slack.shown).toEqual(['one', 'one'])
  expect(stage.slack.calls.map(({ what }) => what)).toEqual(['post', 'post'])
})

test('after a weekend in which nobody tried, one refusal gives nothing up: only time of trying counts', async () => {
  await using stage = await DeliveryStage.open()
  stage.slack.posts.push(() => down)
  await stage.enqueue('tried on Friday', await stage.channel('slack'))
  await stage.flush()
  await stage.enqueue('never tried', await stage.channel('slack', 'C-INTERNAL'))
  stage.app.clock.move(3 * DAY)
  stage.restart()
  stage.slack.posts.push(
    () => down,
    () => down,
  )
  await stage.flush()
  expect(await stage.counts()).toMatchObject({ failed: 0, queued: 2 })
  await stage.after(10 * SECOND)
  expect(await stage.counts()).toMatchObject({ failed: 0, sent: 2 })
})

test('a message that is tried for a day in vain is given up', async () => {
  await using stage = await DeliveryStage.open()
  for (let n = 0; n < 400; n += 1) stage.slack.posts.push(() => ({ ...down, retryAfterMs: 10 * MINUTE }))
  await stage.enqueue('in vain', await stage.channel('slack'))
  await stage.flush()
  for (let n = 0; n < 143; n += 1) await stage.after(10 * MINUTE)
  expect(await stage.counts()).toMatchObject({ failed: 0 })
  await stage.after(10 * MINUTE)
  expect(await stage.counts()).toMatchObject({ failed: 1 })
})

test('turns that a message waited for are no attempts: its next failure waits as briefly as the first', async () => {
  await using stage = await DeliveryStage.open()
  for (let n = 0; n < 12; n += 1) await stage.enqueue(`message ${n}`, await stage.channel('slack'))
  await stage.flush()
  stage.slack.posts.push(() => doubtful)
  await stage.after(1.05 * SECOND)
  const [waiting] = await stage.app.services.store.transact((tx) =>
    tx.outbox.claim(stage.app.clock.now() + MINUTE, MINUTE, 1),
  )
  expect(waiting).toMatchObject({ attempts: 2, uncertain: true })
})
