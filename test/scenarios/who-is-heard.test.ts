import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { IN_BOTH } from '../fixtures/partner-in-both.ts'
import { leftInDatabase } from '../kit/left-in-database.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { World } from '../kit/world.ts'

/** With Zoe, of Acme's own workspace, whom nobody has named. */
const WITH_ZOE = {
  ...slackWorld,
  users: [
    ...slackWorld.users,
    {
      ...{ id: 'U0ZOE', name: 'Zoe Adams', title: 'Engineer at Acme', teamId: slackWorld.teams[1]!.id },
      ...{ zone: 'Europe/London', email: 'zoe@acme.example' },
    },
  ],
  channels: slackWorld.channels.map((one) =>
    one.name === 'acme-shared' ? { ...one, memberIds: [...one.memberIds, 'U0ZOE'] } : one,
  ),
}

const factsOf = (world: World) =>
  world.playground.liaison.services.store.read(async (tx) => {
    const about = (await tx.cases.byNumber(1))!
    return (await tx.facts.of(about.partnerId, 'CASE-1')).filter(({ kind }) => !kind.startsWith('Sla'))
  })

test('only what is said under a case is kept: by people of the two companies in their words, of others that they wrote', async () => {
  const { log, lines } = recordedLog()
  const folder = mkdtempSync(join(tmpdir(), 'liaison-heard-'))
  const world = await World.open({ slackWorld: WITH_ZOE, log, folder })
  const { store } = world.playground.liaison.services
  const tom = world.person('slack', 'Tom Ek')
  await tom.say('acme-shared', 'Anybody for the canteen at noon?')
  await world.person('slack', 'Ravi Shah').reply(tom.written(), 'The soup is good')
  await tom.command('acme-internal', '/partner case acme "Orders are late" --severity 2')
  const card = world.expectMessage('slack #acme-shared', 'Orders are late')
  const before = await factsOf(world)
  const state = () => store.read((tx) => tx.cases.byNumber(1))
  const stood = await state()
  await world.person('slack', 'Zoe Adams').reply(card, 'It is the proxy again')
  await world.person('slack', 'Gus Moreau').reply(card, 'A guest knows better')
  expect((await factsOf(world)).slice(before.length).map(({ kind, by, data }) => [kind, by, data])).toEqual([
    ['MessageNoted', undefined, { by: 'Zoe Adams', via: 'Acme Hosting', text: 'It is the proxy again' }],
    ['MessageNoted', undefined, {}],
  ])
  expect(await state()).toEqual(stood)
  // A late retry, and the same line told once more, are one.
  const mia = world.person('slack', 'Mia Chen')
  await mia.reply(card, 'Since nine')
  const told = (await factsOf(world)).length
  await world.slack.deliverAgain(mia.written())
  expect(await factsOf(world)).toHaveLength(told)
  expect(lines.filter((line) => line.includes('delivered an event again'))).toHaveLength(1)
  // Without the bot's own rights it is nobody's to hear.
  await world.slack.deliverFor('Anna Berg')
  await mia.reply(card, 'Said to Anna alone')
  await world.slack.deliverFor(undefined)
  expect(await factsOf(world)).toHaveLength(told)
  // Words to the bot are a command, and no message besides.
  await mia.reply(card, '@Liaison show CASE-1')
  expect(await factsOf(world)).toHaveLength(told)
  const never = ['canteen', 'The soup', 'Said to Anna']
  expect(await leftInDatabase(`file:${join(folder, 'liaison.db')}`, never)).toEqual([])
  // What was stored until it was known who spoke.
  const database = new Database(join(folder, 'liaison.db'), { readonly: true })
  expect(JSON.stringify(database.prepare('SELECT inbound FROM InboundEvent').all())).not.toMatch(/guest knows|proxy/u)
  database.close()
  for (const words of [...never, 'guest knows', 'proxy again', 'Since nine'])
    expect(lines.filter((line) => line.includes(words))).toEqual([])
  expect(lines.filter((line) => line.startsWith('error'))).toEqual([])
  world.takeMessages()
  await world.close()
})

test('what is written on one platform is said under the card on the other, with its author, and follows an edit; words among ourselves do not', async () => {
  const world = await World.open({ sheets: [IN_BOTH] })
  const anna = world.person('slack', 'Anna Berg')
  await anna.command('initech-shared', '/partner case "Campaign page is down" --severity 2')
  const cards = {
    slack: world.expectMessage('slack #initech-shared', 'Campaign page is down'),
    teams: world.expectMessage('teams #globex-shared', 'Campaign page is down'),
  }
  world.takeMessages()
  await anna.reply(cards.slack, 'The winter one')
  const there = world.expectMessage('teams #globex-shared', 'Anna Berg', 'Slack', 'The winter one')
  expect(there.message.threadId).toBe(cards.teams.message.id)
  await anna.edit(anna.written(), 'The spring one')
  expect(world.again(there).text).toContain('The spring one')
  expect(world.again(there).text).not.toContain('winter')
  await anna.remove(anna.written())
  expect(world.again(there).text).not.toContain('spring')
  await world.person('teams', 'Leo Park').reply(cards.teams, 'It is up again')
  world.expectMessage('slack #initech-shared', 'Leo Park', 'Teams', 'It is up again')
  world.takeMessages()
  await world.close()
})
