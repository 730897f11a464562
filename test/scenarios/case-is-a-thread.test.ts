import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

/** `opensIn`: how long after the start of the story the partner's working hours begin. */
const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', from: 'acme-internal', contact: 'Ravi Shah', opensIn: '1m' },
  teams: { partner: 'globex', channel: 'globex-shared', from: 'globex-internal', contact: 'Leo Park', opensIn: '61m' },
} as const

/** Tom opens a case. `news`: what the bot has said in the shared channel since it was asked last, for everybody there. */
async function scene(platform: 'slack' | 'teams', severity: number) {
  const { partner, channel, from, contact, opensIn } = SCENES[platform]
  const world = await World.open()
  await world.advance(opensIn)
  const tom = world.person(platform, 'Tom Ek')
  await tom.command(from, `/partner case ${partner} "Orders are late" --severity ${severity}`)
  const where = `${platform} #${channel}`
  const news = () => world.takeMessages().filter((one) => one.where === where)
  const [card, ...others] = news()
  expect(others).toEqual([])
  return { world, tom, card: card!, news, channel, from, contact: world.person(platform, contact) }
}

test.each(['slack', 'teams'] as const)(
  'a case on %s leaves one message in the shared channel; what is asked, answered, warned of, breached and resolved is said in its thread',
  async (platform) => {
    const { world, tom, card, news, from, contact } = await scene(platform, 2)
    expect(card.message.threadId).toBeUndefined()
    await contact.press(card, 'case.acknowledge')
    for (const line of ['ask CASE-1 "Which region?"', 'reply CASE-1 "We look at Europe"'])
      await tom.command(from, `/partner ${line}`)
    await world.advance('1 day')
    await world.advance('1 day')
    await tom.command(from, '/partner resolve CASE-1 "The cable"')
    const said = news()
    for (const words of ['Which region?', 'We look at Europe', 'running short', 'has ended', 'The cable'])
      expect(said.filter(({ text }) => text.includes(words)).length, words).toBeGreaterThanOrEqual(1)
    expect(said.filter(({ message }) => message.threadId !== card.message.id).map(({ text }) => text)).toEqual([])
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'a breach of severity 1 on %s is heard by the whole channel; its escalation stands in the thread of the case',
  async (platform) => {
    const { world, tom, card, news, contact } = await scene(platform, 1)
    await world.advance('70m')
    const said = news()
    const inChannel = said.filter(({ message }) => message.threadId === undefined)
    expect(inChannel.map(({ text }) => text)).toEqual([expect.stringContaining('has ended')])
    // On Slack whoever is called is written to alone.
    const ladder = said.filter(({ text }) => text.includes('ESC-1')).map(({ message }) => message.threadId)
    expect(ladder).toEqual(platform === 'teams' ? [card.message.id] : [])
    // People answer where they read: what is written below it is written under the case, by either side, and a verb there means that case.
    const look = () => world.playground.liaison.services.store.read((tx) => tx.cases.byNumber(1))
    await contact.reply(inChannel[0]!, 'We are on it, failover has started')
    expect(await look()).toMatchObject({ acknowledgedBy: { name: SCENES[platform].contact } })
    await contact.reply(inChannel[0]!, '@Liaison ask "Since when?"')
    expect(await look()).toMatchObject({ status: 'waiting', on: 'internal' })
    await tom.reply(inChannel[0]!, 'Since nine')
    await contact.reply(card, 'Thank you, that helps')
    const told = await world.playground.liaison.services.store.read(async (tx) => {
      const { partnerId } = (await tx.cases.byNumber(1))!
      const facts = await tx.facts.of(partnerId, 'CASE-1')
      return facts.flatMap(({ kind, data }) => (kind === 'CaseReplied' ? [data['text']] : []))
    })
    expect(told).toEqual(['We are on it, failover has started', 'Since nine', 'Thank you, that helps'])
    expect(await look()).toMatchObject({ status: 'in-progress' })
    world.takeMessages()
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'where somebody on %s deleted the card by hand, it is put up again once, and the thread goes on under it',
  async (platform) => {
    const { world, tom, card, news, from } = await scene(platform, 3)
    world.playground[platform].admin.deleteMessage(card.message.channelId, card.message.id)
    await tom.command(from, '/partner reply CASE-1 "We look at Europe"')
    await tom.command(from, '/partner reply CASE-1 "And at Asia"')
    const said = news()
    const [again, ...replies] = said.toSorted((a, b) => Number(a.message.id) - Number(b.message.id))
    expect(again?.message.threadId).toBeUndefined()
    expect(again?.text).toContain('Orders are late')
    expect(replies.map(({ message, text }) => [message.threadId, /Europe|Asia/u.exec(text)?.[0]])).toEqual([
      [again?.message.id, 'Europe'],
      [again?.message.id, 'Asia'],
    ])
    await world.close()
  },
)
