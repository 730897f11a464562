import { expect, test } from 'vitest'
import type { Fault } from '../../src/playground/workplace.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { World } from '../kit/world.ts'

test('a drill names on Slack who is away, which channel in Teams is dead, and who has it before them and says nothing', async () => {
  const { log, lines } = recordedLog()
  const world = await World.open({ log })
  const [anna, ravi, priya] = ['Anna Berg', 'Ravi Shah', 'Priya Nair'].map((name) => world.person('slack', name))
  await world.advance('61m')
  await priya!.tellBot('away until friday')
  await ravi!.tellBot('drill acme')
  world.takeMessages()
  const match = world.channel('teams', 'Partner escalations')
  const dead: Fault = { on: 'api', match, times: 9, fail: 'platform-error', code: 'MessageWritesBlocked', status: 403 }
  world.playground.teams.addFault(dead)

  // The account manager of the other side agrees on the card, and it begins.
  await anna!.tellBot('drill acme')
  const toAnna = world.expectMessage('slack @Anna Berg', 'DRILL-1 (acme): a drill, no escalation', 'I got this')
  const toRavi = world.expectMessage('slack @Ravi Shah', 'DRILL-1 (acme): a drill, no escalation')
  await anna!.press(toAnna, 'drill.answer')
  expect(world.again(toAnna).text).toContain('Acknowledged by Anna Berg')
  expect(world.again(toAnna).text).not.toContain('I got this')
  world.takeMessages()

  // Ravi has muted the bot: nothing tells so, but that he says nothing.
  await world.advance('2h')
  expect(world.again(toRavi).text).toContain('It is over')
  const ours = world.expectMessage('slack @Anna Berg', 'DRILL-1 with Acme Hosting')
  expect(ours.text).toContain('Step 1: Anna Berg after 1 min')
  expect(ours.text).toMatch(/Step 2: The managers’ channel: out of reach/u)
  expect(ours.text).toContain('Step 3: Priya Nair: away, and nobody stands in')
  expect(ours.text).toContain('Ask Priya Nair who stands in when they are away')
  expect(ours.text).not.toContain('Ravi')
  const theirs = world.expectMessage('slack @Ravi Shah', 'DRILL-1 with Acme Hosting')
  expect(theirs.text).toContain('Step 1: Ravi Shah: it arrived, and there was no answer')
  expect(theirs.text).toContain('Step 3: calls nobody')
  expect(theirs.text).toMatch(/Northwind.*Step 1: reached.*Step 2: told, and nobody answered.*Step 3: empty/u)
  expect(theirs.text).not.toMatch(/Anna|Priya/u)
  world.expectNothingElse()
  expect(lines.filter((line) => line.includes('failed for good'))).toHaveLength(1)
  await world.close()
})

test('where the bot may not write to the partner’s people in Teams, they are called by name in the shared channel, and nobody else is told who answered', async () => {
  const world = await World.open()
  await world.advance('2h')
  const [anna, leo] = ['Anna Berg', 'Leo Park'].map((name) => world.person('teams', name))
  await anna!.say('globex-shared', '@Liaison drill')
  const asked = world.expectMessage('teams #globex-shared', 'Drills of escalations with Globex Agency')
  expect(asked.text).toContain('Anna Berg (Northwind) asks Leo Park to agree')
  world.takeMessages()
  await leo!.press(asked, 'drill.agree')
  expect(world.again(asked).text).toContain('accepted by Anna Berg (Northwind) and Leo Park (Globex Agency)')
  const toLeo = world.expectMessage('teams #globex-shared', 'DRILL-1 (globex)', 'Leo Park')
  world.expectMessage('teams @Anna Berg', 'DRILL-1 (globex)')
  world.takeMessages()
  await leo!.press(toLeo, 'drill.answer')
  expect(world.again(toLeo).text).toContain('Acknowledged by Leo Park')
  world.takeMessages()

  // Killed in the middle, it goes on where it was.
  const again = await world.restart()
  await again.advance('3h')
  const told = again.takeMessages().map(({ where, text }) => ({ where, text }))
  const ours = told.find(({ where, text }) => where === 'teams @Anna Berg' && text.includes('DRILL-1 with Globex'))
  expect(ours?.text).toContain('Step 1: Anna Berg: it arrived, and there was no answer')
  expect(ours?.text).toMatch(/Globex Agency\*{0,2} • Step 1: reached/u)
  const theirs = told.find(({ where, text }) => where === 'teams #globex-shared' && text.includes('is over'))
  expect(theirs?.text).toContain('Step 1: reached')
  expect(theirs?.text).not.toContain('Anna Berg')
  await again.close()
})
