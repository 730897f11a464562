import { expect, test } from 'vitest'
import { caseUnderCard } from '../kit/case-under-card.ts'

type Platform = Parameters<typeof caseUnderCard>[0]

/** Tom, whose side owes both, asks to merge CASE-2 into CASE-1. */
async function asked(platform: Platform) {
  const at = await caseUnderCard(platform, 'internal')
  const { world, tom, theirs, channel, where } = at
  await theirs.say(channel, '@Liaison case "Orders are late again" --severity 3')
  const younger = world.expectMessage(where, 'Orders are late again')
  world.takeMessages()
  await tom.reply(younger, '@Liaison merge into CASE-1')
  expect(world.again(younger).text).toContain('to be merged into CASE-1')
  world.takeMessages()
  return { ...at, younger }
}

test.each(['slack', 'teams'] as const)(
  'a merging into a case that is over by now is offered on %s no more, and the younger case goes on by itself',
  async (platform) => {
    const { world, theirs, card, younger, look, where } = await asked(platform)
    await theirs.reply(card, '@Liaison withdraw "Not true"')
    expect(await look(2)).not.toHaveProperty('merging')
    expect(await look(2)).toMatchObject({ status: 'open' })
    const { text, message } = world.again(younger)
    expect(text).not.toContain('be merged into CASE-1')
    expect(JSON.stringify(message.payload)).not.toContain('Merge them')
    // The line that tells of the withdrawal is all that is said.
    expect(world.takeMessages().filter((met) => met.where === where)).toHaveLength(1)
    await theirs.reply(younger, '@Liaison timeline')
    expect(
      world
        .takeMessages()
        .map((met) => met.text)
        .join('\n'),
    ).toContain('CASE-2 is not merged into CASE-1, which is over.')
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'a case that is solved and confirmed on %s is to be merged no more, and nobody says that it goes on',
  async (platform) => {
    const { world, tom, theirs, younger, look, where } = await asked(platform)
    await tom.reply(younger, '@Liaison resolve "The cable"')
    expect(await look(2)).not.toHaveProperty('merging')
    await theirs.reply(younger, '@Liaison confirm')
    expect(await look(2)).toMatchObject({ confirmation: { confirmed: 'by word' } })
    world.takeMessages()
    await theirs.reply(younger, '@Liaison undo')
    const said = world.takeMessages().filter((met) => met.where === where)
    expect(said.filter(({ text }) => text.includes('go on'))).toEqual([])
    expect(await look(2)).toMatchObject({ status: 'resolved' })
    await world.close()
  },
)
