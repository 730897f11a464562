import { describe, expect, test } from 'vitest'
import type { Fault } from '../../../src/playground/workplace.ts'
import { recordedLog } from '../../kit/recorded-log.ts'
import { World } from '../../kit/world.ts'

const SCENES = {
  slack: {
    partner: 'acme',
    channel: 'acme-shared',
    from: 'acme-internal',
    told: 'slack @Anna Berg',
    fault: { on: 'api', match: 'chat.postMessage', times: 1, fail: 'platform-error', code: 'channel_not_found' },
  },
  teams: {
    partner: 'globex',
    channel: 'globex-shared',
    from: 'globex-internal',
    told: 'teams @Anna Berg',
    fault: {
      on: 'api',
      match: 'globex-shared',
      times: 1,
      fail: 'platform-error',
      code: 'MessageWritesBlocked',
      status: 403,
    },
  },
} as const

describe.each(['slack', 'teams'] as const)('when a channel on %s is dead', (platform) => {
  const { partner, channel, from, told, fault } = SCENES[platform]

  test('the account manager is told once what did not arrive, where and why; what comes later arrives again', async () => {
    const { log, lines } = recordedLog()
    const world = await World.open({ log })
    const tom = world.person(platform, 'Tom Ek')
    const dead: Fault = { ...fault }
    world.playground[platform].addFault(dead)

    await tom.command(from, `/partner case ${partner} "Orders are late"`)
    world.expectMessage(`${platform} #${from} only Tom Ek`, 'CASE-1 is open')
    world.expectMessage(told, 'could not be delivered', `#${channel}`, 'Orders are late')
    world.playground[platform].addFault(dead)
    await tom.command(from, '/partner reply CASE-1 "Do you see this?"')
    world.expectMessage(`${platform} #${from} only Tom Ek`, 'Your reply is on CASE-1.')
    world.expectNothingElse()
    expect(lines.filter((line) => line.includes('failed for good'))).toHaveLength(2)

    // The card was never there, so its next face is posted, not changed in place.
    await tom.command(from, '/partner severity CASE-1 2')
    world.expectMessage(`${platform} #${from} only Tom Ek`, 'has severity 2')
    await tom.command(from, '/partner reply CASE-1 "And this?"')
    world.expectMessage(`${platform} #${from} only Tom Ek`, 'Your reply is on CASE-1.')
    world.expectMessage(`${platform} #${channel}`, 'And this?')
    await tom.command(from, `/partner case ${partner} "Invoices are late"`)
    world.expectMessage(`${platform} #${from} only Tom Ek`, 'CASE-2 is open')
    world.expectMessage(`${platform} #${channel}`, 'Invoices are late')
    await world.close()
  })
})

test('a card that somebody deleted is posted anew when it changes', async () => {
  const world = await World.open()
  const tom = world.person('slack', 'Tom Ek')
  await tom.command('acme-internal', '/partner case acme "Orders are late"')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is open')
  world.expectMessage('slack #acme-shared', 'Orders are late')
  world.playground.slack.addFault({
    on: 'api',
    match: 'chat.update',
    times: 1,
    fail: 'platform-error',
    code: 'message_not_found',
  })
  await tom.command('acme-internal', '/partner severity CASE-1 2')
  world.expectMessage('slack #acme-internal only Tom Ek', 'has severity 2')
  world.expectMessage('slack #acme-shared', 'Orders are late')
  await world.close()
})
