import { expect, test } from 'vitest'
import { type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { slug: 'acme', shared: 'acme-shared', them: 'Ravi Shah', own: '"data_visualization"' },
  teams: { slug: 'globex', shared: 'globex-shared', them: 'Leo Park', own: '"Chart.Line"' },
} as const

test.each<Platform>(['slack', 'teams'])(
  'a clock that runs down is drawn on %s for both companies',
  { timeout: 60_000 },
  async (platform) => {
    const { slug, shared, them, own } = PLACES[platform]
    const world = await World.open()
    const [anna, they] = [world.person(platform, 'Anna Berg'), world.person(platform, them)]
    await anna.say(shared, `@Liaison case ${slug} "The API is down" --severity 1`)
    await world.advance('10m')
    for (const who of [anna, they]) {
      world.takeMessages()
      await who.say(shared, '@Liaison explain CASE-1')
      const answers = world.takeMessages().map(({ message }) => JSON.stringify(message.payload))
      const drawn = answers.find((answer) => answer.includes('Working time left to')) ?? ''
      expect(drawn).toContain(own)
      expect(drawn).not.toMatch(/"(?:image_)?url":"https?:/u)
    }
    await world.close()
  },
)
