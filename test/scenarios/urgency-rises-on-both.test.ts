import { expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { World } from '../kit/world.ts'

const steps = [
  { tell: ['account-manager'], wait: '4h' },
  { tell: ['managers'], wait: '4h' },
]
const LADDER = { cycles: 1, ours: steps, theirs: steps.slice(0, 1) }
const SCENES = {
  slack: { partner: 'acme', contact: 'Ravi Shah', theirs: 'slack @Ravi Shah' },
  teams: { partner: 'globex', contact: 'Leo Park', theirs: 'teams #globex-shared' },
} as const

test.each(['slack', 'teams'] as const)(
  'as a case becomes severity 1 on %s the step on which its escalation stands rings anew, once, but whoever it has rung within the hour; the cards of both companies follow',
  async (platform) => {
    const { partner, contact, theirs } = SCENES[platform]
    const world = await World.open({ sheets: SHEETS.map((one) => ({ ...(one as object), ladder: LADDER })) })
    const [tom, anna] = ['Tom Ek', 'Anna Berg'].map((name) => world.person(platform, name))
    const says = (line: string) => tom!.say(`${partner}-internal`, `@Liaison ${line}`)
    const rung = () => world.takeMessages().filter(({ where }) => where.endsWith('@Anna Berg'))
    const look = async (number: number) =>
      (await world.playground.liaison.services.store.read((tx) => tx.ladders.byNumber(number)))!
    await world.advance('61m')
    await says(`case ${partner} "Orders fail" --severity 4`)
    await says(`case ${partner} "Invoices fail" --severity 4`)

    await says('escalate CASE-1 "No progress since Friday"')
    await world.settle()
    const toAnna = world.expectMessage(`${platform} @Anna Berg`, 'ESC-1 waits')
    const toThem = world.expectMessage(theirs, 'ESC-1 waits')
    world.takeMessages()
    await world.advance('30m')
    await says('severity CASE-1 1')
    await world.settle()
    // She has it in front of her, and it says so in place.
    expect(rung()).toEqual([])
    for (const met of [toAnna, toThem]) expect(world.again(met).text).toMatch(/Northwind: step 1 of 2, the next/u)
    expect(await look(1)).toMatchObject({ urgency: 'page', sides: { internal: { step: 0 }, partner: { step: 0 } } })
    await anna!.press(toAnna, 'escalation.acknowledge')
    await world.person(platform, contact).press(toThem, 'escalation.acknowledge')
    await world.settle()
    for (const met of [toAnna, toThem]) expect(world.again(met).text).toContain('Northwind: Anna Berg has it')
    world.takeMessages()

    await says('escalate CASE-2 "Nobody answers"')
    await world.settle()
    const second = world.expectMessage(`${platform} @Anna Berg`, 'ESC-2 waits')
    const secondOfThem = world.expectMessage(theirs, 'ESC-2 waits')
    world.takeMessages()
    const { nextAt } = (await look(2)).sides.internal as { nextAt: number }
    await world.advance('70m')
    world.takeMessages()
    await says('severity CASE-2 1')
    await world.settle()
    expect(rung().map(({ text }) => text.includes('ESC-2 still waits'))).toEqual([true])
    const { internal } = (await look(2)).sides
    expect(internal).toMatchObject({ state: 'climbing', step: 0 })
    // Never later than before.
    expect((internal as { nextAt: number }).nextAt).toBeLessThanOrEqual(nextAt)
    await says('severity CASE-2 1')
    await world.settle()
    expect(rung()).toEqual([])
    for (const met of [second, secondOfThem]) expect(world.again(met).text).toMatch(/Northwind: step 1 of 2, the next/u)
    await world.advanceTo(nextAt + 60_000)
    world.expectMessage('teams #Partner escalations', 'ESC-2 waits')
    for (const met of [second, secondOfThem]) expect(world.again(met).text).toMatch(/Northwind: step 2 of 2, the next/u)
    world.takeMessages()
    await world.close()
  },
)
