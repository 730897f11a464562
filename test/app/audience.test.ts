import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { audienceOf } from '../../src/app/show/audience.ts'
import { sendNotice, showCard } from '../../src/app/show/show-card.ts'
import { meansOf } from '../../src/app/means-of.ts'
import type { Means } from '../../src/app/scene.ts'
import type { Audience } from '../../src/cards/card.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import { handleDeadline } from '../../src/engine/deadlines.ts'
import type { Tx } from '../../src/ports/store/store.ts'
import { acmeSheet, App, people, places, textOf, type TestPerson } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

function within<T>(work: (means: Means) => Promise<T>): Promise<T> {
  return app.services.store.transact((tx) => work(meansOf(app.services, tx, {})))
}

async function channel(tx: Tx, conversationId: string) {
  const row = await tx.conversations.at('slack', 'T0HOME', conversationId)
  return { kind: 'conversation' as const, platform: 'slack' as const, conversationRowId: row!.id }
}

async function person(tx: Tx, { platform, tenantId, userId }: TestPerson) {
  const known = await tx.people.byAccount({ platform, tenantId, userId })
  return { kind: 'person' as const, platform, tenantId, userId, personId: known?.id ?? '' }
}

/** Which face each of these destinations is sent, whatever the sender has in mind. */
const face = (audience: Audience) => noticeCard({ title: audience, text: audience, tone: 'neutral' })

describe('which face of a card is sent', () => {
  test.each([
    ['C-SHARED', 'shared'],
    ['C-INTERNAL', 'internal'],
    ['C-MANAGERS', 'internal'],
  ])('to the bound channel %s: the %s one', async (id, expected) => {
    expect(await within(async ({ tx }) => audienceOf(tx, await channel(tx, id)))).toBe(expected)
  })

  test('to a channel that is bound to nobody: the shared one, for anybody may read there', async () => {
    await app.says(people.tom, 'help', places.elsewhere)
    expect(await within(async ({ tx }) => audienceOf(tx, await channel(tx, 'C-ELSEWHERE')))).toBe('shared')
  })

  test('to a channel that is no longer bound as internal: the shared one from then on', async () => {
    await app.says(people.anna, 'unbind acme internal', places.internal)
    expect(await within(async ({ tx }) => audienceOf(tx, await channel(tx, 'C-INTERNAL')))).toBe('shared')
  })

  test.each([
    ['one of our people', people.tom, 'internal'],
    ['a partner’s contact', people.mia, 'shared'],
  ])('to %s: by whose person it is', async (_, speaker, expected) => {
    expect(await within(async ({ tx }) => audienceOf(tx, await person(tx, speaker)))).toBe(expected)
  })

  test('of a card that stands in several places: to each its own', async () => {
    // When everybody is at work, in New York too.
    app.clock.move(6 * HOUR)
    await within(async ({ tx, ...rest }) =>
      showCard({ tx, ...rest }, (await tx.partners.bySlug('acme'))!, 'case:x', face, [
        await channel(tx, 'C-SHARED'),
        await channel(tx, 'C-INTERNAL'),
        await person(tx, people.mia),
        await person(tx, people.anna),
      ]),
    )
    expect((await app.news()).map(({ to, card }) => `${to}: ${card.title}`).toSorted()).toEqual([
      '#acme-internal: internal',
      '#acme-shared: shared',
      'Anna Berg: internal',
      'Mia Chen: shared',
    ])
  })

  test('of a notice that is asked for twice: each destination gets it once', async () => {
    for (let n = 0; n < 2; n += 1)
      await within(async ({ tx, ...rest }) =>
        sendNotice({ tx, ...rest }, [await channel(tx, 'C-SHARED'), await person(tx, people.anna)], face, 'breach:1'),
      )
    expect((await app.news()).map(({ to }) => to).toSorted()).toEqual(['#acme-shared', 'Anna Berg'])
  })
})

/** What only our side may read: who the managers are, and the steps of a ladder. */
const INTERNAL_ONLY = /Mara Lind|Who is told/u

