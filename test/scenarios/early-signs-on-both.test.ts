import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { ours: 'acme-internal', shared: 'acme-shared', partner: 'acme', theirs: 'Mia Chen' },
  teams: { ours: 'globex-internal', shared: 'globex-shared', partner: 'globex', theirs: 'Leo Park' },
} as const

test.each(['slack', 'teams'] as const)(
  'early signs are told with the flags among our own people alone, with what they rest on and no rate before there is one, on %s',
  async (platform) => {
    const { ours, shared, partner, theirs } = SCENES[platform]
    const world = await World.open()
    const anna = world.person(platform, 'Anna Berg')
    await world.advance('2h')
    world.takeMessages()

    await anna.command(ours, `/partner check flags ${partner}`)
    const told = world.expectMessage(`${platform} #${ours} only Anna Berg`, 'Early signs, for')
    expect(told.text).toContain('key person gone')
    expect(told.text).toContain('No rate yet: 0 of 12 quarters needed.')
    expect(told.text).toContain('A quarter went badly where')
    world.expectNothingElse()

    // Where the partner reads along, nobody is told of them, whoever asks.
    await anna.command(shared, '/partner check flags')
    const along = world.expectMessage(`${platform} #${shared} only Anna Berg`, 'black box')
    const them = world.person(platform, theirs)
    await them.say(shared, '@Liaison check flags')
    const answered = world.takeMessages().find(({ text }) => text.includes('black box'))!
    for (const { text } of [along, answered]) {
      expect(text).not.toMatch(/early sign|key person|quarter went|No rate yet/iu)
      expect(text).toContain('Both companies read the same.')
    }
    await world.close()
  },
)
