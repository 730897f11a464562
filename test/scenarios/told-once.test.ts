import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', shared: 'acme-shared', from: 'acme-internal', contact: 'Mia Chen', alone: true },
  teams: { partner: 'globex', shared: 'globex-shared', from: 'globex-internal', contact: 'Ida Rossi', alone: false },
} as const

test.each(['slack', 'teams'] as const)(
  'whoever a case is given to on %s is told once: alone where the bot may write to them, else by name in its thread',
  async (platform) => {
    const { partner, shared, from, contact, alone } = SCENES[platform]
    const world = await World.open()
    await world.advance('7h')
    const tom = world.person(platform, 'Tom Ek')
    await tom.command(from, `/partner case ${partner} "Orders are late" --severity 3`)
    const card = world.takeMessages().find(({ where }) => where === `${platform} #${shared}`)!
    const word = () => world.takeMessages().filter(({ text }) => text.includes('is yours now'))
    await tom.say(shared, `@Liaison assign CASE-1 @${contact}`)
    await world.advance('1m')
    const [told, ...others] = word()
    expect(others).toEqual([])
    expect(told?.where).toBe(alone ? `${platform} @${contact}` : `${platform} #${shared}`)
    expect(told?.message.threadId).toBe(alone ? undefined : card.message.id)
    expect(told?.text).toContain('Orders are late')
    await world.advance('5 days')
    expect(word()).toEqual([])
    await world.close()
  },
)
