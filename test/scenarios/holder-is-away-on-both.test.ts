import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', theirs: 'slack @Ravi Shah' },
  teams: { partner: 'globex', theirs: 'teams #globex-shared' },
} as const

test.each(['slack', 'teams'] as const)(
  'whoever has an escalation and is away on %s passes it to whoever stands in, who is told once; where nobody does their side goes on, and the cards of both companies say so',
  async (platform) => {
    const { partner, theirs } = SCENES[platform]
    const world = await World.open()
    const [tom, anna] = ['Tom Ek', 'Anna Berg'].map((name) => world.person(platform, name))
    const side = async () => (await world.playground.liaison.services.store.read((tx) => tx.ladders.byNumber(1)))!.sides
    await world.advance('61m')
    await tom!.say(`${partner}-internal`, `@Liaison case ${partner} "Orders fail" --severity 4`)
    await tom!.say(`${partner}-internal`, '@Liaison escalate CASE-1 "No progress since Friday"')
    await world.settle()
    const toAnna = world.expectMessage(`${platform} @Anna Berg`, 'ESC-1 waits')
    const toThem = world.expectMessage(theirs, 'ESC-1 waits')
    const cards = () => [toAnna, toThem].map((met) => world.again(met).text)
    await anna!.press(toAnna, 'escalation.acknowledge')
    await world.settle()
    for (const text of cards()) expect(text).toContain('Northwind: Anna Berg has it, back by')
    world.takeMessages()
    const before = (await side()).partner

    await anna!.say(`${partner}-internal`, '@Liaison away until friday --delegate @Tom Ek')
    await world.advance('2m')
    for (const text of cards()) expect(text).toContain('Northwind: Tom Ek has it, back by')
    const told = world.takeMessages().filter(({ text }) => text.includes('ESC-1 is yours now'))
    expect(told.map(({ where }) => where)).toEqual([`${platform} @Tom Ek`])
    expect(told[0]!.text).toContain('it comes to you in their place')

    // Nobody stands in for him.
    await tom!.say(`${partner}-internal`, '@Liaison away until friday')
    await world.settle()
    expect((await side()).internal).toMatchObject({ state: 'climbing', step: 1 })
    for (const text of cards()) expect(text).toMatch(/Northwind: step 2 of 3, the next/u)
    world.expectMessage('teams #Partner escalations', 'ESC-1 waits')
    expect((await side()).partner).toEqual(before)
    expect(world.takeMessages().filter(({ where }) => /@(?:Anna Berg|Tom Ek)$/u.test(where))).toEqual([])
    await world.close()
  },
)
