import { expect, test } from 'vitest'
import { toBeConfirmed } from '../../src/domain/cases/case.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { channel: 'acme-shared', contact: 'Ravi Shah', opensIn: '1m' },
  teams: { channel: 'globex-shared', contact: 'Leo Park', opensIn: '61m' },
} as const

/** A case that our side owes, resolved by Tom Ek and not confirmed yet. */
async function resolved(platform: 'slack' | 'teams') {
  const { channel, contact: name, opensIn } = SCENES[platform]
  const world = await World.open()
  await world.advance(opensIn)
  const where = `${platform} #${channel}`
  const contact = world.person(platform, name)
  const tom = world.person(platform, 'Tom Ek')
  await contact.say(channel, '@Liaison case "Orders are late" --severity 3')
  const card = world.takeMessages().find((one) => one.where === where && !one.text.startsWith('Done'))!
  await tom.reply(card, 'we look into it')
  await tom.reply(card, '@Liaison resolve "Fixed"')
  world.takeMessages()
  const { store } = world.playground.liaison.services
  const look = () => store.read(async (tx) => (await tx.cases.byNumber(1))!)
  const told = () => store.read(async (tx) => tx.facts.of((await tx.cases.byNumber(1))!.partnerId, 'CASE-1'))
  return { world, where, contact, tom, card, look, told }
}

test.each(['slack', 'teams'] as const)(
  'a side that writes on %s that it is not solved has not been silent: two working days of silence begin anew, and it is told what to press',
  async (platform) => {
    const { world, where, contact, tom, card, look, told } = await resolved(platform)
    const ends = async () => toBeConfirmed(await look())?.until ?? 0
    const first = await ends()
    // Thanks are no objection, nor are words of the side that resolved it.
    await contact.reply(card, 'Thanks a lot')
    await tom.reply(card, 'It was the cable of the second rack')
    world.takeMessages()
    expect(await ends()).toBe(first)
    await world.advance('1 day')
    world.takeMessages()
    await contact.reply(card, 'No, it still fails: the invoice of May is wrong')
    const later = await ends()
    expect(later - first).toBeGreaterThanOrEqual(DAY - 1)
    const [answer, ...others] = world.takeMessages()
    expect(others).toEqual([])
    expect(answer?.where).toBe(platform === 'slack' ? `${where} only Ravi Shah` : where)
    expect(answer?.text).toContain('two working days of silence from then on confirm it')
    expect(answer?.text).toContain('Not solved')
    if (platform === 'teams') {
      expect(answer?.message.threadId).toBe(card.message.id)
      expect(answer?.text).toContain('What Leo Park')
      // Once for each resolution.
      await contact.reply(card, 'And that of June')
      world.expectNothingElse()
    }
    const withMoment = (await told()).filter(({ kind, data }) => kind === 'CaseReplied' && 'confirmBy' in data)
    expect(withMoment.at(-1)?.data['confirmBy']).toBe(await ends())
    // It can be said from the details, too, where nothing may be shown to one person alone.
    if (platform === 'slack') {
      await contact.press(card, 'subject.show')
      const details = JSON.stringify(world.takeMessages().map(({ message }) => message.payload))
      expect(details).toContain('Not solved')
    } else {
      await contact.press(card, 'message.set-right')
      const asked = JSON.stringify(contact.dialog().payload)
      expect(asked).toContain('Not solved: Leo Park')
      expect(asked).toContain('Just a note: Leo Park')
    }
    // The first two days are over by then.
    await world.advance('1 day')
    world.takeMessages()
    expect((await look()).status).toBe('resolved')
    expect(await ends()).toBeGreaterThan(first)
    await contact.press(card, 'case.reopen')
    await contact.submit({ text: 'The invoice of May' })
    expect((await look()).status).toBe('in-progress')
    world.takeMessages()
    await world.close()
  },
)

test('after two working days of silence from its last word, a side has confirmed', async () => {
  const { world, contact, card, look, told } = await resolved('teams')
  await contact.reply(card, 'We test it on Wednesday')
  world.takeMessages()
  const until = toBeConfirmed(await look())?.until
  await world.advance('4 days')
  world.takeMessages()
  const confirmed = (await told()).find(({ kind }) => kind === 'ResolutionConfirmed')
  expect(confirmed).toMatchObject({ at: until, data: { how: 'by silence' } })
  await world.close()
})
