import { expect, test } from 'vitest'
import { urgencyOf } from '../../src/domain/escalations/ladder.ts'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { World } from '../kit/world.ts'

const objective = { severity: 1, obligor: 'internal', hours: 'always', protects: 'Orders leave' }
const TERMS = {
  sla: {
    objectives: [
      { ...objective, measure: 'acknowledge', target: '15m' },
      { ...objective, measure: 'resolve', target: '2h' },
    ],
    others: 'end',
  },
  ladder: { ours: [{ tell: ['account-manager'], wait: '12h' }], theirs: [{ tell: ['account-manager'], wait: '12h' }] },
}
const SCENES = {
  slack: { partner: 'acme', theirs: 'Ravi Shah', place: 'slack @Ravi Shah' },
  teams: { partner: 'globex', theirs: 'Leo Park', place: 'teams #globex-shared' },
} as const

test.each(['slack', 'teams'] as const)(
  'what somebody who is owed has calmed on %s is a page again by a further breach, once; calmed anew it stays calm',
  async (platform) => {
    const { partner, theirs, place } = SCENES[platform]
    const world = await World.open({ sheets: SHEETS.map((one) => ({ ...(one as object), ...TERMS })) })
    const them = world.person(platform, theirs)
    const urgency = async () =>
      urgencyOf((await world.playground.liaison.services.store.read((tx) => tx.ladders.byNumber(1)))!)
    const rung = () => world.takeMessages().filter(({ where }) => where === `${platform} @Anna Berg`)
    await world.advance('61m')
    await them.say(`${partner}-shared`, '@Liaison case "Lost parcels" --severity 1')
    await world.advance('16m')
    const toAnna = world.expectMessage(`${platform} @Anna Berg`, 'ESC-1 waits')
    const toThem = world.expectMessage(place, 'ESC-1 waits')
    const cards = () => [toAnna, toThem].map((met) => world.again(met).text)
    expect(await urgency()).toBe('page')
    world.takeMessages()

    await them.say(`${partner}-shared`, '@Liaison calm ESC-1 "A workaround holds until Monday"')
    await world.settle()
    expect(await urgency()).toBe('notice')
    expect(rung()).toEqual([])

    await world.advance('2h')
    expect(await urgency()).toBe('page')
    expect(rung().filter(({ text }) => text.includes('ESC-1 still waits'))).toHaveLength(1)
    for (const text of cards()) expect(text).toContain('A resolution was due from Northwind within 2 h.')

    await them.say(`${partner}-shared`, '@Liaison calm ESC-1 "It holds still"')
    await world.advance('3h')
    expect(await urgency()).toBe('notice')
    expect(rung().filter(({ text }) => text.includes('ESC-1 still waits'))).toEqual([])
    await world.close()
  },
)
