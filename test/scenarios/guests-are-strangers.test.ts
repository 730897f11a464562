import { describe, expect, test } from 'vitest'
import { SLACK, slackWorld } from '../../src/playground/northwind/slack-world.ts'
import type { SlackWorld } from '../../src/playground/slack/slack-world.ts'
import { stateOf } from '../kit/state.ts'
import { type Person, type Platform, World } from '../kit/world.ts'

/** Beside Gus, a guest of one channel, a guest of several; and a channel that no other organisation shares, with a guest in it. */
const withGuests: SlackWorld = {
  ...slackWorld,
  users: [
    ...slackWorld.users,
    {
      id: 'U0VERAHOLT',
      name: 'Vera Holt',
      title: 'Consultant, guest',
      teamId: SLACK.northwind,
      zone: 'Europe/Paris',
      guest: 'multi-channel',
    },
  ],
  channels: [
    ...slackWorld.channels.map((one) =>
      one.id === SLACK.acmeShared ? { ...one, memberIds: [...one.memberIds, 'U0VERAHOLT'] } : one,
    ),
    {
      id: 'C0ACMEPROJECT',
      name: 'acme-project',
      memberIds: [SLACK.anna, SLACK.tom, SLACK.gus],
      sharedWithTeamIds: [],
      botPresent: true,
    },
  ],
}

const SCENES = {
  slack: {
    partner: 'acme',
    name: 'Acme Hosting',
    other: 'globex',
    shared: 'acme-shared',
    internal: 'acme-internal',
    guests: ['Gus Moreau', 'Vera Holt'],
  },
  teams: {
    partner: 'globex',
    name: 'Globex Agency',
    other: 'acme',
    shared: 'globex-shared',
    internal: 'globex-internal',
    guests: ['Gia Conti'],
  },
} as const

const UNKNOWN = 'I do not know you yet'

/** Guests write to the bot as everybody does where they are: on Slack they have its command, too. */
function write(person: Person, channel: string, line: string) {
  return person.platform === 'slack'
    ? person.command(channel, `/partner ${line}`)
    : person.say(channel, `@Liaison ${line}`)
}

