import { describe, expect, test } from 'vitest'
import { expectAsByHand, type Hands, openStage, setUpPartner } from '../kit/set-up-story.ts'
import { type Met, type Person, type Platform, type World } from '../kit/world.ts'

describe.each(['slack', 'teams'] as const)('on %s, from chat alone', (platform) => {
  test('an account manager sets up a real partner, and its export is the sheet that one would write by hand', async () => {
    const world = await openStage(platform)
    await setUpPartner(platform, handsOf(world, platform))
    world.takeMessages()
    await expectAsByHand(world, platform)
    world.takeMessages()
    await world.close()
  })
})

function handsOf(world: World, platform: Platform): Hands {
  const anna = world.person(platform, 'Anna Berg')
  let card: Met
  return {
    async says(channel, line) {
      await anna.say(channel, line)
    },
    async binds(channel, line) {
      await (platform === 'slack' ? anna.command(channel, `/partner ${line}`) : anna.say(channel, `@Liaison ${line}`))
    },
    async seesTerms(slug, title) {
      await anna.tellBot(`terms ${slug}`)
      card = world.expectMessage(`${platform} @Anna Berg`, title)
    },
    changes: (part, of, entries) => changed(anna, () => anna.press(card, `terms.${part}`), of, entries),
  }
}

/** Open a form, fill it in, see what it comes to, and do it. */
async function changed(
  person: Person,
  open: () => Promise<unknown>,
  of: string | undefined,
  entries: Record<string, string>,
): Promise<void> {
  await open()
  if (of !== undefined) await person.submit({ of })
  const { notice } = await person.submit(entries)
  const shown = JSON.stringify(person.dialog())
  expect(shown, notice).toContain('What changes')
  await person.submit({})
  expect(person.hasDialog(), shown).toBe(false)
}
