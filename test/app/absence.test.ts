import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { processFailedDelivery } from '../../src/app/process-failed-delivery.ts'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import type { What } from '../../src/ports/inbound.ts'
import type { Tx } from '../../src/ports/store/store.ts'

import {
  acmeSheet,
  App,
  globexSheet,
  people,
  places,
  type TestPerson,
  type TestPlace,
  textOf,
} from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const happens = (kind: 'left' | 'joined', place: TestPlace, archived?: true) =>
  app.receive(app.inbound(people.tom, kind === 'left' ? { kind, ...(archived && { archived }) } : { kind }, place))
const said = async (speaker: TestPerson, line: string, place: TestPlace = places.internal) =>
  textOf(await app.says(speaker, line, place))
/** Nothing of what follows is delivered yet. */
const types = (speaker: TestPerson, text: string) =>
  app.receive(app.inbound(speaker, { kind: 'command', text, mentions: [] }, places.internal))
const texts = async () =>
  (await app.news()).map(({ to, card }) => `${to}: ${card.title} ${JSON.stringify(card.blocks)}`)
const stateOf = () =>
  app.read(async (view) => ({
    cases: await view.cases.list({ unresolved: false, limit: 9 }),
    facts: await view.facts.of((await view.partners.bySlug('acme'))!.id),
  }))

describe('when the bot is removed from a shared channel', () => {
  test('the account manager is told at once, in one message, however often it is said', async () => {
    await happens('left', places.shared)
    await happens('left', places.shared)
    const [told, ...others] = await app.news()
    expect(others).toEqual([])
    expect(told).toMatchObject({ to: 'Anna Berg', card: { title: 'I was removed from #acme-shared', tone: 'warning' } })
    expect(told!.card.fallback).toContain('shared channel for Acme Hosting')
    expect(told!.card.fallback).toContain('Invite me back to #acme-shared.')
  })

  test('once more each time', async () => {
    await happens('left', places.shared)
    await happens('joined', places.shared)
    app.clock.move(HOUR)
    await app.news()
    await happens('left', places.shared)
    expect((await app.news()).map(({ to }) => to)).toEqual(['Anna Berg'])
  })

  test.each([
    ['case acme "Invoices are late"', people.tom],
    ['check now acme', people.anna],
    ['ask CASE-1 "Which region?"', people.tom],
  ] as const)('“%s” is refused with the way back, and changes nothing', async (line, speaker) => {
    await happens('left', places.shared)
    await app.news()
    const before = await stateOf()
    const answer = await said(speaker, line)
    expect(answer).toContain('I am not in #acme-shared any more, so Acme Hosting would not see it.')
    expect(answer).toContain('Invite me back to #acme-shared.')
    expect(answer).not.toContain('bind')
    expect(await stateOf()).toEqual(before)
    expect((await app.news()).every(({ to }) => to.startsWith('only '))).toBe(true)
  })

  test.each([
    'reply CASE-1 "Do you see this?"',
    'assign CASE-1 @Mia',
    'severity CASE-1 2',
    'resolve CASE-1 "Restarted"',
    'escalate CASE-1 "No progress"',
  ])('“%s” is done, and says that the partner cannot see it', async (line) => {
    await happens('left', places.shared)
    await app.news()
    const answer = await said(people.tom, line)
    expect(answer).toContain('Done')
    expect(answer).toContain('Acme Hosting cannot see it there')
    expect(answer).toContain('Invite me back to #acme-shared.')
  })

  test('a partner’s person, who cannot bring it back, is told whom to ask', async () => {
    await happens('left', places.shared)
    const answer = await said(people.mia, 'case "Invoices are late"', places.direct)
    expect(answer).toContain('so Northwind would not see it.')
    expect(answer).toContain('Please ask the people you work with at Northwind: invite me back to #acme-shared.')
  })

  test('show says since when, and what to do', async () => {
    await happens('left', places.shared)
    const card = JSON.stringify(await app.says(people.tom, 'show acme', places.internal))
    expect(card).toContain('I am not in it')
    expect(card).toContain(`"at":${app.clock.now()}`)
    expect(card).toContain('Invite me back to #acme-shared.')
    await happens('joined', places.shared)
    expect(JSON.stringify(await app.says(people.tom, 'show acme', places.internal))).not.toContain('not in it')
  })

  test('nothing is sent there, and what fails there is not told again', async () => {
    await types(people.tom, 'reply CASE-1 "On its way when the bot is removed"')
    const underWay = await app.services.store.transact((tx) => tx.outbox.claim(app.clock.now(), MINUTE, 9))
    await happens('left', places.shared)
    await app.says(people.mia, 'reply CASE-1 "And another"', places.direct)
    for (const delivery of underWay.filter(({ destination }) => destination.kind === 'conversation'))
      await processFailedDelivery(app.services, delivery, {
        code: 'not_in_channel',
        reason: 'The bot is not in this channel.',
        gone: 'conversation',
        unreachable: true,
      })
    await app.passTo(app.clock.now() + 3 * HOUR)
    const news = await app.news()
    const there = news.filter(({ to }) => to === '#acme-shared').map(({ card }) => JSON.stringify(card))
    expect(there.filter((card) => /And another|overdue/u.test(card))).toEqual([])
    expect(news.filter(({ card }) => card.title.includes('not delivered'))).toEqual([])
    expect(news.filter(({ card }) => card.title.includes('removed'))).toHaveLength(1)
  })
})

