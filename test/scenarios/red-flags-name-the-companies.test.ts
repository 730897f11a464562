import { expect, test } from 'vitest'
import { formAnswers } from '../kit/form-answers.ts'
import { World } from '../kit/world.ts'

test('wherever a red flag is read, both companies stand by their names: on the result, the escalation and the timeline', async () => {
  const world = await World.open()
  const anna = world.person('teams', 'Anna Berg')
  const tom = world.person('teams', 'Tom Ek')
  const leo = world.person('teams', 'Leo Park')
  const ida = world.person('teams', 'Ida Rossi')
  // They work in London by then, too.
  await world.advance('1h')
  await anna.command('globex-internal', '/partner check now globex')
  world.expectMessage('teams #globex-internal only Anna Berg', 'CHECK-1')
  const mine = world.expectMessage('teams @Anna Berg', 'CHECK-1')
  const toms = world.expectMessage('teams @Tom Ek', 'CHECK-1')
  const theirs = world.expectMessage('teams #globex-shared', 'CHECK-1')
  const answering = [
    { person: anna, prompt: mine, answer: '5' },
    { person: tom, prompt: toms, answer: '5' },
    { person: leo, prompt: theirs, answer: '3' },
    { person: ida, prompt: theirs, answer: '3' },
  ]
  for (const { person, prompt, answer } of answering) {
    await person.press(prompt, 'check-in.answer')
    await person.submit(formAnswers(person.dialog(), answer))
  }
  // The window of three working days ends at 17:00 in London; the channel of both hears of it the next morning.
  await world.advanceTo(Date.parse('2026-11-26T09:00:00Z'))

  const figures = '100 (Northwind) and 50 (Globex Agency), 50 apart'
  const scored = 'Northwind 100, Globex Agency 50, 50 apart'
  const read = [
    world.expectMessage('teams #globex-shared', 'Health check result', scored),
    world.expectMessage('teams #globex-internal', 'Health check result', scored),
    world.expectMessage('teams #globex-internal', 'ESC-1', 'CHECK-1 shows a perception gap (R5)', figures),
    world.expectMessage('teams #globex-shared', 'ESC-1', figures),
  ]
  await anna.say('globex-internal', '@Liaison timeline CHECK-1')
  read.push(world.expectMessage('teams #globex-internal only Anna Berg', 'perception gap (R5)', figures))
  for (const { text } of read) expect(text).not.toMatch(/\((?:internal|partner)\)/u)
  await world.close()
})
