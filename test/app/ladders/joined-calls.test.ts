import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App
/** Where and as what cards stand already: what comes again under the same key changes them in place. */
let standing: Set<string>

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  standing = new Set()
  // Everybody who is called is at work.
  app.clock.move(HOUR)
  for (const title of ['Orders', 'Invoices', 'Returns']) await app.says(people.tom, `case acme "${title}"`)
  await posts()
})

afterEach(() => app[Symbol.asyncDispose]())

type Post = { to: string; card: Card }

/** Messages that arrived since the last time as messages of their own, not as changes of what stands. */
async function posts(): Promise<Post[]> {
  const fresh: Post[] = []
  for (const { to, card, cardKey, changes } of await app.news()) {
    const key = `${to} ${cardKey}`
    if (changes || (cardKey !== undefined && standing.has(key))) continue
    standing.add(key)
    if (!to.startsWith('only ')) fresh.push({ to, card })
  }
  return fresh
}

const escalate = (label: string) => app.says(people.tom, `escalate ${label} "No progress"`)
const ladder = (number: number) => app.read((view) => view.ladders.byNumber(number))
const titles = (all: Post[], to: string) => all.filter((one) => one.to === to).map(({ card }) => card.title)

async function newestCall(to: string): Promise<{ card: Card; key: string }> {
  const all = (await app.taken()).filter(({ cardKey }) => cardKey?.startsWith('call:'))
  const found = all.findLast(({ destination }) => destination.kind === 'person' && destination.userId === to)
  return { card: found!.card, key: found!.card.buttons[0]?.subject ?? '' }
}

describe('escalations that call one person within half a working day', () => {
  test('are one message that lists them, changed in place for further ones', async () => {
    await escalate('CASE-1')
    expect(titles(await posts(), 'Anna Berg')).toEqual(['Escalation about CASE-1'])
    app.clock.move(10 * MINUTE)
    await escalate('CASE-2')
    const second = await posts()
    for (const who of ['Anna Berg', 'Ravi Shah']) expect(titles(second, who)).toEqual([])
    expect((await newestCall('UANNA')).card.title).toBe('2 escalations wait for an acknowledgement')
    app.clock.move(10 * MINUTE)
    await escalate('CASE-3')
    expect(await posts()).toEqual([])
    const { card } = await newestCall('UANNA')
    expect(card.title).toBe('3 escalations wait for an acknowledgement')
    expect(JSON.stringify(card.blocks)).toMatch(/ESC-1.*CASE-1 Orders.*ESC-2.*CASE-2 Invoices.*ESC-3.*CASE-3 Returns/u)
    expect(card.buttons[0]).toMatchObject({ action: 'escalation.acknowledge-all', label: 'Acknowledge all' })
  })

  test('are all acknowledged by one press of whoever was called, and the message says so', async () => {
    await escalate('CASE-1')
    await escalate('CASE-2')
    const { key } = await newestCall('UANNA')
    expect(textOf(await app.presses(people.anna, 'escalation.acknowledge-all', key, 0))).toContain(
      'You have ESC-1 and ESC-2 now.',
    )
    for (const number of [1, 2])
      expect(await ladder(number)).toMatchObject({ sides: { internal: { by: { name: 'Anna Berg' } } } })
    const { card } = await newestCall('UANNA')
    expect(card.title).toBe('None of 2 escalations waits any more')
    expect(JSON.stringify(card.blocks)).toContain('with Anna Berg')
    expect(card.buttons).toEqual([])
    expect(textOf(await app.presses(people.anna, 'escalation.acknowledge-all', key, 0))).toBe(
      'Nothing here waits for you.',
    )
  })

  test('are acknowledged as far as they wait and as whoever presses may; nobody presses for somebody else', async () => {
    await escalate('CASE-1')
    await escalate('CASE-2')
    await app.says(people.mara, 'ack ESC-1')
    const { key } = await newestCall('UANNA')
    for (const other of [people.mara, people.ravi, people.tom, people.leo])
      expect(textOf(await app.presses(other, 'escalation.acknowledge-all', key, 0))).toBe('Nothing here waits for you.')
    expect(textOf(await app.presses(people.leo, 'escalation.acknowledge-all', 'no-such-call', 0))).toBe(
      'Nothing here waits for you.',
    )
    expect(textOf(await app.presses(people.anna, 'escalation.acknowledge-all', key, 0))).toContain(
      'You have ESC-2 now.',
    )
    expect(await ladder(1)).toMatchObject({ sides: { internal: { by: { name: 'Mara Lind' } } } })
  })

  test('of several partners are listed together to one of ours, and to each partner’s people only their own', async () => {
    await app.says(people.tom, 'case globex "Campaign"')
    await posts()
    await escalate('CASE-1')
    await escalate('CASE-4')
    const all = await posts()
    expect(titles(all, 'Anna Berg')).toEqual(['Escalation about CASE-1'])
    expect(titles(all, 'Ravi Shah')).toEqual(['Escalation about CASE-1'])
    expect(titles(all, 'Leo Park')).toEqual(['Escalation about CASE-4'])
    expect(JSON.stringify((await newestCall('UANNA')).card.blocks)).toMatch(
      /Acme Hosting: CASE-1.*Globex Agency: CASE-4/u,
    )
  })
})

