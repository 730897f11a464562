import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', ours: 'acme-internal', contact: 'Ravi Shah', other: 'Mia Chen' },
  teams: {
    partner: 'globex',
    channel: 'globex-shared',
    ours: 'globex-internal',
    contact: 'Leo Park',
    other: 'Ida Rossi',
  },
} as const

/** Tom opens cases; what is read of them and of their record. */
async function scene(platform: 'slack' | 'teams') {
  const { partner, channel, ours, contact, other } = SCENES[platform]
  const world = await World.open()
  await world.advance('61m')
  const tom = world.person(platform, 'Tom Ek')
  const { store } = world.playground.liaison.services
  return {
    ...{ world, tom, ours, partner },
    ...{ contact: world.person(platform, contact), other: world.person(platform, other) },
    where: `${platform} #${channel}`,
    async open(title: string) {
      await tom.command(ours, `/partner case ${partner} "${title}" --severity 3`)
      return world.expectMessage(`${platform} #${channel}`, title)
    },
    look: (number: number) => store.read(async (tx) => (await tx.cases.byNumber(number))!),
    told: (number: number) =>
      store.read(async (tx) => {
        const about = (await tx.cases.byNumber(number))!
        const facts = await tx.facts.of(about.partnerId, `CASE-${number}`)
        return facts.map(({ kind, by, data }) => [kind, by?.name, data['text']])
      }),
    factsOfAll: () => store.read(async (tx) => (await tx.facts.of((await tx.partners.bySlug(partner))!.id)).length),
  }
}

test.each(['slack', 'teams'] as const)(
  'words under a case on %s that is resolved, withdrawn or merged are kept, change nothing, and offer their author what they may have meant',
  async (platform) => {
    const { world, tom, other, ours, where, open, look, told } = await scene(platform)
    const cards = [await open('Orders are late'), await open('Invoices are wrong'), await open('Orders, again')]
    for (const line of ['resolve CASE-1 "The cable"', 'withdraw CASE-2 "A mistake"', 'merge CASE-3 into CASE-1'])
      await tom.command(ours, `/partner ${line}`)
    await tom.command(ours, '/partner reopen CASE-1 "Not yet"')
    await tom.command(ours, '/partner merge CASE-3 into CASE-1')
    await tom.command(ours, '/partner resolve CASE-1 "The cable, indeed"')
    world.takeMessages()
    const offered = {
      1: ['case.reopen', 'case.from-message', 'message.note'],
      2: ['case.from-message', 'message.note'],
      3: ['subject.show', 'case.from-message', 'message.note'],
    }
    for (const number of [1, 2, 3] as const) {
      const before = await look(number)
      expect(before.status).toBe({ 1: 'resolved', 2: 'withdrawn', 3: 'merged' }[number])
      await tom.reply(cards[number - 1]!, 'thanks 👍')
      world.expectNothingElse()
      await tom.reply(cards[number - 1]!, 'It happened again')
      const offer = world.expectMessage(`${where} only Tom Ek`, 'changes nothing')
      const payload = JSON.stringify(offer.message.payload)
      for (const action of offered[number]) expect(payload).toContain(action)
      if (number > 1) expect(payload).not.toContain('case.reopen')
      expect(await look(number)).toEqual(before)
      expect((await told(number)).at(-1)).toEqual(['CaseReplied', 'Tom Ek', 'It happened again'])
      world.expectNothingElse()
      await tom.press(offer, 'message.note')
      await tom.press(offer, 'case.from-message')
      // What is over is not offered once more.
      const form = JSON.stringify(tom.dialog().payload)
      expect(form).not.toContain('or this one?')
      expect(form).not.toContain(`CASE-${number} `)
      expect(await look(number)).toEqual(before)
      world.takeMessages()
    }
    // Once it is settled that the case is solved, only what can be done is offered; its thread is that case's, and the new one has its own.
    await world.advance('21d')
    world.takeMessages()
    await tom.reply(cards[0]!, 'And once more')
    const late = world.expectMessage(`${where} only Tom Ek`, 'changes nothing')
    expect(JSON.stringify(late.message.payload)).not.toContain('case.reopen')
    await tom.press(late, 'case.from-message')
    await tom.submit({ title: 'Orders are late again' })
    expect(world.expectMessage(where, 'CASE-4', 'Orders are late again').message.threadId).toBeUndefined()
    world.takeMessages()
    // Where somebody is answered in the open, it is said once under each case.
    await other.reply(cards[1]!, 'What is this?')
    await other.reply(cards[1]!, 'Who withdrew it?')
    const inTheOpen = world.takeMessages().filter(({ message }) => message.visibleTo === undefined)
    expect(inTheOpen.map(({ text }) => text.includes('changes nothing'))).toEqual(platform === 'teams' ? [true] : [])
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'two people on %s who answer at once end the wait once, and both are on the record',
  async (platform) => {
    const { world, tom, contact, other, ours, open, look, told } = await scene(platform)
    const card = await open('Orders are late')
    await tom.command(ours, '/partner ask CASE-1 "Which region?"')
    await Promise.all([contact.reply(card, 'Only eu-west'), other.reply(card, 'Asia as well')])
    const { status, log } = await look(1)
    expect(status).toBe('in-progress')
    expect(log.map((entry) => entry.status).filter((one) => one === 'waiting')).toHaveLength(1)
    const words = (await told(1)).filter(([kind]) => kind === 'CaseReplied').map(([, , text]) => text)
    expect(words.toSorted()).toEqual(['Asia as well', 'Only eu-west'])
    world.takeMessages()
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'what is said under a health check on %s is not heard, and nobody is told anything about it',
  async (platform) => {
    const { world, contact, where, partner, ours, factsOfAll } = await scene(platform)
    await world.person(platform, 'Anna Berg').command(ours, `/partner check now ${partner}`)
    const prompt = world.expectMessage(where, 'CHECK-1')
    world.takeMessages()
    const known = await factsOfAll()
    await contact.reply(prompt, 'Four out of five, I would say?')
    await world.person(platform, 'Anna Berg').reply(prompt, 'Thank you for your answer')
    expect(await factsOfAll()).toBe(known)
    await world.close()
  },
)
