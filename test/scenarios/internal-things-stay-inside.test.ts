import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

test('a channel shared with a partner’s workspace cannot become the internal channel, asked either way', async () => {
  const world = await World.open()
  const anna = world.person('slack', 'Anna Berg')
  await anna.command('acme-internal', '/partner add "Initech Logistics" --slug initech')
  world.expectMessage('slack #acme-internal only Anna Berg', 'Initech Logistics is registered')

  for (const purpose of ['internal', 'managers']) {
    await anna.command('initech-shared', `/partner bind initech ${purpose}`)
    world.expectMessage(
      'slack #initech-shared only Anna Berg',
      `cannot be the ${purpose} channel for Initech Logistics`,
    )
    await anna.say('initech-shared', `@Liaison bind initech ${purpose}`)
    world.expectMessage(
      'slack #initech-shared only Anna Berg',
      `cannot be the ${purpose} channel for Initech Logistics`,
    )
  }
  world.expectNothingElse()
  await anna.command('initech-shared', '/partner bind initech shared')
  world.expectMessage('slack #initech-shared only Anna Berg', 'is the shared channel for Initech Logistics')
  world.expectMessage('slack #initech-shared', 'The shared channel with Initech Logistics')
  await world.close()
})

test('a Teams channel shared with another tenant cannot take internal notices', async () => {
  const world = await World.open()
  const anna = world.person('teams', 'Anna Berg')
  await anna.say('globex-shared', '@Liaison unbind globex shared')
  world.expectMessage('teams #globex-shared only Anna Berg', 'no longer the shared channel')
  await anna.say('globex-shared', '@Liaison bind globex internal')
  const refused = world.expectMessage('teams #globex-shared only Anna Berg', 'cannot be the internal channel')
  expect(refused.text).toContain('People of other organisations are in this channel')
  await world.close()
})