describe('what joined a call in silence', () => {
  const nextHalf = () => app.passTo(app.clock.now() + 3 * HOUR)

  test('rings with the next half working day, once for all of it, if it still waits then', async () => {
    for (const label of ['CASE-1', 'CASE-2', 'CASE-3']) await escalate(label)
    expect(titles(await posts(), 'Anna Berg')).toEqual(['Escalation about CASE-1'])
    await app.says(people.anna, 'ack ESC-2')
    await nextHalf()
    const toAnna = (await posts()).filter(({ to }) => to === 'Anna Berg')
    const rings = toAnna.filter(({ card }) => card.title.includes('for an acknowledgement'))
    expect(rings).toHaveLength(1)
    expect(JSON.stringify(rings[0]?.card.blocks)).toMatch(/ESC-3.*waits; the next step.*ESC-2.*with Anna Berg/u)
  })

  test('does not ring where somebody has all of it by then', async () => {
    for (const label of ['CASE-1', 'CASE-2', 'CASE-3']) await escalate(label)
    await posts()
    for (const label of ['ESC-2', 'ESC-3']) await app.says(people.anna, `ack ${label}`)
    await nextHalf()
    expect(titles(await posts(), 'Anna Berg').filter((title) => title.includes('acknowledgement'))).toEqual([])
  })

  test('does not ring once more where the message that called had not left yet', async () => {
    // The half day begins while they wait at the managers' step.
    app.clock.move(30 * MINUTE)
    for (const label of ['CASE-1', 'CASE-2']) {
      const text = `escalate ${label} "No progress"`
      await app.receive(app.inbound(people.tom, { kind: 'command', text, mentions: [] }))
    }
    expect(titles(await posts(), 'Anna Berg')).toEqual(['2 escalations wait for an acknowledgement'])
    await app.passTo(app.clock.now() + 2 * HOUR + 40 * MINUTE)
    expect(titles(await posts(), 'Anna Berg').filter((title) => title.includes('acknowledgement'))).toEqual([])
  })

  test('is called by its next step no later for that', async () => {
    await escalate('CASE-1')
    await escalate('CASE-2')
    await posts()
    await app.passTo(app.clock.now() + 65 * MINUTE)
    expect(titles(await posts(), '#escalations')).toEqual([
      'Escalation about CASE-1',
      '2 escalations wait for an acknowledgement',
    ])
  })
})

test('an escalation in the next half working day, or once nothing else waits, calls by a message of its own', async () => {
  await escalate('CASE-1')
  await app.says(people.anna, 'ack ESC-1')
  await posts()
  await escalate('CASE-2')
  expect(titles(await posts(), 'Anna Berg')).toEqual(['Escalation about CASE-2'])
  await app.says(people.anna, 'ack ESC-2')
  // One in the afternoon, of their own clock.
  app.clock.move(4 * HOUR)
  await app.says(people.tom, 'case acme "Labels"')
  await posts()
  await escalate('CASE-3')
  expect(titles(await posts(), 'Anna Berg')).toEqual(['Escalation about CASE-3'])
})

test('a page is not listed in silence with what can wait, nor what can wait with a page', async () => {
  await escalate('CASE-1')
  await escalate('CASE-2')
  expect(titles(await posts(), 'Anna Berg')).toEqual(['Escalation about CASE-1'])
  await app.says(people.tom, 'case acme "Nothing works" --severity 1')
  await posts()
  await escalate('CASE-4')
  expect(titles(await posts(), 'Anna Berg')).toEqual(['Escalation about CASE-4'])
  await escalate('CASE-3')
  expect(titles(await posts(), 'Anna Berg')).toEqual([])
  const { card } = await newestCall('UANNA')
  expect(card.title).toBe('3 escalations wait for an acknowledgement')
  expect(JSON.stringify(card.blocks)).not.toContain('CASE-4')
})

