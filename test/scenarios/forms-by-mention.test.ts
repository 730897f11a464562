import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

test('a partner’s person who mentions the bot opens a form from a private card, in the shared channel and alone', async () => {
  const world = await World.open()
  const ravi = world.person('slack', 'Ravi Shah')

  await ravi.say('acme-shared', '@Liaison case --severity 2')
  const offered = world.expectMessage('slack #acme-shared only Ravi Shah', 'Open a case', 'With Acme Hosting')
  expect(offered.text).toContain('Open the form')
  world.expectNothingElse()
  await ravi.press(offered, 'case.open')
  expect(JSON.stringify(ravi.dialog().payload)).toMatch(/"initial_option":\{[^}]*\}[^}]*"value":"2"/u)
  await ravi.submit({ title: 'Invoices arrive twice' })
  expect(ravi.hasDialog()).toBe(false)
  const card = world.expectMessage('slack #acme-shared', 'CASE-1', 'Invoices arrive twice', 'severity 2')
  world.expectMessage('slack #acme-shared only Ravi Shah', 'CASE-1 is open')
  world.expectNothingElse()

  await ravi.tellBot('case')
  const alone = world.expectMessage('slack @Ravi Shah', 'Open a case', 'Open the form')
  await ravi.press(alone, 'case.open')
  await ravi.submit({ title: 'Report is missing' })
  world.expectMessage('slack #acme-shared', 'CASE-2', 'Report is missing')
  world.expectMessage('slack @Ravi Shah', 'CASE-2 is open')

  // The button never grows stale: a question about a case that has changed since still opens its form.
  await ravi.say('acme-shared', '@Liaison ask CASE-1')
  const question = world.expectMessage('slack #acme-shared only Ravi Shah', 'Open the form')
  await world.person('slack', 'Tom Ek').press(card, 'case.acknowledge')
  world.expectMessage('slack #acme-shared only Tom Ek', 'CASE-1')
  await ravi.press(question, 'case.ask')
  await ravi.submit({ text: 'Which invoices do you see?' })
  world.expectMessage('slack #acme-shared only Ravi Shah', 'Asked')
  world.expectMessage('slack #acme-shared', 'Which invoices do you see?')
  await world.close()
})

test('our own people get forms by mention too, also one that is about no partner yet', async () => {
  const world = await World.open()
  const anna = world.person('slack', 'Anna Berg')
  await anna.say('initech-shared', '@Liaison add')
  const offered = world.expectMessage('slack #initech-shared only Anna Berg', 'Add a partner', 'Open the form')
  await anna.press(offered, 'partner.register')
  expect(JSON.stringify(anna.dialog().payload)).toContain('Short name')
  await world.close()
})

test('an outsider whom nobody has named is offered no form', async () => {
  const world = await World.open()
  const noor = world.person('slack', 'Noor Haddad')
  await noor.say('initech-shared', '@Liaison case')
  const told = world.expectMessage('slack #initech-shared only Noor Haddad', 'I do not know you yet')
  expect(told.text).not.toContain('Open the form')
  await world.close()
})
