import { expect, test } from 'vitest'
import { type Met, World } from '../kit/world.ts'

/** `opensIn`: how long after the start of the story the partner's working hours begin. */
const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', from: 'acme-internal', contact: 'Ravi Shah', opensIn: '1m' },
  teams: { partner: 'globex', channel: 'globex-shared', from: 'globex-internal', contact: 'Leo Park', opensIn: '61m' },
} as const

const MENTION = /<@(?<text>U\w+)>|"user_id":"(?<element>U\w+)"|"mentioned":\{[^}]*"id":"(?<entity>[^"]+)"/gu

/** How often each person is called: by a mention in a message that is new, or by one to them alone. A card that is changed in place calls nobody. */
function pings(said: Met[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { message, where } of said) {
    const called = new Set<string>(where.includes(' @') ? [where] : [])
    for (const { groups } of JSON.stringify(message.payload).matchAll(MENTION))
      called.add(groups?.['text'] ?? groups?.['element'] ?? groups?.['entity'] ?? '')
    for (const one of called) counts[one] = (counts[one] ?? 0) + 1
  }
  return counts
}

test.each(['slack', 'teams'] as const)(
  'a case on %s with one question leaves one message in the shared channel, three in its thread and two pings a person at most',
  async (platform) => {
    const { partner, channel, from, contact: name, opensIn } = SCENES[platform]
    const world = await World.open()
    await world.advance(opensIn)
    const tom = world.person(platform, 'Tom Ek')
    const contact = world.person(platform, name)
    await tom.command(from, `/partner case ${partner} "Orders are late" --severity 2`)
    const said = world.takeMessages()
    const card = said.find(({ where }) => where === `${platform} #${channel}`)!
    await contact.press(card, 'case.acknowledge')
    await contact.press(card, 'case.ask')
    await contact.submit({ text: 'Which region?' })
    await tom.reply(card, 'Only eu-west')
    await contact.press(world.again(card), 'case.resolve')
    await contact.submit({ text: 'The cable' })
    await tom.press(world.again(card), 'case.confirm')
    await world.advance('10 days')
    said.push(...world.takeMessages())
    const everybody = said.filter(({ message }) => message.visibleTo === undefined)
    const about = (one: Met) => one.text.includes('CASE-1')
    const shared = everybody.filter((one) => one.where === `${platform} #${channel}` && about(one))
    expect(shared.filter(({ message }) => message.threadId === undefined).map(({ text }) => text)).toHaveLength(1)
    expect(
      shared.filter(({ message }) => message.threadId !== undefined).map(({ text }) => text).length,
    ).toBeLessThanOrEqual(3)
    const called = pings(everybody.filter(about))
    expect(Object.keys(called)).not.toEqual([])
    expect(Math.max(...Object.values(called)), JSON.stringify(called)).toBeLessThanOrEqual(2)
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'a case of severity 1 on %s that is ignored for two weeks leaves its card and one breach in the shared channel',
  async (platform) => {
    const { partner, channel, from, opensIn } = SCENES[platform]
    const world = await World.open()
    await world.advance(opensIn)
    await world.person(platform, 'Tom Ek').command(from, `/partner case ${partner} "Orders are late" --severity 1`)
    await world.advance('14 days')
    const said = world.takeMessages().filter(({ where }) => where === `${platform} #${channel}`)
    const inChannel = said.filter(({ message, text }) => message.threadId === undefined && /CASE-1|ESC-1/u.test(text))
    expect(inChannel.map(({ text }) => text.slice(0, 80))).toHaveLength(2)
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'cases of severity 3 on %s that are ignored leave their cards alone in the shared channel: calls for several at once stand in a thread',
  async (platform) => {
    const { partner, channel, from, opensIn } = SCENES[platform]
    const world = await World.open()
    await world.advance(opensIn)
    const tom = world.person(platform, 'Tom Ek')
    for (const nth of [1, 2, 3, 4]) {
      await tom.command(from, `/partner case ${partner} "Orders are late ${nth}" --severity 3`)
      await world.advance('20m')
    }
    await world.advance('3 days')
    const said = world.takeMessages()
    const inChannel = said.filter((one) => one.where === `${platform} #${channel}` && !one.message.threadId)
    expect(inChannel.map(({ text }) => /CASE-\d+|\d+ escalations/u.exec(text)?.[0])).toEqual(
      [1, 2, 3, 4].map((number) => `CASE-${number}`),
    )
    expect(said.filter(({ text }) => /\d escalations wait/u.test(text)).length).toBeGreaterThan(0)
    await world.close()
  },
)

test('one question on Teams, by mentions of the partner’s, who cannot be answered alone there, leaves three posts in the thread at most', async () => {
  const world = await World.open()
  const [tom, leo] = [world.person('teams', 'Tom Ek'), world.person('teams', 'Leo Park')]
  await world.advance('6h')
  await tom.command('globex-internal', '/partner case globex "Orders are late" --severity 3')
  const card = world.takeMessages().find(({ where }) => where === 'teams #globex-shared')!
  await leo.reply(card, '@Liaison ack')
  await leo.reply(card, '@Liaison ask "Which region?"')
  await tom.reply(card, 'Only eu-west')
  await leo.reply(card, '@Liaison resolve "The cable"')
  await tom.press(world.again(card), 'case.confirm')
  await world.advance('5 days')
  const said = world.takeMessages().filter(({ where, message }) => where === 'teams #globex-shared' && message.threadId)
  expect(said.map(({ text }) => /You own|A question on|is resolved/u.exec(text)?.[0])).toEqual([
    'You own',
    'A question on',
    'is resolved',
  ])
  await world.close()
})
