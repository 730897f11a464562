import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places } from '../kit/app-fixture.ts'

test('five hundred messages under a card that move nothing give no edit, no redraw and no word to anybody', async () => {
  await using app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  await app.says(people.tom, 'ack CASE-1', places.shared)
  await app.news()
  const look = () => app.read(async (view) => (await view.cases.byNumber(1))!)
  const threadId = await app.read(async (view) => {
    const { id } = (await view.conversations.at('slack', 'T0HOME', places.shared.conversationId))!
    const card = { cardKey: `case:${(await view.cases.byNumber(1))!.id}`, queueKey: `slack:conversation:${id}` }
    return (await view.outbox.standing([card]))[0]!.shown!.messageId
  })
  const before = await look()
  for (let nth = 0; nth < 500; nth += 1) {
    const said = { kind: 'said' as const, messageId: `${nth}.1`, threadId, text: `Line ${nth} of the log` }
    const who = nth % 2 === 0 ? people.tom : people.mia
    await app.receive(app.inbound(who, { ...said, mentions: [], files: [] }, places.shared))
  }
  // A retry that comes minutes late, as another event, says nothing new.
  app.clock.move(5 * MINUTE)
  const again = {
    kind: 'said' as const,
    messageId: '7.1',
    threadId,
    text: 'Line 7 of the log',
    mentions: [],
    files: [],
  }
  await app.receive(app.inbound(people.mia, again, places.shared, 'a-late-retry'))
  expect(await look()).toEqual(before)
  expect(await app.news()).toEqual([])
  const facts = await app.read((view) => view.facts.of(before.partnerId, 'CASE-1'))
  expect(facts.filter(({ kind }) => kind === 'CaseReplied')).toHaveLength(500)
})

test('a bot that was taken out and invited again puts up the cards of twenty open cases and one message, and none of two hundred closed ones', async () => {
  await using app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Solved long ago" --severity 3', places.shared)
  await app.says(people.mia, 'resolve CASE-1 "Found them"', places.shared)
  await app.says(people.mia, 'case "Open" --severity 3', places.shared)
  const clone = (number: number, like: number) =>
    app.services.store.transact(async (tx) => {
      const one = (await tx.cases.byNumber(like))!
      await tx.cases.insert({ ...one, id: `case-${number}`, number, title: `${one.title} ${number}` })
    })
  for (let number = 3; number < 202; number += 1) await clone(number, 1)
  for (let number = 202; number < 221; number += 1) await clone(number, 2)
  await app.news()
  app.clock.move(HOUR)
  await app.receive(app.inbound(people.tom, { kind: 'left' }, places.shared))
  app.clock.move(HOUR)
  for (const number of [2, ...Array.from({ length: 19 }, (_, nth) => 202 + nth)])
    await app.says(people.tom, `severity CASE-${number} 2`, places.internal)
  await app.receive(app.inbound(people.tom, { kind: 'joined' }, places.shared))
  const there = (await app.news()).filter(({ to }) => to === '#acme-shared')
  const cards = there.filter(({ cardKey }) => cardKey !== undefined)
  expect(new Set(cards.map(({ cardKey }) => cardKey)).size).toBe(20)
  expect(cards).toHaveLength(20)
  expect(JSON.stringify(cards)).not.toContain('Solved long ago')
  expect(there.filter(({ cardKey }) => cardKey === undefined).map(({ card }) => card.title)).toHaveLength(1)
})
