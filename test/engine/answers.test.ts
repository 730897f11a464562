import { expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { DeliveryStage, doubtful, down } from '../kit/delivery-stage.ts'

const PLATFORMS = ['slack', 'teams'] as const

test.each(PLATFORMS)(
  'a private answer on %s goes out at once while two hundred posts wait for a channel that was told to slow down',
  async (platform) => {
    await using stage = await DeliveryStage.open()
    const channel = await stage.channel(platform)
    stage[platform].posts.push(() => ({ ...down, code: 'http_429', retryAfterMs: 10 * MINUTE }))
    for (let n = 0; n < 200; n += 1) await stage.enqueue(`post ${n}`, channel)
    await stage.flush()
    await stage.enqueue('your answer', stage.answerTo(platform, 'UMIA'))
    await stage.flush()
    expect(stage[platform].shown).toEqual(['post 0', 'your answer'])
  },
)

test.each(PLATFORMS)(
  'a private answer on %s goes out although more posts hang than are sent at once',
  async (platform) => {
    await using stage = await DeliveryStage.open()
    const { promise, resolve } = Promise.withResolvers<undefined>()
    for (let n = 0; n < 80; n += 1) {
      stage[platform].posts.push(() => promise)
      await stage.enqueue(`hanging ${n}`, stage.person(platform, `U${n}`))
    }
    await stage.engine.sendDue()
    await expect.poll(() => stage[platform].shown.length).toBe(64)
    stage[platform].posts.length = 0
    await stage.enqueue('your answer', stage.answerTo(platform, 'UMIA'))
    await stage.engine.sendDue()
    await expect.poll(() => stage[platform].shown.at(-1)).toBe('your answer')
    resolve(undefined)
    await stage.engine.settled()
  },
)

test('private answers to one person keep a pace of their own, apart from that of the channel', async () => {
  await using stage = await DeliveryStage.open()
  for (let n = 0; n < 9; n += 1) await stage.enqueue(`post ${n}`, await stage.channel('teams'))
  for (const title of ['first', 'second', 'third']) await stage.enqueue(title, stage.answerTo('teams', 'UMIA'))
  await stage.flush()
  expect(stage.teams.shown.filter((title) => !title.startsWith('post'))).toEqual(['first', 'second', 'third'])
  expect(stage.teams.shown.length).toBeLessThan(12)
})

test.each(PLATFORMS)('a private answer on %s whose sender died is never sent again', async (platform) => {
  await using stage = await DeliveryStage.open()
  stage[platform].search = 'cannot'
  await stage.enqueue('your answer', stage.answerTo(platform, 'UMIA'))
  await stage.enqueue('the next one', stage.answerTo(platform, 'UMIA'))
  await stage.dieSending()
  await stage.flush()
  expect(stage[platform].shown).toEqual(['the next one'])
  expect(await stage.counts()).toMatchObject({ dropped: 1, sent: 1, unknown: 0, failed: 0 })
})

test.each(PLATFORMS)('a private answer on %s that may have arrived is not sent again', async (platform) => {
  await using stage = await DeliveryStage.open()
  stage[platform].posts.push(() => doubtful)
  await stage.enqueue('your answer', stage.answerTo(platform, 'UMIA'))
  await stage.flush()
  await stage.after(MINUTE)
  expect(stage[platform].calls.map(({ what }) => what)).toEqual(['post'])
  expect(await stage.counts()).toMatchObject({ dropped: 1, unknown: 0 })
})

test('a private answer that surely did not arrive is tried again', async () => {
  await using stage = await DeliveryStage.open()
  stage.slack.posts.push(() => down)
  await stage.enqueue('your answer', stage.answerTo('slack', 'UMIA'))
  await stage.flush()
  await stage.after(5 * SECOND)
  expect(stage.slack.shown).toEqual(['your answer', 'your answer'])
  expect(await stage.counts()).toMatchObject({ sent: 1 })
})