test('at night one that can wait does not call because it is listed with one that cannot', async () => {
  app.clock.move(12 * HOUR)
  await app.says(people.tom, 'case acme "Nothing works" --severity 1')
  await posts()
  await escalate('CASE-4')
  expect(titles(await posts(), 'Anna Berg')).toEqual(['Escalation about CASE-4'])
  app.clock.move(10 * MINUTE)
  await escalate('CASE-1')
  const atNight = await posts()
  for (const who of ['Ravi Shah', 'Anna Berg']) expect(titles(atNight, who)).toEqual([])
  await app.passTo(app.clock.now() + 12 * HOUR)
  const inTheMorning = await posts()
  const toldTo = (who: string) => inTheMorning.filter(({ to }) => to === who).map(({ card }) => card.fallback)
  expect(toldTo('Anna Berg').join()).toMatch(/3 escalations wait for an acknowledgement/u)
  expect(toldTo('Ravi Shah').join()).toMatch(/escalations wait for an acknowledgement/u)
})

test('what is over is no longer waited for in the message that lists it, and one that was not sent is not sent', async () => {
  await escalate('CASE-1')
  const types = (text: string) =>
    app.receive(app.inbound(people.tom, { kind: 'command', text, mentions: [] }, places.internal))
  await types('escalate CASE-2 "No progress"')
  await types('resolve CASE-2 "Done"')
  await types('resolve CASE-1 "Done"')
  expect((await posts()).filter(({ card }) => card.title.includes('escalations'))).toEqual([])
})

/** At most so many direct messages a person gets for escalations within an hour, however many there are. */
const MOST_CALLS = 2

/** Cases of severity 1 by one contact, each confirmed, until the time to acknowledge has ended for all of them, and the first step is told. */
async function missesOf(count: number): Promise<Post[]> {
  for (let index = 0; index < count; index += 1) {
    const answer = await app.says(people.mia, `case "Matter ${index}" --severity 1`, places.shared)
    if ('blocks' in answer && answer.buttons[0]?.action === 'request.confirm')
      await app.presses(people.mia, 'request.confirm', answer.buttons[0].subject, 0)
  }
  expect((await posts()).filter(({ to }) => to === '#acme-shared')).toHaveLength(count)
  await app.passTo(app.clock.now() + 90 * MINUTE)
  const told = await posts()
  expect(await app.read((view) => view.ladders.active({}))).toHaveLength(count)
  return told
}

test('20 cases of severity 1 by one contact, each confirmed, call nobody more than twice an hour, nor do others beside them', async () => {
  const direct = Map.groupBy(
    (await missesOf(20)).filter(({ to }) => !to.startsWith('#')),
    ({ to }) => to,
  )
  expect([...direct.keys()].toSorted()).toEqual(['Anna Berg', 'Ravi Shah'])
  for (const [to, messages] of direct) {
    const calls = messages.filter(({ card }) => !/^\d+ cases are yours now$/u.test(card.title))
    expect(`${to}: ${calls.length}`).toBe(`${to}: ${MOST_CALLS}`)
    expect(messages.length - calls.length).toBeLessThanOrEqual(1)
  }
}, 120_000)

/** More than may call in an hour, many times over; what is drawn at each of their steps grows with the square of how many there are. */
const MANY = 8

test('nor within any hour later, at the managers’ channel, and as everybody is called once more', async () => {
  await missesOf(MANY)
  let hours = 0
  let told = 0
  // Until every step has been told, of those beside them too, and for a day on in which nothing comes any more.
  for (let silent = 0; silent < 24; hours += 1) {
    await app.passTo(app.clock.now() + HOUR)
    const calls = (await posts()).filter(
      ({ card }) => /escalation|ESC-/iu.test(card.title) && !/exhausted|reached/iu.test(card.title),
    )
    // A page is not listed in silence with what can wait, so that each is counted by itself: those of severity 1 are the first.
    const perPlace = Map.groupBy(
      calls,
      ({ to, card }) => `${to}: ${/ESC-[1-8]\b/u.test(`${card.title} ${card.fallback}`) ? 'pages' : 'others'}`,
    )
    for (const [to, messages] of perPlace) expect(messages.length, `${to} ${hours}`).toBeLessThanOrEqual(MOST_CALLS)
    told += calls.length
    silent = calls.length === 0 ? silent + 1 : 0
  }
  expect({ hours: hours >= 40, told: told > 0 }).toEqual({ hours: true, told: true })
}, 120_000)
