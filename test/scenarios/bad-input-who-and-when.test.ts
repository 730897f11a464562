import { expect, test } from 'vitest'
import { slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { World } from '../kit/world.ts'

const MAKE_CASE = 'case.from-message'

/** With Zoe, a colleague of the partner's, and Uma, one of ours, whom nobody has named. */
const SLACK = {
  ...slackWorld,
  users: [
    ...slackWorld.users,
    { id: 'U0ZOE', name: 'Zoe Adams', title: 'Engineer', teamId: slackWorld.teams[1]!.id, zone: 'Europe/London' },
    { id: 'U0UMA', name: 'Uma Voss', title: 'Engineer', teamId: slackWorld.teams[0]!.id, zone: 'Europe/Paris' },
  ],
  channels: slackWorld.channels.map((one) =>
    one.name === 'acme-shared' ? { ...one, memberIds: [...one.memberIds, 'U0ZOE', 'U0UMA'] } : one,
  ),
}

const ZOE = 'c3000000-0000-4000-8000-00000000000a'
const UMA = 'c3000000-0000-4000-8000-00000000000b'
const GIA = teamsWorld.users.find(({ name }) => name === 'Gia Conti')!

/** The same, and Gia, our guest, reads along. */
const TEAMS = {
  ...teamsWorld,
  users: [
    ...teamsWorld.users,
    {
      ...{ aadObjectId: ZOE, name: 'Zoe Adams', title: 'Designer', tenantId: teamsWorld.tenants[1]!.id },
      ...{ zone: 'Europe/London', userPrincipalName: 'zoe@globex.example' },
    },
    {
      ...{ aadObjectId: UMA, name: 'Uma Voss', title: 'Designer', tenantId: teamsWorld.tenants[0]!.id },
      ...{ zone: 'Europe/Paris', userPrincipalName: 'uma@northwind.example' },
    },
  ],
  team: {
    ...teamsWorld.team,
    channels: teamsWorld.team.channels.map((one) =>
      one.name === 'globex-shared' ? { ...one, memberIds: [...one.memberIds, ZOE, UMA, GIA.aadObjectId] } : one,
    ),
  },
}

const SCENES = {
  slack: {
    ...{ partner: 'acme', name: 'Acme Hosting', shared: 'acme-shared', ours: 'acme-internal' },
    ...{ contact: 'Ravi Shah', guest: 'Gus Moreau', said: 'event message.channels' },
  },
  teams: {
    ...{ partner: 'globex', name: 'Globex Agency', shared: 'globex-shared', ours: 'globex-internal' },
    ...{ contact: 'Leo Park', guest: 'Gia Conti', said: 'message' },
  },
} as const

async function scene(platform: 'slack' | 'teams') {
  const world = await World.open({ slackWorld: SLACK, teamsWorld: TEAMS })
  await world.advance('61m')
  const { store } = world.playground.liaison.services
  return {
    world,
    ...SCENES[platform],
    person: (name: string) => world.person(platform, name),
    look: (number = 1) => store.read((tx) => tx.cases.byNumber(number)),
    told: (number = 1) =>
      store.read(async (tx) => {
        const about = (await tx.cases.byNumber(number))!
        const facts = await tx.facts.of(about.partnerId, `CASE-${number}`)
        const ours = facts.filter(({ kind }) => !kind.startsWith('Sla'))
        return ours.map(({ kind, by, data }) => [kind, by?.name, data] as const)
      }),
  }
}

test.each(['slack', 'teams'] as const)(
  'whoever may not act under a case on %s is noted and not counted, whoever is of neither company is not kept, and an outsider has no such menu',
  async (platform) => {
    const { world, person, look, told, partner, name, shared, ours, contact, guest } = await scene(platform)
    const tom = person('Tom Ek')
    await tom.command(ours, `/partner case ${partner} "Orders are late" --severity 2`)
    const card = world.expectMessage(`${platform} #${shared}`, 'Orders are late')
    await person(contact).press(card, 'case.acknowledge')
    await tom.command(ours, '/partner ask CASE-1 "Which region?"')
    world.takeMessages()
    const [stood, before] = [await look(), (await told()).length]
    expect(stood).toMatchObject({ status: 'waiting', on: 'partner' })
    await person('Zoe Adams').reply(card, 'Only eu-west')
    await person(guest).reply(card, 'A guest knows better')
    expect((await told()).slice(before)).toEqual([
      ['MessageNoted', undefined, { by: 'Zoe Adams', via: name, text: 'Only eu-west' }],
      ['MessageNoted', undefined, {}],
    ])
    await person('Uma Voss').reply(card, 'Perhaps Asia')
    expect(await look()).toEqual(stood)
    // What was said without a right to act is edited and deleted like any other; of a guest there is nothing to change.
    await person(guest).edit(person(guest).written(), 'A guest knows best')
    await person('Zoe Adams').reply(card, 'Two regions')
    await person('Zoe Adams').remove(person('Zoe Adams').written())
    expect(JSON.stringify(await told())).not.toMatch(/knows b/u)
    expect(await look()).toEqual(stood)
    await person(contact).say(shared, 'And the invoices')
    const said = person(contact).written()
    for (const who of [contact, 'Zoe Adams'])
      expect(await person(who).useMessageAction(said, MAKE_CASE)).toMatchObject({ ok: false })
    expect(await look(2)).toBeUndefined()
    expect(world.takeMessages().filter(({ message }) => message.visibleTo === undefined)).toEqual([])
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'a message on %s that is told of late counts as what it was when it was written: before the question, or before the case',
  async (platform) => {
    const { world, person, look, told, partner, shared, ours, contact, said } = await scene(platform)
    const [tom, theirs] = [person('Tom Ek'), person(contact)]
    const late = () =>
      world.playground[platform].addFault({ on: 'event', match: said, times: 1, fail: 'deliver-by-last-retry' })
    await tom.command(ours, `/partner case ${partner} "Orders are late" --severity 2`)
    const card = world.expectMessage(`${platform} #${shared}`, 'Orders are late')
    await theirs.press(card, 'case.acknowledge')
    await world.advance('1m')
    late()
    await theirs.reply(card, 'We look at the logs')
    await world.advance('1m')
    await tom.command(ours, '/partner ask CASE-1 "Which region?"')
    expect((await told()).map(([kind]) => kind)).not.toContain('CaseReplied')
    await world.advance('5m')
    expect((await told()).filter(([kind]) => kind === 'CaseReplied')).toEqual([
      ['CaseReplied', contact, { text: 'We look at the logs' }],
    ])
    expect(await look()).toMatchObject({ status: 'waiting', on: 'partner' })
    world.takeMessages()

    // Gone before it is told of: it never was.
    late()
    await tom.reply(card, 'The key is hunter2')
    await tom.remove(tom.written())
    await world.advance('6m')
    expect(JSON.stringify(await told())).not.toContain('hunter2')

    // Nor what is deleted while nobody can say who wrote it; what is edited meanwhile is what it says by then.
    const silent = world.on(platform).failLookUps()
    await person('Uma Voss').reply(card, 'The lock is 4711')
    await world.advance('20m')
    await person('Uma Voss').remove(person('Uma Voss').written())
    await person('Uma Voss').reply(card, 'Since five')
    await person('Uma Voss').edit(person('Uma Voss').written(), 'Since nine')
    silent()
    await world.advance('5m')
    await person('Uma Voss').reply(card, 'Never mind')
    expect((await told()).at(-1)![2]).toMatchObject({ text: 'Never mind' })
    expect(JSON.stringify(await told())).not.toContain('4711')

    // Edited before it is told of, it is what it says by then.
    const texts = async () => (await told()).flatMap(([kind, , data]) => (kind === 'CaseReplied' ? [data['text']] : []))
    late()
    await tom.reply(card, 'It is the west region')
    await tom.edit(tom.written(), 'It is the north region')
    await tom.edit(tom.written(), 'It is the east region')
    await world.advance('6m')
    expect(await texts()).toEqual(['We look at the logs', 'Since nine', 'Never mind', 'It is the east region'])
    expect((await told()).map(([kind]) => kind)).not.toContain('MessageEdited')
    world.takeMessages()

    await tom.say(shared, 'Invoices are wrong')
    const root = tom.written()
    late()
    await theirs.reply(root, 'Ours as well')
    await world.advance('1m')
    await tom.useMessageAction(root, MAKE_CASE)
    await tom.submit({ severity: '3' })
    const opened = await look(2)
    await world.advance('5m')
    const early = (await told(2)).filter(([kind]) => kind === 'MessageTakenIn')
    expect(early.map(([, by, { text }]) => [by, text]).toSorted()).toEqual(
      [
        ['Tom Ek', 'Invoices are wrong'],
        [contact, 'Ours as well'],
      ].toSorted(),
    )
    expect(await look(2)).toEqual(opened)
    world.takeMessages()
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'a title on %s with no word in it is refused, however it is said, and what was said comes back',
  async (platform) => {
    const { world, person, look, partner, shared, ours, contact } = await scene(platform)
    await person('Tom Ek').command(ours, `/partner case ${partner} "🔥🔥 !!"`)
    await person(contact).say(shared, '@Liaison case "🎉"')
    await person('Tom Ek').say(shared, '🔥')
    await person('Tom Ek').useMessageAction(person('Tom Ek').written(), MAKE_CASE)
    await person('Tom Ek').submit({ title: '🔥' })
    expect(JSON.stringify(person('Tom Ek').dialog().payload)).toContain('no word in it')
    expect(await look()).toBeUndefined()
    const answers = world.takeMessages().map(({ text }) => text)
    expect(answers.filter((text) => text.includes('no word in it')).length).toBeGreaterThanOrEqual(2)
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'an edit on %s that adds a mention, in a channel or under a card, is no command, and one of a command is none again',
  async (platform) => {
    const { world, person, look, told, partner, shared, ours } = await scene(platform)
    const tom = person('Tom Ek')
    await tom.say(shared, 'Orders are late')
    await tom.edit(tom.written(), `@Liaison case ${partner} "Orders are late"`)
    expect(await look()).toBeUndefined()
    world.expectNothingElse()
    await tom.say(ours, `@Liaison case ${partner} "Orders are late" --severity 3`)
    const card = world.expectMessage(`${platform} #${shared}`, 'Orders are late')
    await tom.edit(tom.written(), `@Liaison case ${partner} "Invoices are late" --severity 3`)
    expect(await look(2)).toBeUndefined()
    await person('Anna Berg').reply(card, 'On it')
    world.takeMessages()
    const [stood, before] = [await look(), (await told()).length]
    const words = person('Anna Berg').written()
    await person('Anna Berg').edit(words, '@Liaison resolve CASE-1 "By mistake"')
    expect(await look()).toEqual(stood)
    expect((await told()).slice(before).map(([kind, by]) => [kind, by])).toEqual([['MessageEdited', 'Anna Berg']])
    await world.close()
  },
)
