import { expect, test } from 'vitest'
import { type Platform, World } from '../../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', from: 'acme-internal' },
  teams: { partner: 'globex', channel: 'globex-shared', from: 'globex-internal' },
} as const

async function slowed(platform: Platform): Promise<World> {
  const world = await World.open()
  const about = world.channel(platform, SCENES[platform].channel)
  world.playground[platform].addFault({ on: 'api', about, times: 1, fail: 'rate-limit', retryAfterS: 600 })
  return world
}

test.each(['slack', 'teams'] as const)(
  'while twenty posts wait for a channel on %s that was told to slow down, each command is answered at once',
  async (platform) => {
    const world = await slowed(platform)
    const { partner, channel, from } = SCENES[platform]
    // Nobody opens more than ten within an hour unasked.
    const people = ['Tom Ek', 'Anna Berg']
    const toldAt = world.now()
    const titles = Array.from({ length: 20 }, (_, n) => `Order ${n} is late`)
    for (const [index, title] of titles.entries()) {
      const name = people[index % people.length]!
      await world.person(platform, name).command(from, `/partner case ${partner} "${title}" --severity 4`)
      world.expectMessage(`${platform} #${from} only ${name}`, 'is open')
    }
    world.expectNothingElse()
    expect(world.now() - toldAt).toBeLessThan(100_000)
    await world.advance('15m')
    for (const title of titles) world.expectMessage(`${platform} #${channel}`, title)
    await world.close()
  },
)
