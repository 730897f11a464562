import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

test('what somebody does about an escalation is on every card of it, on both platforms, and touches their own side', async () => {
  const world = await World.open()
  await world.advance('61m')
  const [tom, anna, ravi] = ['Tom Ek', 'Anna Berg', 'Ravi Shah'].map((name) => world.person('slack', name)) as [
    ReturnType<World['person']>,
    ReturnType<World['person']>,
    ReturnType<World['person']>,
  ]
  const mara = world.person('teams', 'Mara Lind')
  await tom.command('acme-internal', '/partner case acme "Orders API returns 500" --severity 4')
  await tom.command('acme-internal', '/partner escalate CASE-1 "No progress since Friday"')
  const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1')
  const toRavi = world.expectMessage('slack @Ravi Shah', 'ESC-1')
  await anna.press(toAnna, 'escalation.escalate-now')
  const toManagers = world.expectMessage('teams #Partner escalations', 'ESC-1')
  world.takeMessages()
  const look = () => world.playground.liaison.services.store.read((tx) => tx.ladders.byNumber(1))
  const cards = () => [toAnna, toManagers, toRavi].map((met) => world.again(met).text)

  // Put off by the side that owes, from the card in Slack.
  await ravi.press(toRavi, 'escalation.snooze')
  await ravi.submit({ until: 'for 2h' })
  for (const text of cards()) expect(text).toMatch(/put off by Ravi Shah until|is put off · by Ravi Shah until/u)
  expect(world.takeMessages().map(({ text }) => text)).toEqual([expect.stringContaining('is put off on your side')])

  // Chosen in Teams among what is seldom done: less urgent.
  await mara.press(toManagers, 'escalation.else')
  await mara.submit({ deed: 'calm' })
  await mara.submit({ to: 'note', text: 'A workaround holds until Monday' })
  expect(await look()).toMatchObject({ calmedTo: 'note' })
  expect(world.takeMessages()).toEqual([])

  // Given by a manager in Teams to somebody in Slack, who is told there.
  await mara.press(toManagers, 'escalation.assign')
  const [mover] = (await look())?.climbed.flatMap(({ but }) => but ?? []) ?? []
  await mara.submit({ personId: mover ?? '' })
  for (const text of cards()) expect(text).toContain('Anna Berg has it, back by')
  world.expectMessage('slack @Anna Berg', 'ESC-1 is yours now', 'Mara Lind gave it to you')
  world.takeMessages()

  // A note among ourselves stands on our cards alone.
  await mara.press(toManagers, 'escalation.note')
  await mara.submit({ text: 'Their pager was off' })
  const [ours, managers, theirs] = cards()
  for (const text of [ours, managers]) expect(text).toContain('Their pager was off')
  expect(theirs).not.toContain('Their pager was off')

  // Over, and not over.
  await mara.press(toManagers, 'escalation.resolve')
  await mara.submit({ text: 'They promised' })
  for (const text of cards()) expect(text).toContain('is resolved')
  await ravi.tellBot('reopen ESC-1 "We did not"')
  world.expectMessage('slack @Ravi Shah', 'is over for those who wait')
  world.takeMessages()
  await mara.press(toManagers, 'escalation.reopen')
  await mara.submit({ text: 'They did not' })
  for (const text of cards()) expect(text).not.toContain('is resolved')
  // Whoever stands at the first step is called by it again.
  world.expectMessage('slack @Anna Berg', 'ESC-1')
  world.expectMessage('slack @Ravi Shah', 'ESC-1')
  await world.close()
})
