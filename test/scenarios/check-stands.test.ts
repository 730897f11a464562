import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { ours: 'acme-internal', shared: 'acme-shared', partner: 'acme', theirs: 'Mia Chen' },
  teams: { ours: 'globex-internal', shared: 'globex-shared', partner: 'globex', theirs: 'Leo Park' },
} as const

test.each(['slack', 'teams'] as const)(
  'how the health checks stand is asked from both sides, answered and opened from what is told, on %s',
  async (platform) => {
    const { ours, shared, partner, theirs } = SCENES[platform]
    const world = await World.open()
    const anna = world.person(platform, 'Anna Berg')
    await world.advance('2h')
    world.takeMessages()
    await anna.command(ours, `/partner check ${partner}`)
    const told = world.expectMessage(`${platform} #${ours} only Anna Berg`, 'no health check yet')
    world.expectNothingElse()
    // Asking shows; the button opens, and asks both sides.
    await anna.press(told, 'check-in.open')
    world.expectMessage(`${platform} #${shared}`, 'CHECK-1 is open')
    world.takeMessages()

    await anna.command(shared, '/partner health')
    const health = world.expectMessage(`${platform} #${shared} only Anna Berg`, 'Health of partnerships')
    expect(health.text).toContain('CHECK-1 open until')
    // Of the other partner nothing, where this one reads along.
    expect(health.text).not.toMatch(platform === 'slack' ? /globex/iu : /acme/iu)

    const leo = world.person(platform, theirs)
    await leo.say(shared, '@Liaison check')
    const standing = world.takeMessages().find(({ text }) => text.includes('please answer by'))!
    expect(standing.text).toContain('CHECK-1 is open')
    expect(standing.text).not.toContain('No answer yet')
    await leo.press(standing, 'check-in.answer')
    expect(leo.hasDialog()).toBe(true)
    await world.close()
  },
)
