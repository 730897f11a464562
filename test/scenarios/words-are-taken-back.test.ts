import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', from: 'acme-internal', contact: 'Ravi Shah', opensIn: '1m' },
  teams: { partner: 'globex', channel: 'globex-shared', from: 'globex-internal', contact: 'Leo Park', opensIn: '61m' },
} as const

/** A case that the partner owes, just opened. */
async function opened(platform: 'slack' | 'teams') {
  const { partner, channel, from, contact: name, opensIn } = SCENES[platform]
  const world = await World.open()
  await world.advance(opensIn)
  const [tom, contact] = [world.person(platform, 'Tom Ek'), world.person(platform, name)]
  await tom.command(from, `/partner case ${partner} "Orders are late" --severity 2`)
  const where = `${platform} #${channel}`
  const card = world.takeMessages().find((one) => one.where === where && !one.text.startsWith('Done'))!
  const { store } = world.playground.liaison.services
  const look = () => store.read(async (tx) => (await tx.cases.byNumber(1))!)
  const clock = () =>
    store.read(async (tx) => {
      const clocks = await tx.clocks.ofSubject('case', (await tx.cases.byNumber(1))!.id)
      return clocks.find(({ measure }) => measure === 'acknowledge')!
    })
  /** What the author is offered for one of their messages, by the details. */
  const offered = async (author: typeof tom): Promise<string> => {
    world.takeMessages()
    if (platform === 'slack') {
      await author.press(card, 'subject.show')
      return JSON.stringify(world.takeMessages().map(({ message }) => message.payload))
    }
    await author.press(card, 'message.set-right')
    return author.hasDialog() ? JSON.stringify(author.dialog().payload) : ''
  }
  const takeBack = async (author: typeof tom) => {
    if (platform === 'slack') {
      await author.press(card, 'subject.show')
      const details = world.takeMessages().at(-1)!
      await author.press(details, 'message.take-back')
    } else {
      await author.press(card, 'message.set-right')
      await author.submit({})
    }
    return world.takeMessages()
  }
  return { world, where, tom, contact, card, look, clock, offered, takeBack }
}

test.each(['slack', 'teams'] as const)(
  'what was taken for the acknowledgement on %s is taken back by its side, though it is deleted, until the other side acts: the clock runs as if nothing had been said',
  async (platform) => {
    const { world, where, tom, contact, card, look, clock, offered, takeBack } = await opened(platform)
    const before = { ...(await look()), clock: await clock() }
    await contact.reply(card, 'Sorry, that was meant for another channel')
    expect(await clock()).toMatchObject({ status: 'stopped', met: true })
    expect(await offered(contact)).toContain('It is no acknowledgement')
    if (platform === 'teams') {
      await contact.remove(contact.written())
      expect(await offered(contact)).toContain('a message that was deleted')
    }
    const said = await takeBack(contact)
    const lines = said.filter((one) => one.where === where && one.message.threadId !== undefined)
    expect(lines.map(({ text }) => text.includes('is not acknowledged yet'))).toEqual([true])
    const { status, owner, acknowledgedAt } = await look()
    expect({ status, owner, acknowledgedAt }).toEqual({
      status: 'open',
      owner: before.owner,
      acknowledgedAt: undefined,
    })
    expect(await clock()).toMatchObject({ status: 'running', dueAt: (before.clock as { dueAt?: number }).dueAt })
    // Where its side has written on, that acknowledges the case, from when it was written.
    await world.advance('2m')
    await contact.reply(card, 'And this as well')
    await world.advance('2m')
    await contact.reply(card, 'We look into the orders')
    const last = world.playground.liaison.services.clock.now()
    await takeBack(contact)
    const later = await look()
    expect(later).toMatchObject({ status: 'in-progress', acknowledgedBy: { name: SCENES[platform].contact } })
    expect(later.acknowledgedAt).toBeLessThanOrEqual(last)
    expect(later.acknowledgedAt).toBeGreaterThan(last - 60_000)
    expect(await clock()).toMatchObject({ status: 'stopped', stoppedAt: later.acknowledgedAt })
    // The other side goes on by it.
    await tom.reply(card, 'Since Monday, all of them')
    expect(await offered(contact)).not.toContain('It is no acknowledgement')
    world.takeMessages()
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'who deletes on %s what was taken for the answer still says in the details that it was none',
  async (platform) => {
    const { world, tom, contact, card, look, offered, takeBack } = await opened(platform)
    await contact.press(card, 'case.acknowledge')
    // On Slack one of ours, whose deletion does arrive; on Teams the contact, who is told nothing alone.
    const [author, asker] = platform === 'slack' ? [tom, contact] : [contact, tom]
    await asker.reply(card, '@Liaison ask "Which region?"')
    world.takeMessages()
    await author.reply(card, 'Oops, that was for my wife: buy milk')
    await author.remove(author.written())
    expect((await look()).status).toBe('in-progress')
    expect(await offered(author)).toContain('a message that was deleted')
    await takeBack(author)
    expect(await look()).toMatchObject({ status: 'waiting', question: 'Which region?' })
    await world.close()
  },
)
