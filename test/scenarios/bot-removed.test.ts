import { describe, expect, test } from 'vitest'
import { recordedLog } from '../kit/recorded-log.ts'
import { type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { internal: 'acme-internal', shared: 'acme-shared', partner: 'acme', name: 'Acme Hosting', them: 'Mia Chen' },
  teams: {
    internal: 'globex-internal',
    shared: 'globex-shared',
    partner: 'globex',
    name: 'Globex Agency',
    them: 'Leo Park',
  },
} as const

/** Somebody takes the bot out of a channel, or brings it back. */
async function setPresent(world: World, platform: Platform, channel: string, present: boolean): Promise<void> {
  const id = world.channel(platform, channel)
  world.playground[platform].admin.setBotPresent(id, present)
  await world.settle()
}

describe.for(['slack', 'teams'] as Platform[])('when the bot is removed from a shared channel on %s', (platform) => {
  const { internal, shared, partner, name, them } = PLACES[platform]

  test('it is told, shown and said, nothing is lost in silence, and what was missed is said after the return', async () => {
    const world = await World.open({ log: recordedLog().log })
    const tom = world.person(platform, 'Tom Ek')
    const privately = `${platform} #${internal} only Tom Ek`
    await tom.command(internal, `/partner case ${partner} "Orders are down" --severity 1`)
    world.expectMessage(privately, 'CASE-1 is open')
    const card = world.expectMessage(`${platform} #${shared}`, 'CASE-1', 'Orders are down')

    await setPresent(world, platform, shared, false)
    world.expectMessage(`${platform} @Anna Berg`, `I was removed from #${shared}`, `Invite me back to #${shared}.`)
    world.expectNothingElse()

    await tom.command(internal, `/partner show ${partner}`)
    world.expectMessage(privately, 'I am not in it', `Invite me back to #${shared}.`)
    await tom.command(internal, `/partner case ${partner} "Invoices are late"`)
    world.expectMessage(privately, `I am not in #${shared} any more, so ${name} would not see it.`)
    await world.person(platform, 'Anna Berg').command(internal, `/partner check now ${partner}`)
    world.expectMessage(`${platform} #${internal} only Anna Berg`, `Invite me back to #${shared}.`)
    await tom.command(internal, '/partner reply CASE-1 "Do you see this?"')
    world.expectMessage(privately, 'Your reply is on CASE-1.', `${name} cannot see it there`)
    world.expectNothingElse()

    await world.advance('3h')
    const meanwhile = world.takeMessages()
    expect(meanwhile.map(({ where }) => where)).not.toContain(`${platform} #${shared}`)
    expect(meanwhile.filter(({ text }) => text.includes(`delivered to #${shared}`))).toEqual([])

    await setPresent(world, platform, shared, true)
    world.expectMessage(`${platform} #${shared}`, 'I am back', 'CASE-1', 'overdue since')
    world.expectNothingElse()
    expect(world.again(card).text).toMatch(/overdue/iu)

    const other = world.person(platform, them)
    await other.press(card, 'case.acknowledge')
    expect(world.again(card).text).toContain(them)
    world.takeMessages()
    await world.close()
  })
})

const REFUSED = {
  slack: [
    ['chat.postMessage', { fail: 'platform-error', code: 'not_in_channel' }],
    ['chat.update', { fail: 'platform-error', code: 'not_in_channel' }],
  ],
  teams: [['/activities', { fail: 'platform-error', code: 'BotNotInConversationRoster', status: 403 }]],
} as const

