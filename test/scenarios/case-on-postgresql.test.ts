import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from '../kit/postgres.ts'
import { World } from '../kit/world.ts'

let server: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)

afterAll(() => server.stop())

test('on PostgreSQL a case is opened, breached once, escalated, acknowledged in Teams and goes on after a restart', async () => {
  let world = await World.open({ databaseUrl: await server.databaseUrl() })
  await world
    .person('slack', 'Tom Ek')
    .command('acme-internal', '/partner case acme "Orders API returns 500" --severity 1')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1', 'Acme Hosting')
  const card = world.expectMessage('slack #acme-shared', 'CASE-1', 'Ravi Shah')

  // 75 % of the hour to acknowledge, then all of it; nothing was said, also not twice after a restart.
  await world.advance('45m')
  world.expectMessage('slack #acme-shared', '75 %', 'CASE-1')
  await world.advance('14m')
  world.expectNothingElse()
  world = await world.restart()
  await world.advance('1m')
  world.expectMessage('slack #acme-shared', 'CASE-1', 'acknowledge')
  world.expectMessage('slack #acme-internal', 'CASE-1', 'acknowledge')
  world.expectMessage('slack @Anna Berg', 'ESC-1')
  world.expectMessage('slack @Ravi Shah', 'ESC-1')
  // His hours begin just then.
  world.expectMessage('slack @Ravi Shah', 'CASE-1 is yours now')
  world.expectNothingElse()

  await world.advance('15m')
  const toManagers = world.expectMessage('teams #Partner escalations', 'ESC-1', 'CASE-1')
  await world.person('teams', 'Mara Lind').press(toManagers, 'escalation.acknowledge')
  expect(world.again(toManagers).text).toMatch(/is acknowledged.*Mara Lind/iu)

  const mia = world.person('slack', 'Mia Chen')
  await mia.press(card, 'case.resolve')
  await mia.submit({ text: 'Rolled the gateway back' })
  world.expectMessage('slack #acme-shared only Mia Chen', 'CASE-1 is resolved')
  world.expectMessage('slack #acme-shared', 'Rolled the gateway back')
  expect(world.again(toManagers).text).toContain('held until Northwind confirms')
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner confirm CASE-1')
  world.expectMessage('slack #acme-internal only Tom Ek', 'You have confirmed that CASE-1 is solved.')
  expect(world.again(toManagers).text).toMatch(/ESC-1 is resolved/iu)
  await world.close()
})
