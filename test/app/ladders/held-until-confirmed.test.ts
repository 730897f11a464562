import { afterEach, describe, expect, test } from 'vitest'
import { ladderReachesNobody } from '../../../src/app/ladders/reaches-nobody.ts'
import { sayLadder } from '../../../src/app/watchdog/say-trouble.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { createLadderWatch } from '../../../src/engine/ladder-watch.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

const ladder = {
  ours: [
    { tell: ['account-manager'], wait: '1h' },
    { tell: ['manager'], wait: '1h' },
  ],
  theirs: [{ tell: ['account-manager'], wait: '1h' }],
  cycles: 2,
}

let app: App

afterEach(async () => {
  shown.clear()
  await app[Symbol.asyncDispose]()
})

/** Ours owe a case of this severity, which is escalated by the side that waits for it. */
async function escalated(severity = 2): Promise<void> {
  app = await App.open({ ...acmeSheet, ladder })
  await app.says(people.mia, `case "Lost parcels" --severity ${severity}`, places.shared)
  await app.says(people.ravi, '@Liaison escalate CASE-1 "No progress for the third time"', places.shared)
}

const says = async (who: keyof typeof people, line: string, place = places.direct) =>
  textOf(await app.says(people[who], line, place))
const esc = async (number = 1) => app.read((view) => view.ladders.byNumber(number))
const shown = new Set<string>()
/** Who is called, or asked, about an escalation: a card that is drawn anew where it stands calls nobody. */
const called = async (label = 'ESC-1') => {
  const told = (await app.news()).filter(({ card, to }) => textOf(card).includes(label) && !/^(?:only|#)/u.test(to))
  return told.flatMap(({ to, cardKey = '', changes }) => {
    const place = `${cardKey}@${to}`
    const isRedrawn = changes === true || (cardKey !== '' && shown.has(place))
    shown.add(place)
    return isRedrawn ? [] : [to]
  })
}

describe('Resolved by the side that owes, an escalation', () => {
  test('is held: nobody is called any more, and its card says until when, to both sides', async () => {
    await escalated()
    await called()
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    expect(await esc()).toMatchObject({ status: 'held', unconfirmed: { confirms: 'partner' } })
    const until = 'held until Acme Hosting confirms, else until Tue 24 Nov 2026, 17:00'
    expect(await says('anna', 'show ESC-1', places.internal)).toContain(until)
    expect(await says('ravi', 'show ESC-1', places.shared)).toContain(until)
    expect(await says('mara', 'escalations acme')).toContain('ESC-1')
    await app.passTo(MONDAY_NINE + 9 * HOUR)
    expect(await called()).toEqual([])
  })

  test('that is called not solved goes on under its number, at its step: told anew is whoever it has not called within the hour', async () => {
    await escalated()
    await app.passTo(MONDAY_NINE + 61 * MINUTE)
    await called()
    expect((await esc())?.sides.internal).toMatchObject({ state: 'climbing', step: 1 })
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    await app.passTo(MONDAY_NINE + 90 * MINUTE)
    await says('mia', 'not solved CASE-1 "Not a trace"', places.shared)
    // Mara was called half an hour before.
    expect(await called()).toEqual([])
    expect(await esc()).toMatchObject({ status: 'open', sides: { internal: { state: 'climbing', step: 1 } } })
    expect(await esc(2)).toBeUndefined()
    await says('anna', 'resolve CASE-1 "Now they are"', places.internal)
    await app.passTo(MONDAY_NINE + 6 * HOUR)
    await says('ravi', 'reopen CASE-1 "Not a trace"', places.shared)
    expect(await called()).toEqual(['Mara Lind'])
    expect(await esc()).toMatchObject({
      ...{ status: 'open', sides: { internal: { state: 'climbing', step: 1, cycle: 1 } } },
    })
    expect(await esc(2)).toBeUndefined()
    await app.passTo(MONDAY_NINE + 7 * HOUR + MINUTE)
    expect((await esc())?.sides.internal).toMatchObject({ state: 'climbing', step: 0, cycle: 2 })
  })

  test('that is called not solved is with whoever had it, and notes stay', async () => {
    await escalated()
    await says('anna', 'ack ESC-1 --until 16:00', places.internal)
    await says('ravi', 'note ESC-1 "Two parcels by now"', places.shared)
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    await says('mia', 'not solved CASE-1 "Not a trace"', places.shared)
    await called()
    expect(await esc()).toMatchObject({
      sides: { internal: { state: 'acknowledged', by: { name: 'Anna Berg' }, backBy: MONDAY_NINE + 7 * HOUR } },
      notes: { shared: { text: 'Two parcels by now' } },
    })
    await app.passTo(MONDAY_NINE + 7 * HOUR + MINUTE)
    expect((await app.news()).map(({ card }) => card.title)).toContain('Do you still have ESC-1?')
  })

  test('is over as it is confirmed, or as nobody has said otherwise for two working days', async () => {
    await escalated()
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    await says('mia', 'confirm CASE-1', places.shared)
    expect(await esc()).toMatchObject({ status: 'resolved', why: 'CASE-1 is resolved.', by: { name: 'Mia Chen' } })
    await says('mia', 'case "Lost letters" --severity 2', places.shared)
    await says('ravi', '@Liaison escalate CASE-2 "Those too"', places.shared)
    await says('anna', 'resolve CASE-2 "They are found"', places.internal)
    await app.passTo(MONDAY_NINE + DAY)
    expect(await esc(2)).toMatchObject({ status: 'held' })
    await app.passTo(MONDAY_NINE + 3 * DAY)
    expect(await esc(2)).toMatchObject({ status: 'resolved', why: 'CASE-2 is resolved.' })
  })

  test('by the side that is owed, it is over at once', async () => {
    await escalated()
    await says('mia', 'resolve CASE-1 "Found them ourselves"', places.shared)
    expect(await esc()).toMatchObject({ status: 'resolved' })
  })

  test('that a breach began is held and goes on likewise', async () => {
    app = await App.open({ ...acmeSheet, ladder })
    await says('mia', 'case "Lost parcels" --severity 1', places.shared)
    await says('anna', 'ack CASE-1', places.internal)
    await app.passTo(MONDAY_NINE + 4 * HOUR + MINUTE)
    expect(await esc()).toMatchObject({ cause: 'sla-breach', status: 'open' })
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    expect(await esc()).toMatchObject({ status: 'held' })
    await app.passTo(MONDAY_NINE + 7 * HOUR)
    await says('ravi', 'not solved CASE-1 "Not a trace"', places.shared)
    expect(await esc()).toMatchObject({ cause: 'sla-breach', status: 'open' })
    expect(await esc(2)).toBeUndefined()
  })

  test('refuses in words what cannot be done to it meanwhile', async () => {
    await escalated()
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    const lines = ['ack ESC-1', 'snooze ESC-1 until 16:00', 'next ESC-1', 'reopen ESC-1 "So"']
    for (const line of [...lines, 'assign ESC-1 @Mara'])
      expect(await says('anna', line, places.internal)).toContain('ESC-1 is held until the other side confirms')
    for (const line of [...lines, 'calm ESC-1'])
      expect(await says('ravi', line, places.shared)).toContain('“not solved CASE-1” where it is not')
    expect(await says('ravi', 'note ESC-1 "We look"', places.shared)).toContain('Your note is on ESC-1')
  })

  test('calls nobody who was to be called in the morning, and calls them once it is called not solved', async () => {
    await escalated()
    await says('anna', 'ack ESC-1', places.internal)
    await app.passTo(MONDAY_NINE + 11 * HOUR)
    await says('mia', 'case "Lost letters" --severity 2', places.shared)
    await says('ravi', '@Liaison escalate CASE-2 "Those too"', places.shared)
    await says('anna', 'resolve CASE-2 "They are found"', places.internal)
    await called('ESC-2')
    await app.passTo(MONDAY_NINE + DAY + HOUR)
    expect(await called('ESC-2')).toEqual([])
    await says('mia', 'not solved CASE-2 "Not a trace"', places.shared)
    expect(await called('ESC-2')).toEqual(['Anna Berg'])
  })
})

describe('Once it goes on, an escalation', () => {
  test('that became a page while it was held pages everybody, whoever has it included', async () => {
    await escalated(1)
    await says('ravi', '@Liaison calm ESC-1 "Not so bad"', places.shared)
    await says('anna', 'ack CASE-1', places.internal)
    await says('anna', 'ack ESC-1 --until friday', places.internal)
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    await app.passTo(MONDAY_NINE + 5 * HOUR)
    expect(await esc()).toMatchObject({ status: 'held' })
    await called()
    await says('mia', 'not solved CASE-1 "Not a trace"', places.shared)
    expect(await called()).toContain('Anna Berg')
    expect(await esc()).toMatchObject({ status: 'open', sides: { internal: { state: 'climbing', step: 0 } } })
  })

  test.each(['in the morning', 'at once'])(
    'tells that a side is exhausted where that was to be heard %s',
    async (when) => {
      const one = {
        ours: [{ tell: ['account-manager'], wait: '1h' }],
        theirs: [{ tell: ['account-manager'], wait: '1h' }],
      }
      app = await App.open({ ...acmeSheet, ladder: { ...one, cycles: 1 } })
      const from = when === 'at once' ? MONDAY_NINE : MONDAY_NINE + 7 * HOUR
      await app.passTo(from)
      await says('mia', 'case "Lost parcels" --severity 3', places.shared)
      await says('anna', 'ack CASE-1', places.internal)
      await says('ravi', '@Liaison escalate CASE-1 "No progress"', places.shared)
      await app.passTo(from + 65 * MINUTE)
      const heard = async () => (await app.news()).filter(({ card }) => textOf(card).includes('reached its last step'))
      expect(await heard()).toHaveLength(when === 'at once' ? 1 : 0)
      await says('anna', 'resolve CASE-1 "They are found"', places.internal)
      await app.passTo(from + 80 * MINUTE)
      await says('ravi', '@Liaison not solved CASE-1 "Not a trace"', places.shared)
      expect(await heard()).toEqual([])
      await app.passTo(MONDAY_NINE + DAY + 2 * HOUR)
      expect(await heard()).toHaveLength(when === 'at once' ? 0 : 1)
    },
  )
})

describe('While an escalation is held', () => {
  const has = async () => {
    const stands = (await esc())?.sides.internal
    return stands?.state === 'unconfirmed' ? stands.stood : stands
  }

  test('it is listed as theirs to whoever has it, who leaves it to whoever follows', async () => {
    await escalated()
    await says('anna', 'assign ESC-1 @Mara', places.internal)
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    expect(await says('mara', 'escalations mine')).toContain('ESC-1')
    await says('anna', 'people acme remove @Mara')
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
    expect(await esc()).toMatchObject({ status: 'held' })
    await says('mia', 'not solved CASE-1 "Not a trace"', places.shared)
    expect((await esc())?.sides.internal).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
  })

  test('whoever has it and goes away leaves it to whoever stands in, else their side goes on once it is not solved', async () => {
    await escalated()
    await says('anna', 'ack ESC-1', places.internal)
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    expect(await says('anna', 'away until friday')).toContain(
      'ESC-1 is held until the resolution is confirmed; if it is called not solved while you are away, your side goes on.',
    )
    await app.passTo(MONDAY_NINE + HOUR)
    await called()
    await says('mia', 'not solved CASE-1 "Not a trace"', places.shared)
    expect((await esc())?.sides.internal.state).toBe('climbing')
    expect(await called()).toEqual(['Mara Lind'])
  })

  test.each([
    ['goes away', 'mara', 'away until friday'],
    ['is named no more', 'anna', 'people acme remove @Mara'],
  ] as const)(
    'whoever must take it too and %s is waited for no longer: not solved, it is of whoever has it, and calls nobody else',
    async (_what, who, line) => {
      const each = [
        { tell: ['account-manager', 'manager'], wait: '4h', acknowledge: 'all' },
        { tell: ['member'], wait: '1h' },
      ]
      app = await App.open({ ...acmeSheet, ladder: { ...ladder, ours: each } })
      await says('mia', 'case "Lost parcels" --severity 2', places.shared)
      await says('ravi', '@Liaison escalate CASE-1 "No progress"', places.shared)
      for (const deed of ['ack ESC-1 --until friday', 'resolve CASE-1 "So"']) await says('anna', deed, places.internal)
      expect(await says('anna', 'show ESC-1', places.internal)).not.toContain('not yet')
      await says(who, line)
      expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
      await app.passTo(MONDAY_NINE + 2 * HOUR)
      await called()
      await says('mia', 'not solved CASE-1 "Not a trace"', places.shared)
      expect((await esc())?.sides.internal).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
      await app.passTo(MONDAY_NINE + DAY)
      expect(await called()).not.toContain('Tom Ek')
    },
  )

  test.each([
    ['goes to Tom Ek as it begins', ' --delegate @Tom'],
    ['if it is called not solved while you are away, your side goes on', ''],
  ])('whoever has it and says that they will be away reads what becomes of it: %s', async (what, delegate) => {
    await escalated()
    for (const line of ['ack ESC-1 --until friday', 'resolve CASE-1 "So"']) await says('anna', line, places.internal)
    expect(await says('anna', `away from tomorrow to 2026-12-04${delegate}`)).toContain(what)
    await app.passTo(MONDAY_NINE + DAY + HOUR)
    const told = (await app.news()).map(({ card }) => textOf(card)).filter((text) => text.includes('is yours now'))
    const held = expect.stringContaining('ESC-1 is yours now · Tom Ek, held until its resolution is confirmed.')
    expect(told).toEqual(delegate ? [held] : [])
  })

  test('no watchdog names it as one that reaches nobody', async () => {
    app = await App.open({ ...acmeSheet, ladder: { ours: [{ tell: [{ person: 'Tom Ek' }], wait: '1h' }], theirs: [] } })
    await says('mia', 'case "Lost parcels" --severity 2', places.shared)
    await says('ravi', '@Liaison escalate CASE-1 "No progress"', places.shared)
    await says('anna', 'people acme remove @Tom')
    const unreached = () => app.read((tx) => ladderReachesNobody({ ...app.services, tx, now: app.clock.now() }))
    expect(await unreached()).toHaveLength(1)
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    expect(await unreached()).toEqual([])
  })

  test('and nobody is named who could confirm it, its cards say who is to be named, and the watchdog names it', async () => {
    await escalated()
    await says('anna', 'resolve CASE-1 "They are found"', places.internal)
    const watched = async () =>
      (await app.read((tx) => createLadderWatch(app.services).look(tx, app.clock.now(), () => false))).map(sayLadder)
    expect(await watched()).toEqual([])
    for (const name of ['Ravi', 'Mia']) await says('anna', `people acme remove @${name}`)
    await app.passTo(MONDAY_NINE + 10 * DAY)
    const card = await says('anna', 'show ESC-1', places.internal)
    expect(card).toContain('held: somebody of Acme Hosting to be named, to confirm')
    expect(card).not.toContain('else until')
    expect(await watched()).toEqual([
      'ESC-1 (acme): held until a resolution is confirmed, and nobody of Acme Hosting is named who could confirm it.',
    ])
    await says('anna', 'people acme add @Ravi --role account-manager')
    expect(await watched()).toEqual([])
    expect(await says('anna', 'show ESC-1', places.internal)).toContain('held until Acme Hosting confirms, else until')
  })
})
