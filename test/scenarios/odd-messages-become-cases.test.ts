import { expect, test } from 'vitest'
import { slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { type Spot, World } from '../kit/world.ts'

const MAKE_CASE = 'case.from-message'

/** With a workflow that writes in the shared channel. */
const SLACK = {
  ...slackWorld,
  users: [
    ...slackWorld.users,
    {
      ...{ id: 'U0FLOW', name: 'Intake', title: 'Workflow', teamId: slackWorld.teams[0]!.id, zone: 'UTC' },
      bot: 'workflow' as const,
    },
  ],
  channels: slackWorld.channels.map((one) =>
    one.name === 'acme-shared' ? { ...one, memberIds: [...one.memberIds, 'U0FLOW'] } : one,
  ),
}

const FLOW = 'c3000000-0000-4000-8000-00000000000f'

/** The same, and a channel to which the app was not added. */
const TEAMS = {
  ...teamsWorld,
  users: [
    ...teamsWorld.users,
    {
      ...{ aadObjectId: FLOW, name: 'Intake', title: 'Flow', tenantId: teamsWorld.tenants[0]!.id, zone: 'UTC' },
      ...{ userPrincipalName: 'flow@northwind.example', bot: true as const },
    },
  ],
  team: {
    ...teamsWorld.team,
    channels: [
      ...teamsWorld.team.channels.map((one) =>
        one.name === 'globex-shared' ? { ...one, memberIds: [...one.memberIds, FLOW] } : one,
      ),
      {
        ...{ id: '19:northwind-aside@thread.tacv2', name: 'aside', shared: false, botPresent: false },
        memberIds: [teamsWorld.users[1]!.aadObjectId, teamsWorld.users[2]!.aadObjectId],
      },
    ],
  },
}

const SCENES = {
  slack: { shared: 'acme-shared', contact: 'Mia Chen', ours: 'acme-internal' },
  teams: { shared: 'globex-shared', contact: 'Leo Park', ours: 'globex-internal' },
} as const

const OFFERED = { slack: MAKE_CASE, teams: 'open:case.from-message' }

test.each(['slack', 'teams'] as const)('odd messages on %s end in a case or in words', async (platform) => {
  const { shared, contact } = SCENES[platform]
  const world = await World.open({ slackWorld: SLACK, teamsWorld: TEAMS })
  const [tom, anna, theirs] = ['Tom Ek', 'Anna Berg', contact].map((name) => world.person(platform, name))
  const { store } = world.playground.liaison.services
  const told = (number: number) =>
    store.read(async (tx) => {
      const about = (await tx.cases.byNumber(number))!
      const facts = await tx.facts.of(about.partnerId, `CASE-${number}`)
      return facts
        .filter(({ kind }) => !kind.startsWith('Sla'))
        .map(({ kind, by, data }) => [kind, by?.name, data['text']])
    })
  const form = () => JSON.stringify(tom!.dialog().payload)
  const card = (...saying: string[]) => world.expectMessage(`${platform} #${shared}`, ...saying)

  const flowSays = async (text: string): Promise<Spot> => {
    const { id } = world.workplace(platform).people.find(({ name }) => name === 'Intake')!
    const said = await world.playground[platform].as(id).say(world.channel(platform, shared), text)
    await world.settle()
    return { message: world.workplace(platform).messages.find((one) => one.id === Object(said).messageId)! }
  }

  // More than a form holds.
  await anna!.say(shared, `Log of the night\n${'0123456789 '.repeat(1_000)}`)
  const huge = anna!.written()
  await tom!.useMessageAction(huge, MAKE_CASE)
  expect(form()).toContain('The message is longer')
  await tom!.submit({})
  expect(card('CASE-1', 'Log of the night').message.threadId).toBe(huge.message.id)

  // Nothing but a file; and gone before the form is sent: then the card stands by itself.
  await anna!.say(shared, '', { files: ['invoice.pdf'] })
  const file = anna!.written()
  await tom!.useMessageAction(file, MAKE_CASE)
  expect(form()).toContain('invoice.pdf')
  await anna!.remove(file)
  await tom!.submit({})
  expect(card('CASE-2', 'invoice.pdf').message.threadId).toBeUndefined()
  expect(await told(2)).toEqual([['CaseOpened', 'Tom Ek', undefined]])
  world.takeMessages()

  // Of a workflow: nobody wrote it, and what the form says of it is Tom's.
  const spot = await flowSays('A form came in')
  await tom!.useMessageAction(spot, MAKE_CASE)
  expect(form()).toContain('A form came in')
  await tom!.submit({})
  expect(card('CASE-3', 'A form came in').message.threadId).toBe(spot.message.id)
  expect(await told(3)).toEqual([['CaseOpened', 'Tom Ek', undefined]])
  world.takeMessages()

  // Changed while the form is open: the case says what was sent, the record what the message says.
  await anna!.say(shared, 'The printer is late')
  const edited = anna!.written()
  await tom!.useMessageAction(edited, MAKE_CASE)
  await anna!.edit(edited, 'The printer is broken')
  await tom!.submit({})
  card('CASE-4', 'The printer is late')
  expect(await told(4)).toEqual([
    ['CaseOpened', 'Tom Ek', undefined],
    ['MessageTakenIn', 'Anna Berg', 'The printer is broken'],
  ])
  // And gone afterwards: its words are gone, what Tom sent is his.
  await anna!.remove(edited)
  expect(await told(4)).toEqual([
    ['CaseOpened', 'Tom Ek', undefined],
    ['MessageTakenIn', 'Anna Berg', undefined],
    ['MessageDeleted', 'Anna Berg', undefined],
  ])
  world.takeMessages()

  // It is a case already.
  await tom!.useMessageAction(spot, MAKE_CASE)
  world.expectMessage(`${platform} #${shared} only Tom Ek`, 'That message is CASE-3 already')
  expect(tom!.hasDialog()).toBe(false)
  world.takeMessages()

  // Filed on a case: what was too long is cut, a file is named, and what the workflow said is said by whoever filed it.
  const filed = async (one: Spot) => {
    await tom!.useMessageAction(one, MAKE_CASE)
    await tom!.submit({ case: 'CASE-1' })
    world.takeMessages()
    return (await told(1)).at(-1)!
  }
  await anna!.say(shared, `Log of the day\n${'0123456789 '.repeat(1_000)}`)
  expect(await filed(anna!.written())).toEqual(['MessageFiled', 'Anna Berg', expect.stringMatching(/^Log of the day/u)])
  await anna!.say(shared, '', { files: ['map.pdf'] })
  expect(await filed(anna!.written())).toEqual(['MessageFiled', 'Anna Berg', undefined])
  expect(await filed(await flowSays('Another form'))).toEqual(['MessageFiled', 'Tom Ek', 'Another form'])

  // Gone before anybody says that it is to be a case.
  await anna!.say(shared, 'The scanner is broken')
  const gone = anna!.written()
  await theirs!.reply(gone, 'Ours too')
  await anna!.remove(gone)
  await theirs!.reply(gone, '@Liaison case "Scanners" --severity 3')
  expect(card('CASE-5', 'Scanners').message.threadId).toBeUndefined()
  expect(await told(5)).toEqual([['CaseOpened', contact, undefined]])
  world.takeMessages()

  // Gone while it is asked about: Slack says so, and in Teams nobody knows.
  await anna!.say(shared, 'The door is stuck')
  const door = anna!.written()
  await tom!.reply(door, '@Liaison case')
  const offer = world.expectMessage(`${platform} #${shared} only Tom Ek`, 'Make it a case')
  await anna!.remove(door)
  await tom!.press(offer, OFFERED[platform])
  if (platform === 'slack') world.expectMessage(`slack #${shared} only Tom Ek`, 'That message is not there any more')
  else {
    await tom!.submit({ title: 'Doors', severity: '3', kind: 'incident' })
    expect(card('CASE-6', 'Doors').message.threadId).toBeUndefined()
    // Where the app is not, Teams has no answer from it.
    await anna!.say('aside', 'Hush: a refund')
    expect(await tom!.useMessageAction(anna!.written(), MAKE_CASE)).toMatchObject({ ok: false })
  }
  world.takeMessages()

  // Somebody deletes the card by hand: it is put up there again. Then the message too: the case goes on in a thread of its own where nothing of the old one is left.
  const remove = (id: string) => world.playground[platform].admin.deleteMessage(huge.message.channelId, id)
  const standing = () => {
    const there = world.workplace(platform).messages.filter(({ deletedAt, visibleTo }) => !deletedAt && !visibleTo)
    return there.filter(({ text }) => text.startsWith('CASE-1 is'))
  }
  for (const { id } of standing()) remove(id)
  await tom!.command(SCENES[platform].ours, '/partner severity CASE-1 2')
  expect(standing()).toMatchObject([{ threadId: huge.message.id }])
  world.takeMessages()
  for (const { id } of standing()) remove(id)
  remove(huge.message.id)
  await tom!.command(SCENES[platform].ours, '/partner reply CASE-1 "We are at it"')
  const [again] = standing()
  expect(standing()).toHaveLength(1)
  expect(card('We are at it').message.threadId).toBe(again!.threadId ?? again!.id)
  expect(again!.threadId).toBe(platform === 'slack' ? huge.message.id : undefined)
  world.takeMessages()
  await world.close()
})

test.each(['slack', 'teams'] as const)(
  'what an app posts on %s is called by its words, without their signs and links, and a card of ours by what it is about',
  async (platform) => {
    const { shared, ours } = SCENES[platform]
    const world = await World.open({ slackWorld: SLACK, teamsWorld: TEAMS })
    const tom = world.person(platform, 'Tom Ek')
    const { store } = world.playground.liaison.services
    const title = async (number: number) => (await store.read((tx) => tx.cases.byNumber(number)))?.title
    await world.advance('6h')
    const flow = world.playground[platform].as(
      world.workplace(platform).people.find(({ name }) => name === 'Intake')!.id,
    )
    const said = await flow.say(
      world.channel(platform, shared),
      '🚨 *ALERT* orders are slow (https://status.example/1)\nSince nine',
    )
    await world.settle()
    await tom.useMessageAction(
      { message: world.workplace(platform).messages.find(({ id }) => id === Object(said).messageId)! },
      MAKE_CASE,
    )
    await tom.submit({})
    expect(await title(1)).toBe('ALERT orders are slow')
    const [card] = world.takeMessages().filter(({ where }) => where === `${platform} #${shared}`)
    await tom.command(ours, '/partner escalate CASE-1 "Nobody answers"')
    // On Slack it is told to people alone.
    const escalation = world
      .takeMessages()
      .filter(({ message, text }) => message.threadId && text.includes('ESC-1 waits'))
    expect(escalation).toHaveLength(platform === 'teams' ? 1 : 0)
    for (const [at, met] of [card!, ...escalation].entries()) {
      await tom.useMessageAction(met, MAKE_CASE)
      await tom.submit({ case: 'new' })
      expect(await title(at + 2)).toBe(`About ${at === 0 ? 'CASE-1' : 'ESC-1'}: ALERT orders are slow`)
    }
    world.takeMessages()
    await world.close()
  },
)