test.for(['slack', 'teams'] as Platform[])(
  'a removal on %s that nobody told of shows by the first refused message: nothing is “done” there from then on, until the bot is back',
  async (platform) => {
    const { internal, shared, partner, name } = PLACES[platform]
    const world = await World.open({ log: recordedLog().log })
    const tom = world.person(platform, 'Tom Ek')
    const privately = `${platform} #${internal} only Tom Ek`
    await tom.command(internal, `/partner case ${partner} "Orders are down" --severity 3`)
    world.takeMessages()
    const again = REFUSED[platform].map(([match, fault]) => world.on(platform).fail(match, fault, { about: shared }))
    await tom.command(internal, '/partner reply CASE-1 "Do you see this?"')
    world.expectMessage(privately, 'Your reply is on CASE-1.')
    world.expectMessage(`${platform} @Anna Berg`, 'A message was not delivered', `#${shared}`)
    await world.advance('1m')

    const lost = `What I said last in #${shared} did not arrive, so ${name} would not see it.`
    await tom.command(internal, `/partner case ${partner} "Invoices are late"`)
    world.expectMessage(privately, lost, `Invite me back to #${shared}.`)
    await tom.command(internal, '/partner ask CASE-1 "Which region?"')
    world.expectMessage(privately, lost)
    await world.person(platform, 'Anna Berg').command(internal, `/partner check now ${partner}`)
    world.expectMessage(`${platform} #${internal} only Anna Berg`, lost)
    await tom.command(internal, `/partner show ${partner}`)
    world.expectMessage(privately, 'what I said last did not arrive', `Invite me back to #${shared}.`)
    world.expectNothingElse()

    for (const end of again) end()
    await setPresent(world, platform, shared, false)
    await setPresent(world, platform, shared, true)
    world.takeMessages()
    await tom.command(internal, `/partner case ${partner} "Invoices are late"`)
    world.expectMessage(privately, 'CASE-2 is open')
    world.expectMessage(`${platform} #${shared}`, 'CASE-2', 'Invoices are late')
    await world.close()
  },
)

test('an archived channel in Slack is told of, and what was missed is said when it is brought back', async () => {
  const world = await World.open({ log: recordedLog().log })
  const tom = world.person('slack', 'Tom Ek')
  await tom.command('acme-internal', '/partner case acme "Orders are down"')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is open')
  world.expectMessage('slack #acme-shared', 'CASE-1')
  const { admin } = world.playground.slack
  admin.setArchived(world.channel('slack', 'acme-shared'), true)
  await world.settle()
  world.expectMessage('slack @Anna Berg', '#acme-shared was archived', 'Take #acme-shared out of the archive.')
  await world.advance('10m')
  await tom.command('acme-internal', '/partner severity CASE-1 2')
  world.expectMessage('slack #acme-internal only Tom Ek', '#acme-shared is archived, so Acme Hosting cannot see it')
  admin.setArchived(world.channel('slack', 'acme-shared'), false)
  await world.settle()
  world.expectMessage('slack #acme-shared', 'I am back', 'CASE-1', 'severity 2')
  await world.close()
})

test('an app taken out of a whole team is told of once, and comes back to all its channels', async () => {
  const world = await World.open({ log: recordedLog().log })
  const tom = world.person('teams', 'Tom Ek')
  await tom.command('globex-internal', '/partner case globex "Orders are down"')
  world.expectMessage('teams #globex-internal only Tom Ek', 'CASE-1 is open')
  world.expectMessage('teams #globex-shared', 'CASE-1')
  world.playground.teams.admin.setTeamInstalled(false)
  await world.settle()
  // Where she is reached for the first of the partners that are concerned.
  world.expectMessage('slack @Anna Berg', 'I was removed from', '#globex-shared', '#globex-internal')
  world.expectNothingElse()
  await world.advance('10m')
  const slackTom = world.person('slack', 'Tom Ek')
  await slackTom.command('acme-internal', '/partner severity CASE-1 2')
  world.expectMessage('slack #acme-internal only Tom Ek', 'I am not in #globex-shared any more')
  world.playground.teams.admin.setTeamInstalled(true)
  await world.settle()
  world.expectMessage('teams #globex-shared', 'I am back', 'CASE-1', 'severity 2')
  world.takeMessages()
  await world.close()
})
