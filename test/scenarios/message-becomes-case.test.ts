import { join } from 'node:path'
import { expect, test } from 'vitest'
import { caseLabel } from '../../src/domain/cases/case.ts'
import { leftInDatabase } from '../kit/left-in-database.ts'
import { temporaryFolder } from '../kit/test-store.ts'
import { World } from '../kit/world.ts'

const MAKE_CASE = 'case.from-message'

/** What the record tells of the cases, in order: kind, author, words. */
function told(world: World, number = 1) {
  const { store } = world.playground.liaison.services
  return store.read(async (tx) => {
    const about = (await tx.cases.byNumber(number))!
    const facts = (await tx.facts.of(about.partnerId, caseLabel(number))).filter(({ kind }) => !kind.startsWith('Sla'))
    return facts.map(({ kind, by, data }) => [kind, by?.name, data['text'] ?? data['title']])
  })
}

function look(world: World, number = 1) {
  return world.playground.liaison.services.store.read((tx) => tx.cases.byNumber(number))
}

test('a message on Slack becomes a case by its menu: the form holds its words, its thread is the case’s, earlier replies are taken in', async () => {
  const world = await World.open()
  const [tom, mia, anna] = ['Tom Ek', 'Mia Chen', 'Anna Berg'].map((name) => world.person('slack', name))
  await mia!.say('acme-shared', '🔥🔥\nOrders API returns 500\nSince nine, in eu-west')
  const said = mia!.written()
  await anna!.reply(said, 'Looking at the logs now')
  const early = anna!.written()
  await tom!.useMessageAction(said, MAKE_CASE)
  expect(tom!.dialog().payload).toMatchObject({ callback_id: MAKE_CASE })
  await world.advance('1m')
  await tom!.submit({ severity: '2' })
  expect(await look(world)).toMatchObject({
    title: 'Orders API returns 500',
    description: { text: '🔥🔥\nOrders API returns 500\nSince nine, in eu-west' },
    status: 'open',
    openedAt: world.now(),
  })
  const card = world.expectMessage('slack #acme-shared', 'CASE-1', 'Orders API returns 500')
  expect(card.message.threadId).toBe(said.message.id)
  expect(await told(world)).toEqual([
    ['CaseOpened', 'Tom Ek', 'Orders API returns 500'],
    ['MessageTakenIn', 'Mia Chen', '🔥🔥\nOrders API returns 500\nSince nine, in eu-west'],
    ['MessageTakenIn', 'Anna Berg', 'Looking at the logs now'],
  ])
  world.expectMessage('slack #acme-shared only Tom Ek', 'CASE-1 is open')
  await mia!.reply(early, 'got it')
  expect(await look(world)).toMatchObject({ status: 'in-progress' })
  await tom!.command('acme-internal', '/partner ask CASE-1 "Which region?"')
  expect(world.expectMessage('slack #acme-shared', 'Which region?').message.threadId).toBe(said.message.id)
  world.takeMessages()

  // What becomes of such a message, and of one that was filed, becomes of their words in the record.
  await tom!.say('acme-shared', 'Billing is slow')
  const ours = tom!.written()
  await tom!.useMessageAction(ours, MAKE_CASE)
  await tom!.submit({ severity: '3' })
  await tom!.edit(ours, 'Billing is down')
  expect((await told(world, 2)).at(-1)).toEqual(['MessageEdited', 'Tom Ek', 'Billing is down'])
  await tom!.remove(ours)
  expect((await told(world, 2)).slice(1)).toEqual([
    ['MessageTakenIn', 'Tom Ek', undefined],
    ['MessageEdited', 'Tom Ek', undefined],
    ['MessageDeleted', 'Tom Ek', undefined],
  ])
  await tom!.say('acme-shared', 'It is the cable')
  const stray = tom!.written()
  await tom!.useMessageAction(stray, MAKE_CASE)
  await tom!.submit({ case: 'CASE-1' })
  await tom!.edit(stray, 'It is the switch')
  expect((await told(world)).at(-1)).toEqual(['MessageEdited', 'Tom Ek', 'It is the switch'])
  await tom!.remove(stray)
  expect((await told(world)).at(-1)).toEqual(['MessageDeleted', 'Tom Ek', undefined])
  world.takeMessages()

  // A reply that was filed on a case is an earlier reply of its own thread all the same, and goes from both records when it is deleted.
  await mia!.say('acme-shared', 'Invoices are late')
  const further = mia!.written()
  await anna!.reply(further, 'So are the orders')
  const filed = anna!.written()
  await anna!.reply(further, 'And the returns')
  const reworded = anna!.written()
  await tom!.useMessageAction(filed, MAKE_CASE)
  await tom!.submit({ case: 'CASE-1' })
  await tom!.useMessageAction(reworded, MAKE_CASE)
  await tom!.submit({ case: 'CASE-1', description: 'Returns too, says Anna' })
  await tom!.useMessageAction(further, MAKE_CASE)
  await tom!.submit({})
  expect((await told(world, 3)).slice(2)).toEqual([
    ['MessageTakenIn', 'Anna Berg', 'So are the orders'],
    ['MessageTakenIn', 'Anna Berg', 'And the returns'],
  ])
  await anna!.remove(filed)
  await anna!.remove(reworded)
  expect((await told(world, 3)).slice(2, 4)).toEqual([
    ['MessageTakenIn', 'Anna Berg', undefined],
    ['MessageTakenIn', 'Anna Berg', undefined],
  ])
  expect((await told(world)).at(-2)).toEqual(['MessageFiled', 'Tom Ek', 'Returns too, says Anna'])
  world.takeMessages()
  await world.close()
})

