import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { createWatchdog, type Watchdog } from '../../src/engine/watchdog.ts'
import type { SendResult } from '../../src/ports/chat-platform.ts'
import type { LinkState } from '../../src/ports/platform-link.ts'
import { acmeSheet, MONDAY_NINE, people, places, textOf } from '../kit/app-fixture.ts'
import { DeliveryStage } from '../kit/delivery-stage.ts'

const gone: Extract<SendResult, { outcome: 'permanent' }> = {
  ...{ outcome: 'permanent' as const, code: 'user_disabled', gone: 'person' as const },
  reason: 'This person no longer has an active account.',
}

let stage: DeliveryStage
let watchdog: Watchdog
const links = new Map<'slack' | 'teams', LinkState>()

beforeEach(async () => {
  stage = await DeliveryStage.open(acmeSheet)
  stage.app.services.admins = [{ platform: 'slack', tenantId: 'T0HOME', userId: people.dan.userId }]
  stage.app.services.digestAt = '09:00'
  for (const platform of ['slack', 'teams'] as const)
    links.set(platform, { title: platform, status: 'connected', since: MONDAY_NINE })
  watchdog = started()
  await stage.type(people.tom, 'case acme "Orders API returns 500" --severity 3', places.internal)
  await stage.flush()
})
afterEach(() => stage[Symbol.asyncDispose]())

function started(): Watchdog {
  return createWatchdog(stage.app.services, {
    states: () => links,
    away: () => [],
    async run() {},
    async check() {},
    async settled() {},
    refused: new Promise(() => {}),
  })
}

/** A look every other minute, while all that is due happens. */
async function pass(ms: number): Promise<void> {
  for (const until = stage.app.clock.now() + ms; stage.app.clock.now() < until;) {
    await stage.passTo(Math.min(until, stage.app.clock.now() + 2 * MINUTE))
    await watchdog.look()
  }
  await stage.flush()
}

/** What the admin, who is named for no partner, was told since it was asked last, but for what ladders and deliveries tell by themselves. */
let seen = 0
function told(): string[] {
  const fresh = stage.slack.calls.slice(seen)
  seen = stage.slack.calls.length
  return fresh.flatMap((call) =>
    call.what === 'post' &&
    call.to.kind === 'person' &&
    call.to.userId === people.dan.userId &&
    !/^ESC-|not delivered|Passed on/u.test(call.card.title)
      ? [textOf(call.card)]
      : [],
  )
}

const escalate = () => stage.type(people.tom, 'escalate CASE-1 "No progress"', places.internal)

test('an escalation that reaches nobody of a side is told to the admins once, by name, and not again after a restart', async () => {
  seen = 0
  stage.slack.refusing.set(people.ravi.userId, gone)
  stage.slack.refusing.set('C-SHARED', { ...gone, code: 'is_archived', gone: 'conversation' })
  await escalate()
  await pass(2 * HOUR)
  expect(told()).toEqual([
    expect.stringMatching(
      /An escalation reaches nobody.*ESC-1 \(acme\): nobody of Acme Hosting who is called by it, or has it, can be reached.*\/partner people acme/su,
    ),
  ])
  expect(watchdog.troubles()).toEqual(['An escalation reaches nobody'])
  watchdog = started()
  await pass(30 * MINUTE)
  expect(told()).toEqual([])
})

test('nothing is told of an escalation that reaches somebody on each side, nor on a day on which all was well', async () => {
  seen = 0
  await escalate()
  await pass(50 * MINUTE)
  await stage.type(people.anna, 'ack ESC-1', places.internal)
  await stage.type(people.ravi, 'ack ESC-1', places.shared)
  await pass(DAY)
  expect(told()).toEqual([])
  expect(watchdog.troubles()).toEqual([])
})

test('whoever has it and left is named: nobody who could be asked has it any more', async () => {
  seen = 0
  await escalate()
  await stage.flush()
  await stage.type(people.ravi, 'ack ESC-1', places.shared)
  const store = stage.app.services.store
  await store.transact(async (tx) => {
    const ravi = await tx.people.byAccount({
      platform: 'slack',
      tenantId: people.ravi.tenantId,
      userId: people.ravi.userId,
    })
    for (const account of await tx.people.accountsOf(ravi!.id)) await tx.people.removeAccount(account)
  })
  await pass(50 * MINUTE)
  expect(told()).toEqual([expect.stringContaining('ESC-1 (acme): nobody of Acme Hosting')])
})

test('each working day the admins read in one message what was not as it should be, what the machine lacked too, until it is over', async () => {
  seen = 0
  stage.slack.refusing.set(people.ravi.userId, gone)
  stage.slack.refusing.set('C-SHARED', { ...gone, code: 'is_archived', gone: 'conversation' })
  await escalate()
  await pass(3 * HOUR)
  expect(told()).toContainEqual(expect.stringContaining('An escalation reaches nobody'))
  links.set('teams', { title: 'Microsoft Teams', status: 'not connected', since: stage.app.clock.now() })
  await pass(10 * MINUTE)
  links.set('teams', { title: 'Microsoft Teams', status: 'connected', since: stage.app.clock.now() })
  await pass(10 * MINUTE)
  expect(told()).toHaveLength(2)
  // Their clock is UTC until they are met.
  await pass(MONDAY_NINE + DAY + 2 * HOUR - stage.app.clock.now())
  const [line, ...others] = told()
  expect(others).toEqual([])
  expect(line).toMatch(
    /What was not as it should be since .*Microsoft Teams is not connected: since .*, until .*ESC-1 \(acme\): nobody of Acme Hosting/su,
  )
  await stage.type(people.tom, 'withdraw CASE-1 "Sorted out"', places.internal)
  await pass(DAY)
  expect(told()).toEqual([])
})
