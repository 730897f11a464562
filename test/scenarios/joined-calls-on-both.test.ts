import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

test('what calls one person twice in half a working day is one message, and one press takes all of it: on every card, on both platforms', async () => {
  const world = await World.open()
  await world.advance('61m')
  const [tom, priya] = ['Tom Ek', 'Priya Nair'].map((name) => world.person('slack', name)) as [
    ReturnType<World['person']>,
    ReturnType<World['person']>,
  ]
  await tom.command('acme-internal', '/partner case acme "Orders API returns 500" --severity 4')
  await tom.command('acme-internal', '/partner escalate CASE-1 "No progress since Friday"')
  const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1 waits')
  const toRavi = world.expectMessage('slack @Ravi Shah', 'ESC-1 waits')
  world.takeMessages()

  // What calls next rings nobody: the message that called becomes the list of both.
  await world.advance('20m')
  await priya.command('acme-internal', '/partner case acme "Invoices are late" --severity 4')
  await priya.command('acme-internal', '/partner escalate CASE-2 "Nobody answers"')
  expect(world.takeMessages().filter(({ where }) => where.includes('@'))).toEqual([])
  for (const met of [toAnna, toRavi])
    expect(world.again(met).text).toMatch(/2 escalations wait for an acknowledgement.*ESC-1.*ESC-2/su)

  // Nobody takes them: the managers' channel in Teams has a card of the first, and one message for both.
  await world.advance('90m')
  const card = world.expectMessage('teams #Partner escalations', 'ESC-1 waits')
  const list = world.expectMessage('teams #Partner escalations', '2 escalations wait')
  expect(world.takeMessages().filter(({ where }) => where.includes('@'))).toEqual([])

  const mara = world.person('teams', 'Mara Lind')
  await mara.press(list, 'escalation.acknowledge-all')
  await world.settle()
  const sides = (number: number) =>
    world.playground.liaison.services.store.read(async (tx) => (await tx.ladders.byNumber(number))!.sides)
  for (const number of [1, 2])
    expect(await sides(number)).toMatchObject({
      internal: { state: 'acknowledged', by: { name: 'Mara Lind' } },
      partner: { state: 'climbing' },
    })
  expect(world.again(card).text).toContain('Northwind: Mara Lind has it, back by')
  for (const met of [list, toAnna]) expect(world.again(met).text).toMatch(/None of 2 escalations waits any more/u)
  // The other company's waits on, in its own message.
  expect(world.again(toRavi).text).toContain('2 escalations wait for an acknowledgement')
  await world.person('slack', 'Ravi Shah').press(toRavi, 'escalation.acknowledge-all')
  await world.settle()
  expect(world.again(toRavi).text).toContain('None of 2 escalations waits any more')
  for (const name of ['Mara Lind', 'Ravi Shah']) expect(world.again(card).text).toContain(`${name} has it, back by`)
  for (const number of [1, 2]) expect(await sides(number)).toMatchObject({ partner: { state: 'acknowledged' } })
  world.takeMessages()
  await world.close()
})
