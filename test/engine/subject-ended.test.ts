import { expect, test } from 'vitest'
import { recalledIn } from '../../src/cards/recall-line.ts'
import { handleDeadline } from '../../src/engine/deadlines.ts'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { MONDAY_NINE, people, places } from '../kit/app-fixture.ts'
import { DeliveryStage, doubtful, down } from '../kit/delivery-stage.ts'
import { acmeOn, on } from '../kit/sheets-by-platform.ts'

const PLATFORMS = ['slack', 'teams'] as const
const terms = { objectives: [{ measure: 'resolve', severity: 1, target: '4h', protects: 'Orders are taken.' }] }
const slowDown = { outcome: 'temporary', code: 'http_429', reason: 'Slow down.', retryAfterMs: HOUR } as const
const THREE_QUARTERS = MONDAY_NINE + 3 * HOUR

/** A case whose warning is due; nothing but its card has been sent. */
async function warned(platform: (typeof PLATFORMS)[number]): Promise<DeliveryStage> {
  const stage = await DeliveryStage.open({ ...acmeOn(platform), sla: terms })
  await stage.type(on(platform, people.tom), 'case acme "Orders API returns 500" --severity 1')
  await stage.passTo(THREE_QUARTERS - 1)
  return stage
}

const titled = (stage: DeliveryStage, platform: (typeof PLATFORMS)[number], words: string) =>
  stage[platform].calls.filter((call) => call.what === 'post' && call.card.title.includes(words))

test.each(PLATFORMS)(
  'a warning that %s may have taken is not sent again once the case is resolved',
  async (platform) => {
    await using stage = await warned(platform)
    stage[platform].search = platform === 'teams' ? 'cannot' : 'absent'
    stage[platform].posts.push(() => doubtful)
    await stage.passTo(THREE_QUARTERS + 1)
    expect(titled(stage, platform, 'running short')).toHaveLength(1)
    await stage.type(on(platform, people.mia), 'resolve CASE-1 "Fixed"', places.shared)
    await stage.after(10 * MINUTE)
    expect(titled(stage, platform, 'running short')).toHaveLength(1)
    expect(titled(stage, platform, 'CASE-1 is resolved')).toHaveLength(1)
  },
)

test.each(PLATFORMS)(
  'a warning that %s refuses for an hour is not sent after the resolution that came meanwhile',
  async (platform) => {
    await using stage = await warned(platform)
    stage[platform].refusing.set('C-SHARED', slowDown)
    await stage.passTo(THREE_QUARTERS + 1)
    stage[platform].refusing.clear()
    await stage.type(on(platform, people.mia), 'resolve CASE-1 "Fixed"', places.shared)
    // Not before the platform wants it, although the message that it refused is dropped.
    await stage.passTo(THREE_QUARTERS + HOUR - 1)
    expect(titled(stage, platform, 'CASE-1 is resolved')).toEqual([])
    await stage.passTo(THREE_QUARTERS + 2 * HOUR)
    expect(titled(stage, platform, 'running short')).toHaveLength(1)
    expect(titled(stage, platform, 'CASE-1 is resolved')).toHaveLength(1)
  },
)

test('a warning that is being sent when the case is resolved is not sent again when it comes back', async () => {
  await using stage = await warned('slack')
  const { promise, resolve } = Promise.withResolvers<typeof down>()
  stage.slack.posts.push(() => promise)
  stage.app.clock.move(1)
  await handleDeadline(stage.app.services)
  await stage.engine.sendDue()
  await stage.type(people.mia, 'resolve CASE-1 "Fixed"', places.shared)
  resolve(down)
  await stage.engine.settled()
  await stage.after(10 * MINUTE)
  expect(titled(stage, 'slack', 'running short')).toHaveLength(1)
})

test('what a warning recalled that comes back when its case is resolved is recalled by the next notice', async () => {
  await using stage = await warned('slack')
  await stage.type(people.mia, 'case "A copy of the invoice"', places.shared)
  await stage.type(people.tom, 'resolve CASE-2 "Sent"')
  await stage.flush()
  const { promise, resolve } = Promise.withResolvers<typeof down>()
  stage.slack.posts.push(() => promise)
  stage.app.clock.move(1)
  await handleDeadline(stage.app.services)
  await stage.engine.sendDue()
  await stage.type(people.mia, 'resolve CASE-1 "Fixed"', places.shared)
  resolve(down)
  await stage.engine.settled()
  await stage.after(10 * MINUTE)
  await stage.type(people.tom, 'reopen CASE-1 "It is back"')
  await stage.after(MINUTE)
  await stage.after(MINUTE)
  const recalling = stage.slack.calls.filter((call) => call.what === 'post' && recalledIn(call.card).length > 0)
  expect(recalling.map((call) => (call.what === 'post' ? call.card.title : ''))).toEqual([
    'The time to resolve CASE-1 is running short',
    'CASE-1 is open again',
  ])
})

async function escalatedInDoubt(platform: (typeof PLATFORMS)[number]): Promise<DeliveryStage> {
  const stage = await DeliveryStage.open(acmeOn(platform))
  await stage.type(on(platform, people.tom), 'case acme "Orders API returns 500" --severity 1')
  await stage.flush()
  await stage.type(on(platform, people.tom), 'escalate CASE-1 "Why"')
  stage[platform].refusing.set(people.anna.userId, doubtful)
  await stage.flush()
  stage[platform].refusing.clear()
  await stage.type(on(platform, people.mia), 'resolve CASE-1 "Fixed"', places.shared)
  await stage.type(on(platform, people.tom), 'confirm CASE-1')
  return stage
}

test('an escalation’s card that Teams may have taken is not posted again once the escalation is over', async () => {
  await using stage = await escalatedInDoubt('teams')
  stage.teams.search = 'cannot'
  const before = titled(stage, 'teams', 'Escalation').length
  await stage.after(10 * MINUTE)
  expect(titled(stage, 'teams', 'Escalation')).toHaveLength(before)
  expect(await stage.counts()).toMatchObject({ unknown: 0, queued: 0 })
})

test('an escalation’s card that Slack took after all is found, and changed to say that it is over', async () => {
  await using stage = await escalatedInDoubt('slack')
  stage.slack.search = { found: { messageId: 'm7', conversationId: 'D7' } }
  await stage.after(10 * MINUTE)
  const updates = stage.slack.calls.flatMap((call) =>
    call.what === 'update' && call.messageId === 'm7' ? [call.card] : [],
  )
  expect(updates.at(-1)?.fallback).toContain('ESC-1 is resolved')
})
