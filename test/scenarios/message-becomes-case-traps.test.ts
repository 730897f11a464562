import { expect, test } from 'vitest'
import { slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { World } from '../kit/world.ts'

const MAKE_CASE = 'case.from-message'

const factsOf = (world: World, label: string) =>
  world.playground.liaison.services.store.read(async (tx) => {
    const acme = (await tx.partners.bySlug('acme'))!
    const all = await tx.facts.of(acme.id, label)
    return all.filter(({ kind }) => !kind.startsWith('Sla')).map(({ kind, by, data }) => [kind, by?.name, data['text']])
  })

/** A channel of which the bot hears nothing. */
const ASIDE = {
  ...slackWorld,
  channels: [
    ...slackWorld.channels,
    {
      ...{ id: 'C0ASIDE', name: 'aside', sharedWithTeamIds: [], botPresent: false },
      memberIds: [slackWorld.users[0]!.id, slackWorld.users[1]!.id],
    },
  ],
}

test('an outsider gets there by a reply to the bot and by a ticket; no other reaction does anything; retries add nothing twice', async () => {
  const world = await World.open()
  const [tom, mia, gus] = ['Tom Ek', 'Mia Chen', 'Gus Moreau'].map((name) => world.person('slack', name))
  const only = (name: string) => `slack #acme-shared only ${name}`
  await tom!.say('acme-shared', 'Nightly import failed\nAgain')
  const said = tom!.written()
  await gus!.reply(said, 'A guest knows better')
  await mia!.reply(said, 'We see it too')
  const early = mia!.written()
  await mia!.reply(said, '@Liaison case')
  const offer = world.expectMessage(only('Mia Chen'), 'Make it a case')
  await mia!.press(offer, MAKE_CASE)
  expect(JSON.stringify(mia!.dialog().payload)).toContain('Nightly import failed')
  await world.slack.deliverAgain(early)
  await mia!.submit({})
  const card = world.expectMessage('slack #acme-shared', 'CASE-1', 'Nightly import failed')
  expect(card.message.threadId).toBe(said.message.id)
  const told = await factsOf(world, 'CASE-1')
  expect(told.slice(0, 3)).toEqual([
    ['CaseOpened', 'Mia Chen', undefined],
    ['MessageTakenIn', 'Tom Ek', 'Nightly import failed\nAgain'],
    ['MessageTakenIn', 'Mia Chen', 'We see it too'],
  ])
  const before = await world.playground.liaison.services.store.read((tx) => tx.cases.byNumber(1))
  await world.slack.deliverAgain(early)
  await world.slack.deliverAgain(said)
  expect(await factsOf(world, 'CASE-1')).toEqual(told)
  expect(await world.playground.liaison.services.store.read((tx) => tx.cases.byNumber(1))).toEqual(before)
  world.takeMessages()

  // In the thread of a case: a new one, or this one?
  await tom!.reply(said, '@Liaison case "Something else"')
  await tom!.press(world.expectMessage(only('Tom Ek'), 'Make it a case', 'the thread of CASE-1'), MAKE_CASE)
  await tom!.submit({ case: 'CASE-1', description: 'It is the import of orders' })
  expect((await factsOf(world, 'CASE-1')).at(-1)).toEqual(['MessageFiled', 'Tom Ek', 'It is the import of orders'])
  world.takeMessages()

  // A ticket asks, to whoever reacted alone; another reaction, and a stranger's, is nothing.
  await mia!.say('acme-shared', 'Who has the contract?')
  const stray = mia!.written()
  await mia!.react(stray, 'eyes')
  await gus!.react(stray, 'ticket')
  world.expectNothingElse()
  await mia!.react(stray, 'ticket')
  const line = world.expectMessage(only('Mia Chen'), 'Make that message a case?')
  world.expectNothingElse()
  await mia!.press(line, MAKE_CASE)
  await mia!.submit({ severity: '4' })
  expect(world.expectMessage('slack #acme-shared', 'CASE-2').message.threadId).toBe(stray.message.id)
  world.takeMessages()

  // What our people have going with another partner is nothing to her: with hers, her message is a case of its own.
  await mia!.say('acme-shared', 'Our host is slow')
  const host = mia!.written()
  await tom!.reply(host, '@Liaison case globex "Hosting is slow"')
  world.expectMessage(only('Tom Ek'), 'CASE-3 is open with Globex')
  world.takeMessages()
  await mia!.reply(host, '@Liaison case "Hosting"')
  expect(world.expectMessage('slack #acme-shared', 'CASE-4', 'Hosting').message.threadId).toBe(host.message.id)
  await tom!.useMessageAction(host, MAKE_CASE)
  world.expectMessage(only('Tom Ek'), 'That message is CASE-4 already')
  expect(JSON.stringify(world.takeMessages())).not.toMatch(/another partner|CASE-3/u)
  await world.slack.takeScope('reactions:read')
  await tom!.react(stray, 'ticket')
  world.expectNothingElse()
  await world.close()
})

test('odd messages, and odd places, end in words or in a case', async () => {
  const world = await World.open({ slackWorld: ASIDE })
  const [tom, anna, gus] = ['Tom Ek', 'Anna Berg', 'Gus Moreau'].map((name) => world.person('slack', name))
  const form = () => JSON.stringify(tom!.dialog().payload)

  // Somebody of neither company.
  await anna!.say('acme-shared', 'x'.repeat(9_000))
  const huge = anna!.written()
  await gus!.useMessageAction(huge, MAKE_CASE)
  world.expectMessage('slack #acme-shared only Gus Moreau', 'I do not know you yet')

  // More than a form holds.
  await tom!.useMessageAction(huge, MAKE_CASE)
  expect(form()).toContain('The message is longer')
  await tom!.submit({ title: 'A long one' })
  const long = world.expectMessage('slack #acme-shared', 'CASE-1', 'A long one')

  // Nothing but a file; and gone before the form is sent: then the card stands by itself.
  await anna!.say('acme-shared', '', { files: ['invoice.pdf'] })
  const file = anna!.written()
  await tom!.useMessageAction(file, MAKE_CASE)
  expect(form()).toContain('invoice.pdf')
  await anna!.remove(file)
  await tom!.submit({})
  expect(world.expectMessage('slack #acme-shared', 'CASE-2', 'invoice.pdf').message.threadId).toBeUndefined()

  // Where the bot is not, and which is nobody's: of which partner is asked, nothing is carried over.
  await anna!.say('aside', 'Hush: a refund')
  await tom!.useMessageAction(anna!.written(), MAKE_CASE)
  expect(form()).toContain('With which partner?')
  expect(form()).not.toContain('refund')
  await tom!.submit({ partner: 'acme', title: 'The invoice of May' })
  const card = world.expectMessage('slack #acme-shared', 'CASE-3', 'The invoice of May')
  world.takeMessages()

  // A card of ours; its thread is that of its case.
  await tom!.useMessageAction(card, MAKE_CASE)
  expect(form()).toContain('the thread of CASE-3')
  await tom!.submit({ case: 'CASE-3', title: 'Again' })

  // The card in somebody's thread is deleted by hand: it is put up there again, and what is left of that thread goes on.
  const standing = (label: string) =>
    world
      .workplace('slack')
      .messages.filter(({ text, deletedAt, visibleTo }) => text.includes(`${label} is`) && !deletedAt && !visibleTo)
  const removeByHand = (id: string) => world.playground.slack.admin.deleteMessage(long.message.channelId, id)
  removeByHand(long.message.id)
  removeByHand(huge.message.id)
  await tom!.command('acme-internal', '/partner severity CASE-1 2')
  expect(standing('CASE-1')).toMatchObject([{ threadId: huge.message.id }])
  world.takeMessages()

  // Gone before the card arrives: the case begins a thread of its own.
  await anna!.say('acme-shared', 'The scanner is broken')
  const scanner = anna!.written()
  await tom!.useMessageAction(scanner, MAKE_CASE)
  const mend = world.slack.fail('chat.postMessage')
  await tom!.submit({})
  removeByHand(scanner.message.id)
  mend()
  await world.advance('10m')
  expect(world.expectMessage('slack #acme-shared', 'CASE-4', 'scanner').message.threadId).toBeUndefined()
  world.takeMessages()
  await world.close()
})