const SCENES = {
  slack: { partner: 'acme', shared: 'acme-shared', internal: 'acme-internal', contact: 'Mia Chen' },
  teams: { partner: 'globex', shared: 'globex-shared', internal: 'globex-internal', contact: 'Leo Park' },
} as const

/** All that the bot has said in the shared channel, as it stands. */
function saidInShared(world: World, platform: 'slack' | 'teams'): string {
  const { shared } = SCENES[platform]
  const { messages, people } = world.workplace(platform)
  const bots = new Set(people.filter(({ isBot }) => isBot).map(({ id }) => id))
  const there = messages.filter((one) => one.channelId === world.channel(platform, shared) && bots.has(one.authorId))
  return JSON.stringify(there.filter(({ visibleTo }) => visibleTo === undefined))
}

test.each(['slack', 'teams'] as const)(
  'one message on %s is one case, whoever came first; a stray one is filed; of what outsiders cannot read nothing is carried over',
  async (platform) => {
    const { shared, internal, contact: name } = SCENES[platform]
    await using folder = await temporaryFolder()
    const world = await World.open({ folder: folder.path })
    const [tom, anna, contact] = ['Tom Ek', 'Anna Berg', name].map((one) => world.person(platform, one))
    await contact!.say(shared, 'Orders are late\nSince nine')
    const said = contact!.written()
    await anna!.useMessageAction(said, MAKE_CASE)
    await tom!.useMessageAction(said, MAKE_CASE)
    await Promise.all([
      tom!.submit({ title: 'Orders are late, says Tom' }),
      anna!.submit({ title: 'Orders are late, says Anna' }),
    ])
    const first = await look(world)
    expect(await look(world, 2)).toBeUndefined()
    const card = world.expectMessage(`${platform} #${shared}`, 'CASE-1', first!.title)
    expect(card.message.threadId).toBe(said.message.id)
    expect((await told(world)).slice(0, 2)).toEqual([
      ['CaseOpened', first!.openedBy.name, first!.title],
      ['MessageTakenIn', name, 'Orders are late\nSince nine'],
    ])
    const loser = first!.openedBy.name === 'Tom Ek' ? 'Anna Berg' : 'Tom Ek'
    world.expectMessage(`${platform} #${shared} only ${loser}`, 'CASE-1', first!.title)
    const back = `says ${loser.split(' ')[0]}`
    world.expectMessage(`${platform} #${shared} only ${loser}`, 'That message is CASE-1 already', back)
    world.takeMessages()

    // The thread holds a case: which of the two is meant must be said, and a new one gets a card of its own.
    await contact!.reply(said, 'And the invoices are wrong')
    const further = contact!.written()
    await tom!.useMessageAction(further, MAKE_CASE)
    expect(JSON.stringify(tom!.dialog().payload)).toContain('the thread of CASE-1: a new case, or this one?')
    await tom!.submit({ case: 'new', title: 'Invoices are wrong' })
    const second = world.expectMessage(`${platform} #${shared}`, 'CASE-2', 'Invoices are wrong')
    expect(second.message.threadId).toBeUndefined()
    world.takeMessages()

    // A stray message is filed, and moves nothing.
    const before = await look(world)
    await tom!.say(shared, 'By the way')
    await anna!.reply(tom!.written(), 'The queue is empty now')
    const stray = anna!.written()
    await tom!.useMessageAction(stray, MAKE_CASE)
    await tom!.submit({ case: 'CASE-1' })
    const filed = world.expectMessage(
      `${platform} #${shared}`,
      'CASE-1: ',
      'filed a message of Anna Berg',
      'queue is empty',
    )
    expect(filed.message.threadId).toBe(said.message.id)
    expect((await told(world)).at(-1)).toEqual(['MessageFiled', 'Anna Berg', 'The queue is empty now'])
    expect(await look(world)).toEqual(before)
    await anna!.edit(stray, 'The queue is empty since ten')
    expect((await told(world)).at(-1)).toEqual(['MessageEdited', 'Anna Berg', 'The queue is empty since ten'])
    world.takeMessages()

    // Nothing of what is written in a place of our own is shown where the partner reads.
    await anna!.say(internal, 'Hush: they owe us a refund')
    const hush = anna!.written()
    await tom!.useMessageAction(hush, MAKE_CASE)
    const asked = JSON.stringify(tom!.dialog().payload)
    expect(asked).not.toContain('refund')
    expect(asked).toMatch(/cannot read that message.*read what stands below, in #/u)
    await tom!.submit({ title: '🎉' })
    expect(JSON.stringify(tom!.dialog().payload)).toContain('no word in it')
    await tom!.submit({ title: 'A question on the invoice' })
    const third = world.expectMessage(`${platform} #${shared}`, 'CASE-3', 'A question on the invoice')
    expect(third.message.threadId).toBeUndefined()
    expect(saidInShared(world, platform)).not.toContain('refund')
    expect(await told(world, 3)).toEqual([['CaseOpened', 'Tom Ek', 'A question on the invoice']])
    expect(await leftInDatabase(`file:${join(folder.path, 'liaison.db')}`, ['Hush: they'])).toEqual([])
    world.takeMessages()

    // Filed from there, the words of the form are the form's: no edit and no deletion of the message reaches the partner.
    await anna!.say(internal, 'Hush: the invoice')
    const aside = anna!.written()
    await tom!.useMessageAction(aside, MAKE_CASE)
    await tom!.submit({ case: 'CASE-3', description: 'Please check the invoice' })
    const asFiled = await told(world, 3)
    expect(asFiled.at(-1)).toEqual(['MessageFiled', 'Tom Ek', 'Please check the invoice'])
    await anna!.edit(aside, 'Hush: they owe us a refund')
    await anna!.remove(aside)
    expect(await told(world, 3)).toEqual(asFiled)
    expect(saidInShared(world, platform)).not.toContain('refund')
    world.takeMessages()
    await world.close()
  },
)

test('on Teams, an outsider makes a case of a message by a reply to the bot: its thread is the case’s, though nobody may read it', async () => {
  const world = await World.open()
  const [tom, leo] = ['Tom Ek', 'Leo Park'].map((name) => world.person('teams', name))
  await tom!.say('globex-shared', 'The banner is broken')
  const said = tom!.written()
  await leo!.reply(said, '@Liaison case')
  await leo!.press(world.expectMessage('teams #globex-shared', 'Make it a case'), 'open:case.from-message')
  expect(JSON.stringify(leo!.dialog().payload)).not.toContain('banner')
  await leo!.submit({ title: 'The banner', severity: '3', kind: 'incident' })
  const card = world.expectMessage('teams #globex-shared', 'CASE-1', 'The banner')
  expect(card.message.threadId).toBe(said.message.id)
  expect(await told(world)).toEqual([['CaseOpened', 'Leo Park', 'The banner']])
  await tom!.reply(said, 'On it')
  expect(await look(world)).toMatchObject({ status: 'in-progress', acknowledgedBy: { name: 'Tom Ek' } })
  // A guest of ours is nobody yet, and has no such entry in the menu.
  const gia = world.person('teams', 'Gia Conti')
  await tom!.say('globex-project', 'A draft')
  expect(await gia.useMessageAction(tom!.written(), MAKE_CASE)).toMatchObject({ ok: false })
  await gia.reply(tom!.written(), '@Liaison case "Mine"')
  world.expectMessage('teams #globex-project', 'I do not know you yet')
  expect(await look(world, 2)).toBeUndefined()
  world.takeMessages()
  await world.close()
})

test('what calls both companies once more is confirmed first, and then the case is made of its message all the same', async () => {
  const world = await World.open()
  const tom = world.person('slack', 'Tom Ek')
  for (const [index, words] of ['Orders are down', 'Stock is down', 'Billing is down', 'Search is down'].entries()) {
    await tom.say('acme-shared', words)
    await tom.useMessageAction(tom.written(), MAKE_CASE)
    await tom.submit({ severity: '1' })
    // The fourth of severity 1 within the hour.
    expect(tom.hasDialog()).toBe(index === 3)
    if (index === 3) await tom.submit({})
    const { id } = tom.written().message
    const card = world.expectMessage('slack #acme-shared', `CASE-${index + 1}`, words)
    expect(card.message.threadId).toBe(id)
  }
  expect(await told(world, 4)).toEqual([
    ['CaseOpened', 'Tom Ek', 'Search is down'],
    ['MessageTakenIn', 'Tom Ek', 'Search is down'],
  ])
  world.takeMessages()
  await world.close()
})

test('a line to the bot is a command and never also a message, and one that names it in passing is one, also where its thread becomes a case', async () => {
  const world = await World.open()
  const [tom, mia] = [world.person('slack', 'Tom Ek'), world.person('slack', 'Mia Chen')]
  await world.advance('6h')
  await tom.say('acme-shared', 'Nightly import failed')
  const said = tom.written()
  await mia.reply(said, '@Liaison show acme')
  await mia.reply(said, 'It ran twice, as @Liaison would say')
  await mia.reply(said, 'Hey @Liaison, show acme')
  await mia.reply(said, '@Liaison case "Import" --severity 3')
  world.takeMessages()
  const told = await world.playground.liaison.services.store.read(async (tx) => {
    const facts = await tx.facts.of((await tx.cases.byNumber(1))!.partnerId, 'CASE-1')
    return facts.filter(({ kind }) => kind === 'MessageTakenIn').map(({ data }) => data['text'])
  })
  expect(told).toEqual(['Nightly import failed', 'It ran twice, as @Liaison would say'])
  await world.close()
})
