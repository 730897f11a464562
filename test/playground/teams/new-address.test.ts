import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { listenOn } from '../../../src/playground/listening.ts'
import { temporaryFolder } from '../../kit/test-store.ts'
import { World } from '../../kit/world.ts'

test('a local Teams that lost its port to somebody else is found again by the bot: its messages arrive, and its questions are answered', async () => {
  await using folder = await temporaryFolder()
  const before = await World.open({ folder: folder.path })
  before.expectNothingElse()
  const port = Number(new URL(before.playground.teams.settings.serviceUrl).port)
  await before.playground.stop()

  let knocks = 0
  const other = createServer((request, response) => {
    knocks += 1
    request.resume()
    response.writeHead(404).end()
  })
  await listenOn(other, port)
  const world = await World.open({ folder: folder.path })
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case globex "Down"')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1')
  world.expectMessage('teams #globex-shared', 'CASE-1')
  // Who reads the managers' channel is asked before anything internal goes there.
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case acme "Down" --severity 1')
  await world.advance('121m')
  world.expectMessage('teams #Partner escalations', 'ESC-1')
  world.takeMessages()
  expect(knocks).toBe(0)
  await world.close()
  other.close()
})
