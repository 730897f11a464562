import { expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { World } from '../kit/world.ts'

const LADDER = {
  cycles: 1,
  ours: [
    { tell: ['account-manager'], wait: '1h' },
    { tell: ['managers'], wait: '1h' },
  ],
  theirs: [{ tell: ['account-manager'], wait: '8h' }],
}
const SCENES = {
  slack: { partner: 'acme', theirs: 'slack @Ravi Shah' },
  teams: { partner: 'globex', theirs: 'teams #globex-shared' },
} as const

test.each(['slack', 'teams'] as const)(
  'nobody is passed on %s before they may read that they are called: the wait of the step begins as their quiet ends, and the cards say so',
  async (platform) => {
    const { partner, theirs } = SCENES[platform]
    const world = await World.open({ sheets: SHEETS.map((one) => ({ ...(one as object), ladder: LADDER })) })
    const [anna, tom] = ['Anna Berg', 'Tom Ek'].map((name) => world.person(platform, name))
    await anna!.tellBot('quiet 09:00-12:00')
    await world.advance('61m')
    await tom!.say(`${partner}-internal`, `@Liaison case ${partner} "Orders fail" --severity 4`)
    await tom!.say(`${partner}-internal`, '@Liaison escalate CASE-1 "No progress since Friday"')
    await world.settle()
    const toThem = world.expectMessage(theirs, 'ESC-1 waits')
    expect(world.again(toThem).text).toMatch(/Northwind: step 1 of 2, the next [^•]*(?:13:00|T12:00)/u)
    expect(world.again(toThem).text).not.toContain('heard from')
    await tom!.tellBot(`escalations ${partner}`)
    world.expectMessage(`${platform} @Tom Ek`, 'Northwind: step 1 of 2, heard from', 'on, the next')
    world.takeMessages()

    await world.advanceTo(Date.parse('2026-11-23T10:59:00Z'))
    expect(world.takeMessages().map(({ where }) => where)).not.toContain('teams #Partner escalations')
    await world.advanceTo(Date.parse('2026-11-23T11:01:00Z'))
    world.expectMessage(`${platform} @Anna Berg`, 'ESC-1 waits', 'Northwind: step 1 of 2, heard from')
    await world.advanceTo(Date.parse('2026-11-23T11:58:00Z'))
    expect(world.takeMessages().map(({ where }) => where)).not.toContain('teams #Partner escalations')
    await world.advanceTo(Date.parse('2026-11-23T12:01:00Z'))
    world.expectMessage('teams #Partner escalations', 'ESC-1 waits')
    expect(world.again(toThem).text).toContain('Northwind: step 2 of 2, the next')
    world.takeMessages()
    await world.close()
  },
)
