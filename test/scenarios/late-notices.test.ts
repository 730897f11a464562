import { expect, test } from 'vitest'
import { recordedLog } from '../kit/recorded-log.ts'
import { World } from '../kit/world.ts'

/** `opensIn`: how long after the start of the story the partner's working hours begin. */
const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', from: 'acme-internal', contact: 'Ravi Shah', opensIn: '1m' },
  teams: { partner: 'globex', channel: 'globex-shared', from: 'globex-internal', contact: 'Leo Park', opensIn: '61m' },
} as const

test.each(['slack', 'teams'] as const)(
  'a channel on %s that takes nothing for an hour hears afterwards what is true then: no warning, and a breach that asks nobody any more',
  async (platform) => {
    const { partner, channel, from, contact, opensIn } = SCENES[platform]
    const world = await World.open()
    await world.advance(opensIn)
    const tom = world.person(platform, 'Tom Ek')
    await tom.command(from, `/partner case ${partner} "Orders are late" --severity 1`)
    const card = world.expectMessage(`${platform} #${channel}`, 'Orders are late')
    world.takeMessages()
    await world.person(platform, contact).press(card, 'case.acknowledge')
    world.takeMessages()

    // Three quarters of the four hours come at noon, the end at one.
    await world.advance('2h')
    const about = world.channel(platform, channel)
    const again = world.playground[platform].addFault({ on: 'api', about, fail: 'rate-limit', retryAfterS: 900 })
    await world.advance('70m')
    world.takeMessages()
    await tom.command(from, '/partner resolve CASE-1 "It was the cable"')
    again()
    await world.advance('20m')
    const late = world.takeMessages().filter(({ where }) => where === `${platform} #${channel}`)
    expect(late.map(({ text }) => text).join('\n')).not.toContain('running short')
    expect(late.map(({ text }) => text)).toEqual([expect.stringContaining('It was the cable')])
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'a breach that could not be posted on %s before the resolution stands there afterwards as what happened',
  async (platform) => {
    const { partner, channel, from, opensIn } = SCENES[platform]
    const world = await World.open()
    await world.advance(opensIn)
    const tom = world.person(platform, 'Tom Ek')
    await tom.command(from, `/partner case ${partner} "Orders are late" --severity 1`)
    world.takeMessages()
    const about = world.channel(platform, channel)
    await world.advance('55m')
    world.takeMessages()
    const again = world.playground[platform].addFault({ on: 'api', about, fail: 'rate-limit', retryAfterS: 900 })
    await world.advance('10m')
    await tom.command(from, '/partner resolve CASE-1 "It was the cable"')
    again()
    await world.advance('20m')
    const late = world.takeMessages().filter(({ where }) => where === `${platform} #${channel}`)
    const breach = late.find(({ text }) => text.includes('The time to acknowledge CASE-1 has ended'))
    expect(breach?.text).toMatch(/CASE-1 has ended(?:\*\*)? · resolved/u)
    expect(breach?.text).not.toMatch(/due since|still due/u)
    expect(late.some(({ text }) => text.includes('It was the cable'))).toBe(true)
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'a question on %s that arrives after it was answered and the case resolved asks nobody any more; all that people wrote arrives',
  async (platform) => {
    const { partner, channel, from } = SCENES[platform]
    const world = await World.open()
    const tom = world.person(platform, 'Tom Ek')
    await tom.command(from, `/partner case ${partner} "Orders are late" --severity 4`)
    world.takeMessages()
    const match = platform === 'slack' ? 'chat.postMessage' : '/activities'
    const again = world.on(platform).fail(match, { fail: 'server-error', status: 503 }, { about: channel })
    for (const line of ['ask CASE-1 "Which region?"', 'reply CASE-1 "We look at Europe"', 'resolve CASE-1 "The cable"'])
      await tom.command(from, `/partner ${line}`)
    await world.advance('10m')
    world.takeMessages()
    again()
    await world.advance('10m')
    const late = world.takeMessages().filter(({ where }) => where === `${platform} #${channel}`)
    for (const words of ['Which region?', 'We look at Europe', 'The cable'])
      expect(late.filter(({ text }) => text.includes(words))).toHaveLength(1)
    expect(late.map(({ text }) => text).join('\n')).not.toMatch(/ to reply|waits until|\[Reply\]/u)
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'that the bot was removed on %s is not told half an hour after it came back',
  async (platform) => {
    const { channel } = SCENES[platform]
    const world = await World.open({ log: recordedLog().log })
    await world.person(platform, 'Anna Berg').tellBot('help')
    world.takeMessages()
    const calls = platform === 'slack' ? ['chat.postMessage', 'conversations.open'] : ['/activities']
    const again = calls.map((match) => world.on(platform).fail(match, { fail: 'server-error', status: 503 }))
    await world.on(platform).removeBot(channel)
    await world.advance('2m')
    await world.on(platform).inviteBot(channel)
    await world.advance('30m')
    for (const end of again) end()
    await world.advance('10m')
    world.expectNothingElse()
    await world.close()
  },
)
