import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

test('both platforms tell of whoever comes to the bot by themselves, who is told once what this is', async () => {
  const world = await World.open({ sheets: [] })
  await world.slack.openHome('Priya Nair', 'messages')
  const told = world.expectMessage('slack @Priya Nair', 'What this is', 'What you will hear', 'Where to look')
  expect(told.text).toContain('Northwind and its partners')
  await world.slack.openHome('Priya Nair', 'messages')
  expect(JSON.stringify(await world.slack.openHome('Priya Nair'))).not.toContain('What this is')

  // Home says it itself, the first time, and the messages then do not.
  expect(JSON.stringify(await world.slack.openHome('Anna Berg'))).toContain('What this is')
  await world.slack.openHome('Anna Berg', 'messages')
  expect(JSON.stringify(await world.slack.openHome('Anna Berg'))).not.toContain('What this is')

  // To people of another company nothing is said that they did not ask for.
  await world.slack.openHome('Mia Chen', 'messages')
  world.expectNothingElse()

  // Opening the chat in Teams installs the app, of which Teams tells twice; installed anew, it is known.
  const mara = world.person('teams', 'Mara Lind')
  await mara.actions.directChannel()
  await world.settle()
  world.expectMessage('teams @Mara Lind', 'What this is', 'Where to look')
  await world.teams.block('Mara Lind')
  await world.teams.unblock('Mara Lind')
  world.expectNothingElse()
  await world.close()
})
