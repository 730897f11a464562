import { expect, test } from 'vitest'
import { accountId } from '../../src/playground/teams/teams-world.ts'
import { teamsWorld, TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { World } from '../kit/world.ts'

const metAs = (id: string) => accountId(teamsWorld.users.find(({ aadObjectId }) => aadObjectId === id)!)

/** For whom chats were opened, oldest first. */
const openedFor = (world: World) =>
  world.playground.teams
    .exchanges()
    .filter(({ what }) => what === 'POST /v3/conversations')
    .map(({ request }) => /"members":\[\{"id":"([^"]+)"/u.exec(JSON.stringify(request))?.[1])

test('also after a restart a Teams chat is opened for the id under which Teams has shown the person', async () => {
  const first = await World.open()
  await first.person('teams', 'Anna Berg').command('globex-internal', '/partner list')
  first.takeMessages()
  const world = await first.restart()
  // Owed by our side: its account manager is told alone.
  await world.person('teams', 'Leo Park').say('globex-shared', '@Liaison case "Orders are late" --severity 1')
  await world.advance('3h')
  expect(world.takeMessages().map(({ where }) => where)).toContain('teams @Anna Berg')
  expect(openedFor(world)).toContain(metAs(TEAMS.anna))
  expect(openedFor(world)).not.toContain(TEAMS.anna)
  await world.close()
})

test('whom Teams has never shown is asked for by their Entra object id', async () => {
  const world = await World.open()
  await world.person('teams', 'Leo Park').say('globex-shared', '@Liaison case "Orders are late" --severity 1')
  await world.advance('3h')
  expect(world.takeMessages().map(({ where }) => where)).toContain('teams @Anna Berg')
  expect(openedFor(world)).toContain(TEAMS.anna)
  await world.close()
})
