import { expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { World } from '../kit/world.ts'

const LADDER = {
  ladder: {
    ours: [
      { tell: ['account-manager'], wait: '2h' },
      { tell: ['managers'], wait: '2h' },
    ],
    theirs: [{ tell: ['account-manager'], wait: '2h' }],
  },
}
const SCENES = {
  slack: { partner: 'acme', name: 'Acme Hosting', theirs: 'Ravi Shah', place: 'slack @Ravi Shah' },
  teams: { partner: 'globex', name: 'Globex Agency', theirs: 'Leo Park', place: 'teams #globex-shared' },
} as const

test.each(['slack', 'teams'] as const)(
  'what the side that owes says is resolved holds its escalation on both sides, as the cards of both companies on %s say; called not solved it goes on as it was, and confirmed it is over',
  async (platform) => {
    const { partner, name, theirs, place } = SCENES[platform]
    const world = await World.open({ sheets: SHEETS.map((one) => ({ ...(one as object), ...LADDER })) })
    const [them, anna] = [world.person(platform, theirs), world.person(platform, 'Anna Berg')]
    const ladder = async (number = 1) =>
      world.playground.liaison.services.store.read((tx) => tx.ladders.byNumber(number))
    const calls = () => world.takeMessages().filter(({ text }) => text.includes('ESC-1'))
    await world.advance('61m')
    await them.say(`${partner}-shared`, '@Liaison case "Lost parcels" --severity 4')
    await them.say(`${partner}-shared`, '@Liaison escalate CASE-1 "No progress for the third time"')
    await world.settle()
    const toAnna = world.expectMessage(`${platform} @Anna Berg`, 'ESC-1 waits')
    await anna.say(`${partner}-internal`, '@Liaison note ESC-1 "The courier looks for them"')
    await world.settle()
    world.takeMessages()

    await anna.say(`${partner}-internal`, '@Liaison resolve CASE-1 "They are found"')
    await world.settle()
    expect(await ladder()).toMatchObject({ status: 'held', unconfirmed: { confirms: 'partner' } })
    expect(world.again(toAnna).text).toContain(`Northwind: held until ${name} confirms, else until`)
    world.takeMessages()
    await world.advance('5h')
    expect(calls()).toEqual([])
    expect(world.again(toAnna).text).not.toContain('Acknowledge')
    await anna.say(`${partner}-internal`, '@Liaison ack ESC-1')
    await world.settle()
    expect(await ladder()).toMatchObject({ status: 'held' })
    world.takeMessages()

    await them.say(`${partner}-shared`, '@Liaison not solved CASE-1 "Not a trace of them"')
    await world.settle()
    expect(await ladder()).toMatchObject({
      ...{ number: 1, status: 'open', sides: { internal: { state: 'climbing', step: 0, cycle: 1 } } },
      notes: { internal: { text: 'The courier looks for them' } },
    })
    expect(await ladder(2)).toBeUndefined()
    expect(world.again(toAnna).text).toContain('Northwind: step 1 of 2, the next')
    const told = calls().filter(({ where, text }) => where !== place && text.includes('waits for an acknowledgement'))
    expect(told.map(({ where }) => where)).toEqual([`${platform} @Anna Berg`])

    await anna.say(`${partner}-internal`, '@Liaison resolve CASE-1 "Now they are"')
    await them.say(`${partner}-shared`, '@Liaison confirm CASE-1')
    await world.settle()
    expect(world.again(toAnna).text).toContain('ESC-1 is resolved')
    world.takeMessages()
    await world.advance('9h')
    expect(calls()).toEqual([])
    await world.close()
  },
)
