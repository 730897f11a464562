import { describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { checkAccounts } from '../../src/app/people/check-accounts.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { SLACK, slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS, teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { type Platform, World } from '../kit/world.ts'

const SCENES = {
  slack: {
    partner: 'acme',
    name: 'Acme Hosting',
    shared: 'acme-shared',
    internal: 'acme-internal',
    lead: 'Ravi Shah',
    contact: 'Mia Chen',
  },
  teams: {
    partner: 'globex',
    name: 'Globex Agency',
    shared: 'globex-shared',
    internal: 'globex-internal',
    lead: 'Leo Park',
    contact: 'Ida Rossi',
  },
} as const

const NEW_IN_TEAMS = 'a1000000-0000-4000-8000-0000000000aa'

type Sheet = { slug: string; people: { name: string; zone?: string; slack?: string; teams?: string }[] }
const sheetOf = (platform: Platform) =>
  (SHEETS as Sheet[]).find(({ slug }) => slug === SCENES[platform].partner) as Sheet

describe.for(['slack', 'teams'] as Platform[])('on %s', (platform) => {
  const { partner, name, shared, internal, lead, contact } = SCENES[platform]

  test('the cases of a contact who is named no longer pass to somebody who may act, and notices call them', async () => {
    const world = await World.open()
    await world.advance('61m')
    const tom = world.person(platform, 'Tom Ek')
    const theirs = world.person(platform, contact)
    await tom.command(internal, `/partner case ${partner} "Orders are late"`)
    const card = world.expectMessage(`${platform} #${shared}`, 'CASE-1')
    await theirs.press(card, 'case.acknowledge')
    world.takeMessages()

    await world.person(platform, 'Anna Berg').say(shared, `@Liaison people ${partner} remove @${contact}`)
    const told = [`${contact} no longer acts for ${name}`, `CASE-1 passed to ${lead}`]
    world.expectMessage(`${platform} #${shared} only Anna Berg`, `${contact} is no longer named`, told[1]!)
    // Nobody of another tenant is reached alone on Teams.
    world.expectMessage(platform === 'slack' ? `slack @${lead}` : `teams #${shared}`, ...told)
    expect(world.again(card).text).toContain(`${lead} (${name})`)

    await tom.command(internal, '/partner ask CASE-1 "Any news?"')
    world.expectMessage(`${platform} #${internal} only Tom Ek`, 'Asked')
    const question = world.expectMessage(`${platform} #${shared}`, 'Any news?', lead, 'to reply')
    expect(question.text).not.toContain(contact)
    const pressed = await theirs.press(card, 'case.reply')
    if (platform === 'slack') world.expectMessage(`slack #${shared} only ${contact}`, 'I do not know you yet')
    else expect(JSON.stringify(pressed)).toContain('I do not know you yet')
    await world.advance('1 day')
    for (const { text } of world.takeMessages()) expect(text).not.toContain(contact)
    await world.close()
  })

  test('the account that a sheet gives replaces the one before: the next escalation reaches it, under the sheet’s name', async () => {
    const world = await World.open({
      slackWorld: { ...slackWorld, users: [...slackWorld.users, { ...slackWorld.users[0]!, id: 'U0NEWANNA' }] },
      teamsWorld: {
        ...teamsWorld,
        users: [...teamsWorld.users, { ...teamsWorld.users[1]!, aadObjectId: NEW_IN_TEAMS }],
        team: {
          ...teamsWorld.team,
          channels: teamsWorld.team.channels.map((one) => ({ ...one, memberIds: [...one.memberIds, NEW_IN_TEAMS] })),
        },
      },
    })
    const sheet = sheetOf(platform)
    const account = platform === 'slack' ? `${SLACK.northwind}/U0NEWANNA` : `${TEAMS.northwind}/${NEW_IN_TEAMS}`
    const people = sheet.people.map((one) =>
      one.name === 'Anna Berg' ? { ...one, name: 'Anna Lind', [platform]: account } : one,
    )
    await applyPartnerSheet(world.playground.liaison.services, partnerSheet.parse({ ...sheet, people }))
    await world.on(platform).deactivate('Anna Berg')
    await world.settle()
    world.expectNothingElse()

    const tom = world.person(platform, 'Tom Ek')
    await tom.command(internal, `/partner case ${partner} "Orders are late" --severity 4`)
    world.takeMessages()
    await tom.command(internal, '/partner escalate CASE-1 "Why"')
    const calls = world.takeMessages().filter(({ text }) => text.includes('Anna Lind'))
    expect(calls.map(({ message }) => membersOf(world, platform, message.channelId))).toEqual([[account.split('/')[1]]])
    await tom.command(internal, `/partner people ${partner}`)
    const listed = world.expectMessage(`${platform} #${internal} only Tom Ek`, 'People for')
    expect(listed.text).toContain('Anna Lind')
    expect(listed.text).not.toContain('Anna Berg')
    await world.close()
  })
})

/** The people in a conversation, other than the bot. */
function membersOf(world: World, platform: Platform, channelId: string): string[] {
  const { channels, people } = world.workplace(platform)
  const bots = people.filter(({ isBot }) => isBot).map(({ id }) => id)
  return channels.find(({ id }) => id === channelId)!.memberIds.filter((id) => !bots.includes(id))
}

test('somebody whose account is deactivated on Slack acts no more: what they held passes on, told in one message', async () => {
  const world = await World.open()
  await world.advance('61m')
  const tom = world.person('slack', 'Tom Ek')
  for (const title of ['Orders are late', 'Invoices are wrong']) {
    await tom.command('acme-internal', `/partner case acme "${title}"`)
    const card = world.expectMessage('slack #acme-shared', title)
    await world.person('slack', 'Mia Chen').press(card, 'case.acknowledge')
  }
  world.takeMessages()
  await world.slack.deactivate('Mia Chen')
  const told = ['Mia Chen no longer acts for Acme Hosting', 'CASE-1 and CASE-2 passed to Ravi Shah']
  world.expectMessage('slack @Anna Berg', ...told)
  world.expectMessage('slack @Ravi Shah', ...told)
  world.expectNothingElse()
  await tom.command('acme-internal', '/partner people acme')
  expect(world.expectMessage('slack #acme-internal only Tom Ek', 'Ravi Shah').text).not.toContain('Mia Chen')
  await world.close()
})

test('that a contact is gone is found out when Slack refuses a message to them, and who follows is called', async () => {
  const botEvents = slackWorld.botEvents?.filter((event) => event !== 'user_change') ?? []
  const world = await World.open({ log: recordedLog().log, slackWorld: { ...slackWorld, botEvents } })
  // At 9 in New York.
  await world.advance('361m')
  const tom = world.person('slack', 'Tom Ek')
  await tom.command('acme-internal', '/partner case acme "Orders are late"')
  world.takeMessages()
  await world.slack.deactivate('Ravi Shah')
  world.expectNothingElse()

  await tom.command('acme-internal', '/partner escalate CASE-1 "Nothing moves"')
  const passed = ['CASE-1 passed to Mia Chen', 'Mia Chen is the account manager of their side now']
  world.expectMessage('slack @Anna Berg', 'Ravi Shah no longer acts for Acme Hosting', ...passed)
  world.expectMessage('slack @Mia Chen', 'Ravi Shah no longer acts for Acme Hosting', ...passed)
  const call = world.expectMessage('slack @Mia Chen', 'Escalation about CASE-1', 'Nothing moves')
  expect(await world.person('slack', 'Mia Chen').press(call, 'escalation.acknowledge')).toMatchObject({ ok: true })
  expect(world.again(call).text).toMatch(/is acknowledged.*Mia Chen has it/iu)
  world.takeMessages()
  await world.close()
})

test('that our account manager is gone is found out when Teams refuses a message to them, and who follows is called', async () => {
  const world = await World.open({ log: recordedLog().log, sheets: [sheetOf('teams')] })
  // Without a chat, Teams would not tell somebody who is gone from somebody who never had the app.
  await world.person('teams', 'Anna Berg').tellBot('help')
  // Nor, had they not been seen in a channel before, from somebody who only blocked the bot.
  await checkAccounts(world.playground.liaison.services, ['teams'])
  await world.person('teams', 'Leo Park').say('globex-shared', '@Liaison case "Orders are late"')
  world.takeMessages()
  await world.teams.deactivate('Anna Berg')
  world.expectNothingElse()

  await world.person('teams', 'Mara Lind').command('Partner escalations', '/partner escalate CASE-1 "Nothing moves"')
  world.expectMessage('teams @Tom Ek', 'Anna Berg no longer acts for Globex Agency', 'CASE-1 passed to Tom Ek')
  const call = world.expectMessage('teams @Tom Ek', 'Escalation about CASE-1', 'Internal:')
  await world.person('teams', 'Tom Ek').press(call, 'escalation.acknowledge')
  expect(world.again(call).text).toMatch(/is acknowledged.*Tom Ek/iu)
  world.takeMessages()
  await world.close()
})

test('one person of two accounts keeps one name and zone: the sheet’s, else those of the platform that told of them first', async () => {
  const sheet = sheetOf('slack')
  const withoutTomsZone = sheet.people.map(({ zone, ...one }) => (one.name === 'Tom Ek' ? one : { ...one, zone }))
  const world = await World.open({ sheets: [{ ...sheet, people: withoutTomsZone }] })
  await world.teams.changeAccount('Anna Berg', { name: 'Berg, Anna (Northwind)', zone: 'America/New_York' })
  await world.teams.changeAccount('Tom Ek', { name: 'Ek, Tom', zone: 'America/New_York' })
  const known = async (userId: string, tenantId: string) =>
    world.playground.liaison.services.store.read((view) =>
      view.people.byAccount({ platform: 'slack', tenantId, userId }),
    )
  for (const round of [1, 2]) {
    await world.person('slack', 'Tom Ek').tellBot('help')
    await world.person('teams', 'Ek, Tom').tellBot('help')
    await world.person('teams', 'Berg, Anna (Northwind)').tellBot('help')
    expect(await known(SLACK.anna, SLACK.northwind), `after round ${round}`).toMatchObject(ANNA)
    await world.person('slack', 'Anna Berg').tellBot('help')
    expect(await known(SLACK.anna, SLACK.northwind), `after round ${round}`).toMatchObject(ANNA)
    expect(await known(SLACK.tom, SLACK.northwind)).toMatchObject({ name: 'Tom Ek', zone: 'Europe/Paris' })
  }
  world.takeMessages()
  await world.close()
})

const ANNA = { name: 'Anna Berg', zone: 'Europe/Paris' }
