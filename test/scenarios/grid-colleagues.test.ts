import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { GRID, slackGridWorld } from '../../src/playground/northwind/slack-grid.ts'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import type { SlackWorld } from '../../src/playground/slack/slack-world.ts'
import { stateOf } from '../kit/state.ts'
import { World } from '../kit/world.ts'

/** Somebody of Acme's Grid whom nobody has named, and who is named in events by that Grid's id. */
const noel = {
  id: 'W0NOELFARR',
  name: 'Noel Farr',
  title: 'Engineer at Acme Labs',
  teamId: SLACK.acme,
  namedByOrganisation: true,
  zone: 'Europe/London',
}

/** Colleagues of the other workspace are in the shared channel as well, and so is Noel. */
const bothGrids: SlackWorld = {
  ...slackGridWorld,
  users: [...slackGridWorld.users, noel],
  channels: slackGridWorld.channels.map((channel) =>
    channel.id === SLACK.acmeShared
      ? { ...channel, memberIds: [...channel.memberIds, GRID.zoe, GRID.wes, noel.id] }
      : channel,
  ),
}

const alone = (name: string, channel = 'acme-internal') => `slack #${channel} only ${name}`

test('a colleague of the same Grid is one of ours in what they say, press and pick, and in judging a channel', async () => {
  const world = await World.open({ slackWorld: bothGrids })
  const anna = world.person('slack', 'Anna Berg')

  // Zoe is named in events by the organisation, Wes by a workspace that is not the bot's.
  for (const name of ['Zoe Klein', 'Wes Oyelaran']) {
    await world.person('slack', name).say('acme-internal', '@Liaison list')
    world.expectMessage(alone(name), 'Acme Hosting', 'Globex Agency')
  }
  await world.person('slack', 'Zoe Klein').command('acme-internal', '/partner show acme')
  world.expectMessage(alone('Zoe Klein'), 'Acme Hosting', '#acme-internal')

  // Neither of them made outsiders readers of the channel.
  await anna.command('acme-internal', '/partner list')
  world.expectMessage(alone('Anna Berg'), 'Acme Hosting', 'Globex Agency')
  await world.slack.kick('acme-internal', 'Wes Oyelaran')
  await world.slack.invite('acme-internal', 'Wes Oyelaran')
  world.expectNothingElse()

  await anna.command('acme-internal', '/partner people acme add @Zoe Klein')
  world.expectMessage(alone('Anna Berg'), 'Zoe Klein is named', 'on the side of Northwind')
  await anna.say('acme-internal', '@Liaison people acme add @Wes Oyelaran --role manager')
  world.expectMessage(alone('Anna Berg'), 'Wes Oyelaran is named', 'manager on the side of Northwind')
  await anna.command('acme-internal', '/partner add "Hooli" --slug hooli @Zoe Klein')
  world.expectMessage(alone('Anna Berg'), 'Zoe Klein is asked to confirm it')
  const asked = world.expectMessage('slack @Zoe Klein', 'Hooli waits to be confirmed')
  await world.person('slack', 'Zoe Klein').press(asked, 'partner.confirm')
  world.expectMessage('slack @Zoe Klein', 'Hooli is confirmed')
  world.expectMessage('slack @Anna Berg', 'Zoe Klein confirmed Hooli')

  // Towards the partner they stand on our side.
  await world.person('slack', 'Mia Chen').say('acme-shared', '@Liaison case "Orders are late"')
  const card = world.expectMessage('slack #acme-shared', 'CASE-1')
  world.expectMessage(alone('Mia Chen', 'acme-shared'), 'CASE-1 is open')
  await world.person('slack', 'Wes Oyelaran').press(card, 'case.acknowledge')
  world.expectMessage(alone('Wes Oyelaran', 'acme-shared'), 'You own CASE-1 now')
  expect(world.again(card).text).toMatch(/Wes Oyelaran \(Northwind\)/u)
  await world.close()
})

test('somebody of another Grid is a stranger, whom those in charge name as a contact and never as one of ours', async () => {
  const world = await World.open({ slackWorld: bothGrids })
  const anna = world.person('slack', 'Anna Berg')
  const noel = world.person('slack', 'Noel Farr')
  const before = await stateOf(world.playground.liaison.services.store)
  for (const line of ['list', 'show acme', 'case acme "From a stranger"']) {
    await noel.say('acme-shared', `@Liaison ${line}`)
    world.expectMessage(alone('Noel Farr', 'acme-shared'), 'I do not know you yet, Noel Farr')
  }
  expect(await stateOf(world.playground.liaison.services.store)).toEqual(before)
  await anna.command('acme-internal', '/partner add "Hooli" --slug hooli @Noel Farr')
  world.expectMessage(alone('Anna Berg'), 'Noel Farr is of another organisation', 'Choose one of our own people')

  await world.slack.invite('acme-internal', 'Noel Farr')
  world.expectMessage('slack @Anna Berg', 'Outsiders can read a channel of ours', '#acme-internal')
  await anna.say('acme-shared', '@Liaison people acme add @Noel Farr')
  world.expectMessage(alone('Anna Berg', 'acme-shared'), 'Noel Farr is named', 'on the side of Acme Hosting')
  await noel.say('acme-shared', '@Liaison list')
  world.expectMessage(alone('Noel Farr', 'acme-shared'), 'the list is for our own people')
  await world.close()
})

test.for([SLACK.northwind, GRID.labs])(
  'a colleague whom a sheet names under %s is the one who speaks, and who is mentioned',
  async (organisation) => {
    const world = await World.open({ slackWorld: slackGridWorld })
    const { services } = world.playground.liaison
    const wes = { name: 'Wes Oyelaran', side: 'internal', roles: ['sponsor'], slack: `${organisation}/${GRID.wes}` }
    const sheet = partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', people: [wes] })
    expect(await applyPartnerSheet(services, sheet)).toHaveProperty('partner')

    const anna = world.person('slack', 'Anna Berg')
    await anna.command('acme-internal', '/partner case acme "Orders are late"')
    const card = world.expectMessage('slack #acme-shared', 'CASE-1')
    world.expectMessage(alone('Anna Berg'), 'CASE-1 is open')
    await world.person('slack', 'Wes Oyelaran').say('acme-internal', '@Liaison severity CASE-1 1')
    world.expectMessage(alone('Wes Oyelaran'), 'CASE-1 has severity 1 now')
    world.again(card)
    world.takeMessages()
    await anna.command('acme-internal', '/partner person @Wes Oyelaran')
    world.expectMessage(alone('Anna Berg'), 'Acme Hosting: sponsor on the side of Northwind')
    await anna.command('acme-internal', '/partner people acme remove @Wes Oyelaran')
    world.expectMessage(alone('Anna Berg'), 'Wes Oyelaran is no longer named for Acme Hosting')
    await world.close()
  },
)
