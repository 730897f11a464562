import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = { slack: 'acme', teams: 'globex' } as const

test.each(['slack', 'teams'] as const)(
  'whoever has an escalation on %s as an absence begins that they have said ahead passes it to whoever stands in; a restart over the beginning loses nothing, and the cards say so',
  async (platform) => {
    const partner = SCENES[platform]
    let world = await World.open()
    const [tom, anna] = ['Tom Ek', 'Anna Berg'].map((name) => world.person(platform, name))
    const side = async () => (await world.playground.liaison.services.store.read((tx) => tx.ladders.byNumber(1)))!.sides
    await world.advance('61m')
    await tom!.say(`${partner}-internal`, `@Liaison case ${partner} "Orders fail" --severity 4`)
    await tom!.say(`${partner}-internal`, '@Liaison escalate CASE-1 "No progress since Friday"')
    await world.settle()
    const toAnna = world.expectMessage(`${platform} @Anna Berg`, 'ESC-1 waits')
    await anna!.press(toAnna, 'escalation.acknowledge')
    await anna!.say(`${partner}-internal`, '@Liaison ack ESC-1 --until "for 3d"')
    await anna!.say(`${partner}-internal`, '@Liaison away tomorrow --delegate @Tom Ek')
    await world.settle()
    expect((await side()).internal).toMatchObject({ by: { name: 'Anna Berg' } })
    world.takeMessages()

    await world.advance('6h')
    expect((await side()).internal).toMatchObject({ by: { name: 'Anna Berg' } })
    world = await world.restart('18h')
    await world.settle()
    expect((await side()).internal).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' } })
    expect(world.again(toAnna).text).toContain('Northwind: Tom Ek has it, back by')
    const told = world.takeMessages().filter(({ text }) => text.includes('ESC-1 is yours now'))
    expect(told.map(({ where }) => where)).toEqual([`${platform} @Tom Ek`])
    await world.close()
  },
)