test('through a whole case, breach and escalation, nothing that only our side may read reaches the shared channel or the partner’s people', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1', places.internal)
  for (let hour = 0; hour < 30; hour += 1) {
    app.clock.move(HOUR)
    while ((await handleDeadline(app.services)) === 'handled');
  }
  await app.says(people.mara, 'ack ESC-1', places.managers)
  await app.says(people.mia, 'resolve CASE-1 "Rolled back"', places.shared)
  const news = await app.news()
  const outside = news.filter(({ to }) => ['#acme-shared', 'Mia Chen', 'Ravi Shah', 'only Mia Chen'].includes(to))
  const inside = news.filter((one) => !outside.includes(one))
  expect(outside.length).toBeGreaterThan(5)
  expect(inside.some(({ card }) => /Who is told at Northwind, in order/u.test(JSON.stringify(card)))).toBe(true)
  // Who took the escalation is told to both sides; everything before that names no manager.
  const beforeAck = outside.filter(
    ({ card }) => !/is acknowledged|has it\b|Resolved|resolved/u.test(JSON.stringify(card)),
  )
  expect(beforeAck.length).toBeGreaterThan(3)
  for (const { card } of beforeAck) expect(JSON.stringify(card)).not.toMatch(INTERNAL_ONLY)
})

describe('what somebody is shown in answer', () => {
  beforeEach(async () => {
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1', places.internal)
    await app.says(people.tom, 'escalate CASE-1 "No progress"', places.internal)
  })

  const shown = async (speaker: TestPerson, place = places.direct) =>
    JSON.stringify(await app.says(speaker, 'show ESC-1', place))

  test.each([
    ['one of ours, alone with the bot', people.tom, 'direct', true],
    ['one of ours, in the internal channel', people.tom, 'internal', true],
    ['one of ours, in the shared channel, where others look on', people.tom, 'shared', false],
    ['one of ours, in a channel bound to nobody', people.tom, 'elsewhere', false],
    ['a contact, alone with the bot', people.mia, 'direct', false],
    ['a contact, in the shared channel', people.mia, 'shared', false],
    ['a contact who got into the internal channel', people.mia, 'internal', false],
  ] as const)('%s', async (_, speaker, place, internal) => {
    const card = await shown(speaker, places[place])
    expect(card).toContain('ESC-1')
    expect(card.includes('Who is told at Northwind, in order')).toBe(internal)
  })

  test('of a partner: our own people see its escalations and channels, its contacts see only what is shared', async () => {
    const ours = JSON.stringify(await app.says(people.tom, 'show acme'))
    const theirs = JSON.stringify(await app.says(people.mia, 'show acme'))
    for (const only of ['acme-internal', 'Mara Lind', 'ESC-1']) expect(ours).toContain(only)
    for (const only of ['acme-internal', 'Mara Lind']) expect(theirs).not.toContain(only)
    expect(theirs).toContain('CASE-1')
  })

  test('of the people: managers are our own affair', async () => {
    expect(JSON.stringify(await app.says(people.tom, 'people acme'))).toContain('Mara Lind')
    expect(JSON.stringify(await app.says(people.mia, 'people acme'))).not.toContain('Mara Lind')
  })

  test('of the timeline: contacts read the shared facts alone', async () => {
    await app.says(people.anna, 'escalate CASE-1 "Again"')
    const theirs = textOf(await app.says(people.mia, 'timeline CASE-1'))
    expect(theirs).not.toMatch(/Mara Lind/u)
  })

  test('a pressed card that is stale is answered with the face for where it was pressed', async () => {
    await app.presses(people.tom, 'case.resolve', 'CASE-1', 1, places.shared)
    await app.says(people.mia, 'ack CASE-1', places.shared)
    const answer = await app.presses(people.mia, 'case.acknowledge', 'CASE-1', 1, places.shared)
    expect(JSON.stringify(answer)).not.toContain('the partner sees a shorter card')
    expect(textOf(answer)).not.toBe('')
  })
})
