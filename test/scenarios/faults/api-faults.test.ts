import { describe, expect, test } from 'vitest'
import { doctor } from '../../../src/cli/doctor/doctor.ts'
import { SECOND } from '../../../src/domain/time/instant.ts'
import type { Fault, Message } from '../../../src/playground/workplace.ts'
import { recordedLog } from '../../kit/recorded-log.ts'
import { textOf } from '../../kit/message-text.ts'
import { type Platform, World } from '../../kit/world.ts'

/** Where each platform's partner is, and what its request to post there is called. */
const SCENES = {
  slack: {
    partner: 'acme',
    channel: 'acme-shared',
    from: 'acme-internal',
    posting: 'chat.postMessage',
    changing: 'chat.update',
  },
  teams: {
    partner: 'globex',
    channel: 'globex-shared',
    from: 'globex-internal',
    posting: 'globex-shared',
    changing: 'globex-shared',
  },
} as const

/** `mayHaveArrived`: the bot cannot tell from the failure that nothing was posted. */
const FAULTS: { title: string; fault: (match: string) => Fault; mayHaveArrived: boolean }[] = [
  {
    title: 'asks to wait',
    fault: (match) => ({ on: 'api', match, times: 1, fail: 'rate-limit', retryAfterS: 3 }),
    mayHaveArrived: false,
  },
  {
    title: 'fails while handling it',
    fault: (match) => ({ on: 'api', match, times: 1, fail: 'server-error', status: 500 }),
    mayHaveArrived: true,
  },
  {
    title: 'is out of order three times in a row',
    fault: (match) => ({ on: 'api', match, times: 3, fail: 'server-error', status: 503 }),
    mayHaveArrived: false,
  },
  {
    title: 'drops the connection before accepting',
    fault: (match) => ({ on: 'api', match, times: 1, fail: 'drop-before' }),
    mayHaveArrived: true,
  },
  {
    title: 'accepts and drops the connection',
    fault: (match) => ({ on: 'api', match, times: 1, fail: 'drop-after-accept' }),
    mayHaveArrived: true,
  },
]

function cardsSaying(world: World, platform: Platform, words: string): Message[] {
  const { channels, messages } = world.workplace(platform)
  const channel = channels.find(({ name }) => name === SCENES[platform].channel)
  return messages.filter(
    (one) => one.channelId === channel?.id && one.visibleTo === undefined && textOf(one).includes(words),
  )
}

describe.each(['slack', 'teams'] as const)('when %s', (platform) => {
  const { partner, channel, from, posting, changing } = SCENES[platform]

  test.each(FAULTS)(
    '$title, a card still arrives, and a change to it too',
    async ({ title, fault, mayHaveArrived }) => {
      const world = await World.open()
      const tom = world.person(platform, 'Tom Ek')
      world.playground[platform].addFault(fault(posting))
      await tom.command(from, `/partner case ${partner} "Orders are late"`)
      await world.advance('2m')
      world.expectMessage(`${platform} #${from} only Tom Ek`, 'CASE-1 is open')

      const cards = cardsSaying(world, platform, 'Orders are late')
      const marked = cards.filter((card) => textOf(card).includes('possible repeat'))
      // Slack is searched for what may have arrived. Teams cannot be: there it comes once more, and says so.
      expect(marked).toHaveLength(platform === 'teams' && mayHaveArrived ? 1 : 0)
      expect(cards).toHaveLength(platform === 'teams' && title.startsWith('accepts') ? 2 : 1)
      const met = cards.map(() => world.expectMessage(`${platform} #${channel}`, 'Orders are late'))

      world.playground[platform].addFault(fault(changing))
      await tom.command(from, '/partner severity CASE-1 2')
      await world.advance('2m')
      world.expectMessage(`${platform} #${from} only Tom Ek`, 'has severity 2 now')
      expect(cardsSaying(world, platform, 'Orders are late')).toHaveLength(cards.length)
      expect(world.again(met.at(-1)!).text).toMatch(/severity\W*2/u)
      await world.close()
    },
  )
})

test('what Slack accepted three times without ever saying so stands there once', async () => {
  const world = await World.open()
  world.playground.slack.addFault({ on: 'api', match: 'chat.postMessage', times: 3, fail: 'drop-after-accept' })
  world.playground.slack.addFault({
    on: 'api',
    match: 'conversations.history',
    times: 1,
    fail: 'rate-limit',
    retryAfterS: 5,
  })
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case acme "Orders are late"')
  await world.advance('2m')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is open')
  world.expectMessage('slack #acme-shared', 'Orders are late')
  await world.close()
})

test('what Teams accepts for a quarter of an hour without ever saying so stands there a few times, each further one marked; then it is left, and doctor says so', async () => {
  const world = await World.open({ log: recordedLog().log })
  const end = world.teams.fail('/activities', { fail: 'drop-after-accept' }, { about: 'globex-shared' })
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case globex "Orders are late"')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is open')
  await world.advance('1h')
  const standing = cardsSaying(world, 'teams', 'Orders are late').map(textOf)
  // That it is its owner's is said besides, by name.
  const [first, ...further] = standing.filter((text) => !text.includes('is yours now'))
  expect(first).not.toContain('possible repeat')
  expect(further.filter((text) => !text.includes('possible repeat'))).toEqual([])
  expect(further.length).toBeGreaterThan(2)
  expect(further.length).toBeLessThan(12)
  world.expectMessage('teams #globex-shared', 'Orders are late')
  for (const text of standing.filter((one) => one !== first)) world.expectMessage('teams #globex-shared', text)
  world.expectNothingElse()
  const lines = (await doctor(world.playground.liaison.services)).map(({ text }) => text)
  expect(lines).toContain('Messages of which nobody knows whether they arrived: 1. The newest:')
  expect(lines.find((line) => line.includes('sent more than once'))).toMatch(
    /“.*Orders are late.*” to #globex-shared, sent more than once: The connection to Teams .* Look there; if it is missing, ask for it again with `show CASE-1`\./u,
  )
  end()
  await world.close()
})

test('a channel that Slack tells to wait holds up neither another channel nor Teams, and waits as long as it was told', async () => {
  const world = await World.open()
  world.playground.slack.addFault({
    on: 'api',
    match: 'chat.postMessage',
    times: 1,
    fail: 'rate-limit',
    retryAfterS: 60,
  })
  const toldAt = world.now()
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case acme "Orders are late"')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is open')
  await world.person('teams', 'Tom Ek').command('globex-internal', '/partner case globex "Landing page is old"')
  world.expectMessage('teams #globex-internal only Tom Ek', 'CASE-2 is open')
  world.expectMessage('teams #globex-shared', 'Landing page is old')
  world.expectNothingElse()
  await world.advanceTo(toldAt + 50 * SECOND)
  world.expectNothingElse()
  await world.advanceTo(toldAt + 61 * SECOND)
  world.expectMessage('slack #acme-shared', 'Orders are late')
  await world.close()
})
