import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

test('quiet hours of one’s own hold what can wait on both platforms, and no page; the other company hears it as ever', async () => {
  const world = await World.open()
  const [priya, anna] = [world.person('slack', 'Priya Nair'), world.person('slack', 'Anna Berg')]
  const mara = world.person('teams', 'Mara Lind')
  await anna.tellBot('quiet 10:00-12:00')
  world.expectMessage('slack @Anna Berg', 'From 10:00 to 12:00 by your own clock')
  const toAnna = () => world.takeMessages().filter(({ where }) => where.endsWith('@Anna Berg'))

  // One call of each platform; whoever else is called hears it at once.
  await world.advance('61m')
  await priya.say('acme-internal', '@Liaison case acme "Orders API returns 500" --severity 4')
  await priya.say('acme-internal', '@Liaison escalate CASE-1 "No progress since Friday"')
  await mara.say('globex-internal', '@Liaison case globex "Landing page shows last year" --severity 4')
  await mara.say('globex-internal', '@Liaison escalate CASE-2 "Nobody answers"')
  await world.settle()
  const toRavi = world.expectMessage('slack @Ravi Shah', 'ESC-1 waits')
  const toLeo = world.expectMessage('teams #globex-shared', 'ESC-2 waits')
  for (const met of [toRavi, toLeo]) expect(world.again(met).text).toContain('Northwind: step 1 of 3')
  expect(toAnna()).toEqual([])

  await priya.say('acme-internal', '@Liaison case acme "All is down" --severity 1')
  await priya.say('acme-internal', '@Liaison escalate CASE-3 "Customers call"')
  await world.settle()
  const page = world.expectMessage('slack @Anna Berg', 'ESC-3 waits')
  expect(toAnna()).toEqual([])
  await anna.press(page, 'escalation.acknowledge')
  await world.settle()
  world.expectMessage('slack @Anna Berg', 'You have ESC-3 now')

  // What waited, and is so still, is one message as the quiet ends.
  await world.advanceTo(Date.parse('2026-11-23T10:59:00Z'))
  expect(toAnna()).toEqual([])
  await world.advanceTo(Date.parse('2026-11-23T11:01:00Z'))
  const told = toAnna().filter(({ text }) => /ESC-[12]/u.test(text))
  expect(told.map(({ text }) => /ESC-1.*ESC-2/su.test(text) && !text.includes('ESC-3'))).toEqual([true])
  world.takeMessages()
  await world.close()
})
