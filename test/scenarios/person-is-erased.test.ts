import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { erase } from '../../src/cli/erase.ts'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { IN_BOTH } from '../fixtures/partner-in-both.ts'
import { leftInDatabase } from '../kit/left-in-database.ts'
import { World } from '../kit/world.ts'

const DESPATCHED = 'The winter page went to the wrong despatcher'
const CABLE = 'Somebody unplugged the turquoise cable'

test('a person who spoke on both platforms is erased from the database, and from the cards that stand on both', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-erased-'))
  const databaseUrl = `file:${join(folder, 'liaison.db')}`
  const admins = [{ platform: 'slack' as const, userId: SLACK.anna }]
  const world = await World.open({ sheets: [IN_BOTH], folder, databaseUrl, admins })
  const anna = world.person('slack', 'Anna Berg')
  const leo = world.person('teams', 'Leo Park')
  const noor = world.person('slack', 'Noor Haddad')

  await leo.say('globex-shared', `@Liaison case "${DESPATCHED}"`)
  const card = world.expectMessage('teams #globex-shared', DESPATCHED)
  const twin = world.expectMessage('slack #initech-shared', DESPATCHED)
  world.expectMessage('teams #globex-shared', 'Done', 'CASE-1 is open')
  await anna.command('initech-shared', '/partner case "Campaign page is down"')
  world.expectMessage('slack #initech-shared only Anna Berg', 'CASE-2 is open')
  const second = world.expectMessage('teams #globex-shared', 'Campaign page is down', 'Leo Park')
  world.expectMessage('slack #initech-shared', 'Campaign page is down')
  await leo.press(second, 'case.acknowledge')
  await leo.press(second, 'case.resolve')
  await leo.submit({ text: CABLE })
  world.expectMessage('teams #globex-shared', CABLE)
  world.expectMessage('slack #initech-shared', CABLE)
  expect(world.again(second).text).toMatch(/Record: \d+-[A-Z2-7]{26}/u)
  expect(world.again(second).text).toContain('Leo Park')
  // What they wrote, and others made a case of, or filed.
  const author = world.person('teams', 'Anna Berg')
  await leo.say('globex-shared', 'The cyan pallet is missing\nSince Monday')
  await author.useMessageAction(leo.written(), 'case.from-message')
  await author.submit({})
  const made = world.expectMessage('teams #globex-shared', 'CASE-3', 'cyan')
  await leo.say('globex-shared', 'A violet one too')
  await author.useMessageAction(leo.written(), 'case.from-message')
  await author.submit({ case: 'CASE-3' })
  world.expectMessage('teams #globex-shared', 'filed a message of Leo Park', 'violet')
  world.takeMessages()

  const needles = ['Leo Park', 'Leo ', TEAMS.leo, DESPATCHED, 'despatcher', 'turquoise', 'cyan', 'violet']
  expect((await leftInDatabase(databaseUrl, needles)).length).toBeGreaterThan(3)
  await noor.say('initech-shared', '@Liaison timeline CASE-1')
  world.expectMessage('slack #initech-shared only Noor Haddad', 'Leo Park')
  const { services } = world.playground.liaison
  expect(await erase(services, { who: `teams:${TEAMS.globex}/${TEAMS.leo}`, by: 'ops' })).toEqual([
    { problem: false, text: expect.stringContaining('Erased: name, zone, 1 account') },
  ])
  await world.settle()
  world.expectMessage('slack @Anna Berg', 'Somebody no longer acts for Globex Agency')
  world.expectMessage('slack @Noor Haddad', 'CASE-3 passed to Noor Haddad')
  expect(await leftInDatabase(databaseUrl, needles)).toEqual([])

  for (const met of [card, twin, made]) {
    expect(world.again(met).text).toContain('(erased)')
    expect(world.again(met).text).not.toMatch(/Leo|despatcher|cyan/u)
  }
  expect(world.again(second).text).toMatch(/Resolved by somebody.*Record: \d+-[A-Z2-7]{26}/su)
  // What was sent since is kept as an answer or a message, and names nobody either.
  expect(await leftInDatabase(databaseUrl, needles)).toEqual([])
  world.expectNothingElse()
  await world.close()
})
