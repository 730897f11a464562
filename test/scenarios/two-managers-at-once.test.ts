import { expect, test } from 'vitest'
import { buttonFor } from '../kit/button-ids.ts'
import { type Met, type Person, World } from '../kit/world.ts'

const pressesNow = (who: Person, met: Met) => {
  const { channelId, id, payload } = who.world.again(met).message
  return who.actions.press(channelId, id, buttonFor('escalation.acknowledge', payload)!)
}

test('of two managers who take it at the same moment, one in Slack and one in Teams, one has it, and within two seconds every card on both says who', async () => {
  const world = await World.open()
  // Whoever is called is at work: it is 9 in London too.
  await world.advance('61m')
  const [tom, anna, ravi] = ['Tom Ek', 'Anna Berg', 'Ravi Shah'].map((name) => world.person('slack', name)) as [
    Person,
    Person,
    Person,
  ]
  const mara = world.person('teams', 'Mara Lind')
  await tom.command('acme-internal', '/partner case acme "Orders API returns 500" --severity 4')
  await tom.command('acme-internal', '/partner escalate CASE-1 "No progress since Friday"')
  const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1')
  const toRavi = world.expectMessage('slack @Ravi Shah', 'ESC-1')
  await anna.press(toAnna, 'escalation.escalate-now')
  const toManagers = world.expectMessage('teams #Partner escalations', 'ESC-1')
  world.takeMessages()
  const ladder = async () => (await world.playground.liaison.services.store.read((tx) => tx.ladders.byNumber(1)))!

  const pressed = world.now()
  await Promise.all([pressesNow(mara, toManagers), pressesNow(anna, toAnna)])
  await world.playground.settle()
  await world.playground.advance(pressed + 2_000 - world.now())

  // Nobody is asked which of the two was first: one is, on each card the same, and the other side is as it was.
  const { sides } = await ladder()
  const has = sides.internal.state === 'acknowledged' ? sides.internal.by.name : 'nobody'
  expect(['Anna Berg', 'Mara Lind']).toContain(has)
  expect(sides.partner.state).toBe('climbing')
  const cards = [toAnna, toManagers, toRavi].map((met) => world.again(met).text)
  for (const text of cards) expect(text).toContain(`Northwind: ${has} has it, back by`)
  for (const text of cards) expect(text).toMatch(/Acme Hosting: step 1 of 2/u)
  const answers = world.takeMessages().map(({ text }) => text)
  expect(answers.filter((text) => text.includes('You have ESC-1 now')).length).toBeLessThan(2)

  // The other side is taken by itself, and is on every card as soon.
  await ravi.press(toRavi, 'escalation.acknowledge')
  await world.playground.settle()
  await world.playground.advance(2_000)
  expect((await ladder()).sides).toMatchObject({
    internal: { state: 'acknowledged', by: { name: has } },
    partner: { state: 'acknowledged', by: { name: 'Ravi Shah' } },
  })
  for (const met of [toAnna, toManagers, toRavi])
    for (const name of [has, 'Ravi Shah']) expect(world.again(met).text).toContain(`${name} has it, back by`)
  world.takeMessages()
  await world.close()
})
