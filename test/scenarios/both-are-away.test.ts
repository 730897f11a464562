import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

test('a delegate is called in the place of whoever is away; where both are, the next step is, and the cards on both platforms say so', async () => {
  const world = await World.open()
  await world.advance('61m')
  const [tom, anna, priya] = ['Tom Ek', 'Anna Berg', 'Priya Nair'].map((name) => world.person('slack', name)) as [
    ReturnType<World['person']>,
    ReturnType<World['person']>,
    ReturnType<World['person']>,
  ]
  const sides = (number: number) =>
    world.playground.liaison.services.store.read(async (tx) => (await tx.ladders.byNumber(number))!.sides)
  await anna.command('acme-internal', '/partner away until friday --delegate @Tom Ek')
  world.expectMessage('slack #acme-internal only Anna Berg', 'Tom Ek stands in for you')

  await priya.say('acme-internal', '@Liaison case acme "Orders API returns 500" --severity 4')
  await priya.say('acme-internal', '@Liaison escalate CASE-1 "No progress since Friday"')
  const toTom = world.expectMessage('slack @Tom Ek', 'ESC-1 waits')
  const toRavi = world.expectMessage('slack @Ravi Shah', 'ESC-1 waits')
  expect(world.takeMessages().filter(({ where }) => where.includes('@Anna Berg'))).toEqual([])
  await tom.press(toTom, 'escalation.acknowledge')
  await world.settle()
  for (const met of [toTom, toRavi]) expect(world.again(met).text).toContain('Northwind: Tom Ek has it, back by')
  world.takeMessages()

  // He is away as well: what he has goes on without him, and of what comes nobody is left at the first step, which is left at once, for the managers in Teams.
  const mara = world.person('teams', 'Mara Lind')
  await tom.tellBot('away until friday')
  await mara.press(world.expectMessage('teams #Partner escalations', 'ESC-1 waits'), 'escalation.acknowledge')
  await world.settle()
  world.takeMessages()
  await priya.say('acme-internal', '@Liaison case acme "Invoices are late" --severity 4')
  await priya.say('acme-internal', '@Liaison escalate CASE-2 "Nobody answers"')
  const toManagers = world.expectMessage('teams #Partner escalations', 'ESC-2 waits')
  const said = world.takeMessages()
  expect(said.filter(({ where }) => /@(?:Anna Berg|Tom Ek)/u.test(where))).toEqual([])
  expect(world.again(toManagers).text).toContain('Northwind: step 2 of 3')
  expect(await sides(2)).toMatchObject({ internal: { state: 'climbing', step: 1 }, partner: { step: 0 } })

  await mara.press(toManagers, 'escalation.acknowledge')
  await world.settle()
  expect(await sides(2)).toMatchObject({ internal: { state: 'acknowledged', by: { name: 'Mara Lind' } } })
  expect(world.again(toManagers).text).toContain('Northwind: Mara Lind has it, back by')
  world.takeMessages()
  await world.close()
})