describe('when it is back', () => {
  async function away(): Promise<void> {
    await happens('left', places.shared)
    await app.says(people.tom, 'reply CASE-1 "Do you see this?"', places.internal)
    // The time to acknowledge ends meanwhile.
    await app.passTo(app.clock.now() + 2 * HOUR)
    await app.news()
  }

  test('what was missed is said once, in one message, and the card that stands there is drawn anew', async () => {
    const leftAt = app.clock.now()
    await away()
    await happens('joined', places.shared)
    await happens('joined', places.shared)
    const there = (await app.news()).filter(({ to }) => to === '#acme-shared')
    expect(there.filter(({ cardKey }) => cardKey === undefined)).toHaveLength(1)
    const [message] = there.filter(({ cardKey }) => cardKey === undefined)
    expect(message!.card.title).toBe('I am back')
    const blocks = JSON.stringify(message!.card.blocks)
    expect(blocks).toContain('CASE-1')
    expect(blocks).toContain('severity 1, open')
    expect(blocks).toContain('overdue since')
    expect(JSON.stringify(message!.card.headline)).toContain(`"at":${leftAt}`)
    // Escalations are our own affair there.
    expect(blocks).not.toContain('ESC-')
    expect(there.some(({ cardKey }) => cardKey?.startsWith('case:'))).toBe(true)
  })

  test('nothing is said where nothing changed', async () => {
    // What changed in the moment of leaving is drawn once more.
    app.clock.move(MINUTE)
    await happens('left', places.shared)
    await app.news()
    app.clock.move(MINUTE)
    await happens('joined', places.shared)
    expect(await app.news()).toEqual([])
  })

  test('of twenty open and two hundred closed cases one message tells what changed, and no closed one is drawn anew', async () => {
    const numbers = Array.from({ length: 219 }, (_, at) => at + 2)
    const closed = numbers.filter((number) => number > 20)
    const one = (await app.read((view) => view.cases.byNumber(1)))!
    await app.services.store.transact(async (tx) => {
      for (const number of numbers) {
        const opened = { ...one, id: `case-${number}`, number, version: 1 }
        const resolved = {
          ...opened,
          status: 'resolved',
          resolvedAt: one.openedAt,
          resolvedBy: one.openedBy,
          note: '',
        } as const
        await tx.cases.insert(closed.includes(number) ? resolved : opened)
      }
    })
    await happens('left', places.shared)
    app.clock.move(MINUTE)
    for (const number of [1, ...numbers.filter((other) => other <= 20)])
      await app.says(people.tom, `severity CASE-${number} 2`, places.internal)
    await app.news()
    await happens('joined', places.shared)
    const there = (await app.news()).filter(({ to }) => to === '#acme-shared')
    expect(there.filter(({ cardKey }) => cardKey === undefined).map(({ card }) => card.title)).toEqual(['I am back'])
    const drawn = there.filter(({ cardKey }) => cardKey?.startsWith('case:')).map(({ card }) => card.subject)
    expect(drawn.toSorted()).toEqual(Array.from({ length: 20 }, (_, at) => `CASE-${at + 1}`).toSorted())
  })

  test('what happens from then on is shown as ever', async () => {
    await away()
    await happens('joined', places.shared)
    await app.news()
    expect(await said(people.tom, 'reply CASE-1 "Now you see it"')).not.toContain('cannot see')
    expect(await texts()).toContainEqual(expect.stringMatching(/^#acme-shared: .*Now you see it/u))
  })

  test('what was missed is said also when nobody told of the removal, since the first delivery that failed', async () => {
    await types(people.tom, 'reply CASE-1 "Nobody reads this"')
    const underWay = await app.services.store.transact((tx) => tx.outbox.claim(app.clock.now(), MINUTE, 9))
    const [post] = underWay.filter(({ destination }) => destination.kind === 'conversation')
    await processFailedDelivery(app.services, post!, {
      code: 'not_in_channel',
      reason: 'The bot is not in this channel.',
      gone: 'conversation',
      unreachable: true,
    })
    app.clock.move(MINUTE)
    await types(people.tom, 'severity CASE-1 2')
    await happens('joined', places.shared)
    expect(await texts()).toContainEqual(expect.stringMatching(/^#acme-shared: I am back .*CASE-1/u))
  })
})

test('what is heard there shows that the bot is back, though nobody told; what was said before it left does not', async () => {
  await happens('left', places.shared)
  await app.news()
  const help: What = { kind: 'command', text: 'help', mentions: [] }
  const early = app.inbound(people.tom, help, { ...places.shared, heard: true })
  await app.receive({ ...early, occurredAt: app.clock.now() - MINUTE })
  expect(await said(people.tom, 'case acme "Invoices"')).toContain('I am not in #acme-shared any more')
  app.clock.move(MINUTE)
  await said(people.tom, 'severity CASE-1 2')
  await app.news()
  // A command can be typed anywhere, and shows nothing.
  await said(people.tom, 'help', places.shared)
  expect(await said(people.tom, 'case acme "Invoices"')).toContain('I am not in #acme-shared any more')
  await app.news()
  await said(people.tom, 'help', { ...places.shared, heard: true })
  expect(await texts()).toContainEqual(expect.stringMatching(/^#acme-shared: I am back .*CASE-1/u))
  expect(await said(people.tom, 'case acme "Invoices"')).toContain('is open')
})

test('where the last message was refused and nobody told of a removal, what is done says that it may not be seen', async () => {
  await types(people.tom, 'reply CASE-1 "Nobody reads this"')
  const underWay = await app.services.store.transact((tx) => tx.outbox.claim(app.clock.now(), MINUTE, 9))
  const [post] = underWay.filter(({ destination }) => destination.kind === 'conversation')
  await processFailedDelivery(app.services, post!, {
    code: 'not_in_channel',
    reason: 'The bot is not in this channel.',
    gone: 'conversation',
    unreachable: true,
  })
  await types(people.tom, 'severity CASE-1 2')
  app.clock.move(MINUTE)
  expect((await texts()).join()).toContain(
    'What I said last in #acme-shared did not arrive, so Acme Hosting may not see it there. Invite me back to #acme-shared.',
  )
})

describe('where the last message was refused because the bot is not there, and nobody told of a removal', () => {
  const transact = <T>(work: (tx: Tx) => Promise<T>) => app.services.store.transact(work)

  /** What is answered in private; nothing that is on its way to the channel arrives. */
  const answers = async () => {
    const claimed = await transact((tx) =>
      tx.outbox.claim(app.clock.now(), MINUTE, [{ platform: 'slack', kind: 'answers', limit: 9 }]),
    )
    for (const one of claimed)
      await transact((tx) => tx.outbox.markSent(one, { messageId: one.id, conversationId: 'D' }, app.clock.now()))
    return JSON.stringify(claimed.map(({ card }) => card))
  }

  beforeEach(async () => {
    await types(people.tom, 'reply CASE-1 "Nobody reads this"')
    await answers()
    const [post] = await transact((tx) => tx.outbox.claim(app.clock.now(), MINUTE, 1))
    await processFailedDelivery(app.services, post!, {
      code: 'not_in_channel',
      reason: 'The bot is not in this channel.',
      gone: 'conversation',
      unreachable: true,
    })
    app.clock.move(MINUTE)
  })

  test.each([
    ['case acme "Invoices are late"', people.tom],
    ['check now acme', people.anna],
    ['ask CASE-1 "Which region?"', people.tom],
  ] as const)('“%s” is refused with the way back', async (line, speaker) => {
    const before = await stateOf()
    await types(speaker, line)
    expect(await stateOf()).toEqual(before)
    expect(await answers()).toContain(
      'What I said last in #acme-shared did not arrive, so Acme Hosting would not see it. Invite me back to #acme-shared. If I am there already, type',
    )
  })

  test('show says so, since when, and what to do', async () => {
    await types(people.tom, 'show acme')
    const card = await answers()
    expect(card).toContain('what I said last did not arrive')
    expect(card).toContain(`"at":${app.clock.now() - MINUTE}`)
    expect(card).toContain('Invite me back to #acme-shared.')
  })

  const help: What = { kind: 'command', text: 'help', mentions: [] }
  test.each<[string, () => Promise<unknown>]>([
    ['something arrives there', () => app.news()],
    ['something is heard there', () => app.receive(app.inbound(people.tom, help, { ...places.shared, heard: true }))],
    ['it is told that the bot came', () => happens('joined', places.shared)],
  ])('that is over when %s', async (_, back) => {
    await back()
    await answers()
    await types(people.tom, 'case acme "Invoices are late"')
    expect(await answers()).toContain('CASE-2 is open')
  })

  test('it is not over when something is heard that was said before', async () => {
    const early = app.inbound(people.tom, help, { ...places.shared, heard: true })
    await app.receive({ ...early, occurredAt: app.clock.now() - 2 * MINUTE })
    await answers()
    await types(people.tom, 'case acme "Invoices are late"')
    expect(await answers()).toContain('did not arrive')
  })
})

test('our own channel is told of as what it is, and gets what it missed, internal things included', async () => {
  await happens('left', places.internal)
  expect((await app.news()).map(({ card }) => card.fallback)).toEqual([
    expect.stringContaining('internal channel for Acme Hosting'),
  ])
  app.clock.move(MINUTE)
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
  await app.news()
  await happens('joined', places.internal)
  expect(await texts()).toContainEqual(
    expect.stringMatching(/^#acme-internal: I am back .*ESC-1.*about CASE-1 – goes on/u),
  )
})

test('of a managers’ channel of several partners one account manager hears once', async () => {
  await app.says(people.anna, 'bind globex managers', places.managers)
  await app.news()
  await happens('left', places.managers)
  const news = await app.news()
  expect(news.map(({ to }) => to)).toEqual(['Anna Berg'])
  expect(news[0]!.card.fallback).toMatch(/Acme Hosting, Globex Agency|Globex Agency, Acme Hosting/u)
})

describe('that the bot was removed, where that was not sent yet', () => {
  const left = () => app.news().then((news) => news.filter(({ card }) => /removed/u.test(card.title)))

  test('is not told any more once it is back, and is told the next time', async () => {
    await happens('left', places.shared)
    app.clock.move(MINUTE)
    await happens('joined', places.shared)
    expect(await left()).toEqual([])
    app.clock.move(MINUTE)
    await happens('left', places.shared)
    expect(await left()).toHaveLength(1)
  })

  test('is told of those channels alone in which it is not back', async () => {
    const of = (place: TestPlace) => ({ ...place, group: 'TEAM-1' })
    for (const place of [places.shared, places.internal]) await said(people.tom, 'help', of(place))
    await app.news()
    const team = { conversationId: 'TEAM-1', kind: 'channel', name: 'Partners', group: 'TEAM-1' } as const
    await app.receive(app.inbound(people.tom, { kind: 'left', whole: true }, team))
    app.clock.move(MINUTE)
    await app.receive(app.inbound(people.tom, { kind: 'joined' }, of(places.internal)))
    const [told, ...more] = await left()
    expect(more).toEqual([])
    expect(told).toMatchObject({ to: 'Anna Berg', card: { title: 'I was removed from #acme-shared' } })
    expect(told!.card.fallback).not.toContain('acme-internal')
  })
})

test('of several channels left at once, as with a team, the account manager hears once, and each is caught up with', async () => {
  const of = (place: TestPlace) => ({ ...place, group: 'TEAM-1' })
  for (const place of [places.shared, places.internal, places.elsewhere]) await said(people.tom, 'help', of(place))
  await app.news()
  const team = { conversationId: 'TEAM-1', kind: 'channel', name: 'Partners', group: 'TEAM-1' } as const
  await app.receive(app.inbound(people.tom, { kind: 'left', whole: true }, team))
  await app.receive(app.inbound(people.tom, { kind: 'left', whole: true }, team))
  const news = await app.news()
  expect(news.map(({ to }) => to)).toEqual(['Anna Berg'])
  expect(news[0]!.card.title).toBe('I was removed from #acme-shared, #acme-internal')
  expect(news[0]!.card.fallback).toContain('Invite me back to #acme-shared and #acme-internal.')
  app.clock.move(MINUTE)
  await app.says(people.tom, 'severity CASE-1 2')
  await app.news()
  await app.receive(app.inbound(people.tom, { kind: 'joined', whole: true }, team))
  const back = (await app.news()).filter(({ card }) => card.title === 'I am back')
  expect(back.map(({ to }) => to)).toEqual(['#acme-internal', '#acme-shared'])
})

test('an archived channel is the same, with its own way back', async () => {
  await happens('left', places.shared, true)
  const [told] = await app.news()
  expect(told!.card.title).toBe('#acme-shared was archived')
  expect(await said(people.tom, 'case acme "Invoices"')).toContain(
    '#acme-shared is archived, so Acme Hosting would not see it. Take #acme-shared out of the archive.',
  )
  await happens('joined', places.shared)
  expect(await said(people.tom, 'case acme "Invoices"')).toContain('is open')
})

test('of a channel that serves nobody, nobody is told', async () => {
  await app.says(people.tom, 'help', places.elsewhere)
  await app.news()
  await happens('left', places.elsewhere)
  expect(await app.news()).toEqual([])
})