describe.for(['slack', 'teams'] as Platform[])('a guest of our own organisation on %s', (platform) => {
  const { partner, name, other, shared, internal, guests } = SCENES[platform]
  const [guestName] = guests
  const stateIn = (world: World) => stateOf(world.playground.liaison.services.store)
  /** Where a guest is answered: alone on Slack; on Teams nobody but our own people can be. */
  const answers = (who: string) => (platform === 'slack' ? `slack #${shared} only ${who}` : `teams #${shared}`)

  async function open(): Promise<World> {
    const world = await World.open({ slackWorld: withGuests })
    if (platform === 'teams') await world.teams.invite(shared, guestName)
    return world
  }

  test('is a stranger until named, then a contact of that partner and no more', { timeout: 60_000 }, async () => {
    const world = await open()
    const tom = world.person(platform, 'Tom Ek')
    await tom.command(internal, `/partner case ${partner} "Orders are late"`)
    const card = world.expectMessage(`${platform} #${shared}`, 'CASE-1')
    await tom.command(internal, '/partner escalate CASE-1 "Between us: they stall"')
    world.takeMessages()
    const before = await stateIn(world)

    for (const who of guests) {
      const guest = world.person(platform, who)
      const lines = ['list', `people ${other}`, 'show ESC-1', 'severity CASE-1 4', `case ${other} "From a guest"`]
      const others = ['show CASE-1', 'resolve CASE-1 "Done"', 'add "Initech Logistics" --slug initech']
      for (const line of who === guestName ? [...lines, ...others] : lines) {
        await write(guest, shared, line)
        const answer = world.expectMessage(answers(who), UNKNOWN, who)
        expect(answer.text).not.toMatch(/they stall|Leo Park|Ravi Shah/u)
      }
      await guest.tellBot('list')
      world.expectMessage(`${platform} @${who}`, UNKNOWN)
      // Opening a chat with the bot installs it for them.
      if (platform === 'teams') world.expectMessage(`teams @${who}`, 'You are not named here yet')
      const pressed = await guest.press(card, 'case.acknowledge')
      if (platform === 'slack') world.expectMessage(answers(who), UNKNOWN)
      else expect(JSON.stringify(pressed)).toContain(UNKNOWN)
      world.expectNothingElse()
    }
    expect(await stateIn(world)).toEqual(before)

    const guest = world.person(platform, guestName)
    await world.person(platform, 'Anna Berg').say(shared, `@Liaison people ${partner} add @${guestName}`)
    world.expectMessage(`${platform} #${shared} only Anna Berg`, `${guestName} is named`, `on the side of ${name}`)

    await write(guest, shared, 'case "Photos are missing"')
    world.expectMessage(`${platform} #${shared}`, 'CASE-2', 'Photos are missing', `from ${name}`)
    world.expectMessage(answers(guestName), 'CASE-2 is open')
    await write(guest, shared, 'reply CASE-1 "We are on it"')
    world.expectMessage(`${platform} #${shared}`, 'A reply on CASE-1', 'We are on it', `(${name})`)
    world.expectMessage(answers(guestName), 'Your reply is on CASE-1')

    const asNamed = await stateIn(world)
    for (const [line, refusal] of [
      ['list', 'the list is for our own people'],
      [`people ${other}`, `I know no partner called “${other}”`],
      ['people nowhere', 'I know no partner called “nowhere”'],
      ['severity CASE-1 4', 'The severity is set by our own people'],
      [`people ${partner} remove @Tom Ek`, 'The partnership is set up by our own people'],
      ['ack ESC-1', 'the account manager, the sponsor and whoever it has called act on an escalation'],
      ['managers', 'Who our managers are is our own affair'],
    ] as const) {
      await write(guest, shared, line)
      world.expectMessage(answers(guestName), refusal)
    }
    await write(guest, shared, 'show ESC-1')
    const shown = world.expectMessage(answers(guestName), 'ESC-1')
    expect(shown.text).not.toMatch(/Internal:|Who is told|managers/u)
    expect(await stateIn(world)).toEqual(asNamed)
    await world.close()
  })

  test('who comes into a channel of ours makes it one that outsiders read', async () => {
    const world = await open()
    const anna = world.person(platform, 'Anna Berg')
    const alone = `${platform} #${internal} only Anna Berg`
    await anna.command(internal, '/partner list')
    world.expectMessage(alone, 'Acme Hosting', 'Globex Agency')
    await anna.command(internal, `/partner show ${partner}`)
    world.expectMessage(alone, name, `#${internal}`)

    await world.on(platform).invite(internal, guestName)
    world.expectMessage(`${platform} @Anna Berg`, 'Outsiders can read a channel of ours', `#${internal}`)
    world.expectNothingElse()
    await anna.command(internal, '/partner list')
    world.expectMessage(alone, 'Ask me in a direct message')
    await anna.command(internal, `/partner show ${partner}`)
    expect(world.expectMessage(alone, name).text).not.toContain(`#${internal}`)
    await world.close()
  })

  test('who is in a channel keeps it from becoming an internal one', async () => {
    const world = await open()
    const channel = `${partner}-project`
    const anna = world.person(platform, 'Anna Berg')
    await anna.command(channel, `/partner bind ${partner} internal`)
    world.expectMessage(`${platform} #${channel} only Anna Berg`, 'People of other organisations are in this channel')
    await anna.command(channel, '/partner list')
    world.expectMessage(`${platform} #${channel} only Anna Berg`, 'Ask me in a direct message')
    await world.close()
  })
})

test('one of ours who is made a guest reads along as an outsider, and what they held passes on', async () => {
  const world = await World.open()
  const anna = world.person('slack', 'Anna Berg')
  const priya = world.person('slack', 'Priya Nair')
  await world.person('slack', 'Mia Chen').say('acme-shared', '@Liaison case "Orders are late"')
  const card = world.expectMessage('slack #acme-shared', 'CASE-1')
  await priya.press(card, 'case.acknowledge')
  await anna.command('acme-internal', '/partner list')
  world.takeMessages()

  await world.slack.makeGuest('Priya Nair')
  world.expectMessage('slack @Anna Berg', 'Priya Nair no longer acts for Acme Hosting', 'CASE-1 passed to Anna Berg')
  world.expectNothingElse()
  // Not a word was said in the channel since, and she is still in it.
  await anna.command('acme-internal', '/partner list')
  world.expectMessage('slack #acme-internal only Anna Berg', 'Ask me in a direct message')
  world.expectMessage('slack @Anna Berg', 'Outsiders can read a channel of ours', '#acme-internal')
  await priya.tellBot('show CASE-1')
  world.expectMessage('slack @Priya Nair', UNKNOWN)
  await world.close()
})
