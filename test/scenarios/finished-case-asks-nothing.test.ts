import { expect, test } from 'vitest'
import { cardOf, caseUnderCard } from '../kit/case-under-card.ts'

test.each(['slack', 'teams'] as const)(
  'on %s, a case that is confirmed as solved asks for no word on its severity any more, offers what can be done, and says which severity it went by',
  async (platform) => {
    const { world, tom, theirs, card } = await caseUnderCard(platform, 'internal')
    await tom.reply(card, '@Liaison ack')
    await tom.reply(card, '@Liaison severity 3')
    await tom.reply(card, '@Liaison resolve "Cable replaced"')
    const shown = () => JSON.stringify(world.again(card).message.payload)
    expect(shown()).toContain('Confirm it is solved')

    await theirs.press(card, 'case.confirm')
    expect(shown()).not.toContain('Confirm it is solved')
    expect(shown()).not.toContain('Not solved')
    expect(shown()).toContain('Reopen')
    expect(shown()).not.toContain('confirms the new one')
    world.takeMessages()
    if (platform === 'slack') await theirs.press(card, 'subject.show')
    const details = [...world.takeMessages().map(({ message }) => JSON.stringify(message.payload)), shown()].join('\n')
    expect(details).toContain('Its clocks went by severity 2')
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'on %s, of a case that is solved and confirmed nobody says that it goes on, though it was to be merged',
  async (platform) => {
    const { world, tom, theirs, look, channel, where } = await caseUnderCard(platform, 'internal')
    await theirs.say(channel, '@Liaison case "Orders are late again" --severity 3')
    const younger = cardOf(world, where, 'CASE-2')
    await tom.reply(younger, '@Liaison merge into CASE-1')
    await tom.reply(younger, '@Liaison resolve "The cable"')
    await theirs.reply(younger, '@Liaison confirm')
    for (const either of [theirs, tom]) {
      world.takeMessages()
      await either.reply(younger, '@Liaison undo')
      const said = world
        .takeMessages()
        .map(({ text }) => text)
        .join('\n')
      expect(said).not.toContain('go on')
      expect(said).toContain('nothing to undo')
    }
    expect((await look(2)).status).toBe('resolved')
    await world.close()
  },
)
