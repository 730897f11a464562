import { expect, test } from 'vitest'
import { caseUnderCard } from '../kit/case-under-card.ts'

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
