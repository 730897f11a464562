import { expect, test } from 'vitest'
import { caseUnderCard } from '../kit/case-under-card.ts'

test.each(['slack', 'teams'] as const)(
  'on %s, the words of the buttons are understood, or nearly, when they are typed',
  async (platform) => {
    const { world, tom, theirs, card } = await caseUnderCard(platform, 'partner')
    const answers = () =>
      world
        .takeMessages()
        .map(({ text }) => text)
        .join('\n')
    await theirs.press(card, 'case.acknowledge')
    await theirs.reply(card, '@Liaison resolve "Restarted"')
    world.takeMessages()
    await tom.reply(card, '@Liaison not solved')
    const unsolved = answers()
    expect(unsolved).not.toMatch(/Did you mean.{0,20}new/u)
    expect(unsolved).toMatch(/reopen the case/iu)

    await theirs.reply(card, '@Liaison reopen CASE-1 "Wrong"')
    await tom.reply(card, '@Liaison ask "Which region?"')
    world.takeMessages()
    await theirs.reply(card, '@Liaison no answer needed')
    expect(answers()).not.toContain('is neither')
    await world.close()
  },
)
