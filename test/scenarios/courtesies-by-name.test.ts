import { expect, test } from 'vitest'
import { caseUnderCard } from '../kit/case-under-card.ts'

const PLATFORMS = ['slack', 'teams'] as const

test.each(PLATFORMS)(
  'on %s, thanks to anybody who has written in the thread are no answer, and no act by which the other side could take nothing back',
  async (platform) => {
    const { world, tom, theirs, card, look, from } = await caseUnderCard(platform, 'partner')
    await theirs.press(card, 'case.acknowledge')
    await tom.command(from, '/partner ask CASE-1 "Which region?"')
    await world.person(platform, 'Anna Berg').reply(card, 'I have put the log into the folder')
    await theirs.reply(card, 'Thanks Anna')
    expect(await look()).toMatchObject({ status: 'waiting', on: 'partner' })

    await tom.command(from, '/partner withdraw CASE-1 "Wrong one"')
    await theirs.reply(card, 'Thanks Tom')
    await tom.command(from, '/partner undo CASE-1')
    expect((await look()).status).toBe('waiting')

    // With a file it is more than a courtesy, to waits and to taking back alike.
    await tom.command(from, '/partner withdraw CASE-1 "Wrong one"')
    await theirs.reply(card, 'ok', { files: ['proof-that-it-is-real.png'] })
    world.takeMessages()
    await tom.command(from, '/partner undo CASE-1')
    expect((await look()).status).toBe('withdrawn')
    world.takeMessages()
    await world.close()
  },
)

test.each(PLATFORMS)(
  'on %s, neither thanks for a solution, by name, nor the address of a page with a question mark are followed by anything',
  async (platform) => {
    const { world, tom, theirs, card } = await caseUnderCard(platform, 'partner')
    await theirs.press(card, 'case.acknowledge')
    world.takeMessages()
    await tom.reply(card, 'The log is at https://status.northwind.example/log?id=5')
    expect(world.takeMessages()).toEqual([])
    await theirs.reply(card, '@Liaison resolve "Restarted"')
    world.takeMessages()
    await tom.reply(card, platform === 'slack' ? 'Thanks Ravi!' : 'Thanks Leo!')
    expect(world.takeMessages()).toEqual([])
    await world.close()
  },
)

test.each(PLATFORMS)(
  'on %s, what has no word in it, or is a courtesy, is no question and stops no clock',
  async (platform) => {
    const { world, tom, theirs, card, look } = await caseUnderCard(platform, 'partner')
    await theirs.press(card, 'case.acknowledge')
    for (const question of ['👍', '...', '?', ':+1:', 'thanks']) {
      world.takeMessages()
      await theirs.reply(card, `@Liaison ask "${question}"`)
      expect((await look()).status).toBe('in-progress')
      expect(
        world
          .takeMessages()
          .map(({ text }) => text)
          .join('\n'),
      ).toContain('Ask the question in words')
    }
    await tom.reply(card, '???')
    expect(world.takeMessages()).toEqual([])
    await theirs.reply(card, '@Liaison ask "Ok?"')
    expect(await look()).toMatchObject({ status: 'waiting', question: 'Ok?' })
    world.takeMessages()
    await world.close()
  },
)
