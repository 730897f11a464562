import { describe, expect, test } from 'vitest'
import { stateOf } from '../kit/state.ts'
import { type Met, type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { shared: 'acme-shared', them: 'Mia Chen', internal: 'acme-internal' },
  teams: { shared: 'globex-shared', them: 'Leo Park', internal: 'globex-internal' },
} as const

const casesIn = async (world: World) => (await stateOf(world.playground.liaison.services.store)).cases

/** Everything the bot has said since the last time, and the one that says so. */
function latest(world: World, ...saying: string[]): Met {
  const met = world.takeMessages().find(({ text }) => saying.every((words) => text.includes(words)))
  if (!met) throw new Error(`nothing says ${saying.join(' and ')}`)
  return met
}

describe.for(['slack', 'teams'] as Platform[])('what needs somebody on %s', (platform) => {
  const { shared, them, internal } = PLACES[platform]

  test('is listed for whoever says nothing, page after page, and each line’s button moves it on', async () => {
    const world = await World.open()
    const [they, anna] = [world.person(platform, them), world.person(platform, 'Anna Berg')]
    for (let number = 1; number <= 7; number += 1)
      await they.say(shared, `@Liaison case "Number ${number}" --severity ${1 + (number % 4)}`)
    world.takeMessages()
    await anna.command(internal, '/partner')
    const first = latest(world, 'What needs you: 7')
    expect(first.text).not.toContain('Number 7')
    await anna.press(first, 'case.acknowledge:CASE-4')
    expect((await casesIn(world)).find(({ number }) => number === 4)).toMatchObject({ status: 'in-progress' })
    world.takeMessages()
    await anna.press(first, 'needs.list')
    expect(latest(world, 'What needs you').text).toContain('Number 7')
    // A button of a line that was pressed before answers with how it stands.
    await anna.press(first, 'case.acknowledge:CASE-4')
    expect((await casesIn(world)).find(({ number }) => number === 4)).toMatchObject({ status: 'in-progress' })
    world.takeMessages()
    await they.say(shared, '@Liaison mine')
    expect(latest(world, 'Nothing needs you').text).not.toContain('CASE-')
    await they.say(shared, '@Liaison cases severity 1')
    expect(latest(world, 'Open cases of severity 1').text).toContain('Number 4')
    await world.close()
  })
})
