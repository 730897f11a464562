import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

test.each([
  ['slack', 'acme-internal', 'Priya Nair'],
  ['teams', 'globex-internal', 'Mara Lind'],
] as const)(
  'a partner that somebody registers for another waits, on %s, until the account manager presses Confirm',
  async (platform, channel, name) => {
    const world = await World.open()
    await world.advance('61m')
    const tom = world.person(platform, 'Tom Ek')
    const manager = world.person(platform, name)

    await tom.say(channel, `@Liaison add "Initech Logistics" --slug initech @${name}`)
    world.expectMessage(`${platform} #${channel} only Tom Ek`, `${name} is asked to confirm it`)
    const card = world.expectMessage(`${platform} @${name}`, 'Initech Logistics waits to be confirmed', 'Tom Ek')

    await manager.tellBot('check now initech')
    world.expectMessage(`${platform} @${name}`, 'not confirmed yet', `${name} was asked to confirm it`)
    await tom.tellBot('confirm initech')
    world.expectMessage(`${platform} @Tom Ek`, 'Only the account manager named for Initech Logistics')
    world.expectNothingElse()

    await manager.press(card, 'partner.confirm')
    // Tom has accounts on both, and the partner has no channel yet that would say where he works with it.
    world.expectMessage('slack @Tom Ek', `${name} confirmed Initech Logistics`)
    expect(world.again(card).text).toContain('Initech Logistics is confirmed')
    if (platform === 'slack') world.expectMessage(`slack @${name}`, 'Initech Logistics is confirmed. Next:')
    await world.close()
  },
)
