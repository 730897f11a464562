import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { processFailedDelivery } from '../../../src/app/process-failed-delivery.ts'
import { sayFact } from '../../../src/domain/timeline/say-fact.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import type { Delivery } from '../../../src/ports/store/outbox.ts'
import type { PlatformTraits } from '../../../src/ports/platform-traits.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.tom, 'case acme "Lost parcels" --severity 4')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
})

afterEach(() => app[Symbol.asyncDispose]())

const TUESDAY_NINE = MONDAY_NINE + DAY
const side = async () => (await app.read((view) => view.ladders.byNumber(1)))!.sides.internal
const asked = async () =>
  (await app.news())
    .filter(({ card, changes }) => !changes && /Do you (?:still )?have ESC-1/u.test(textOf(card)))
    .map(({ to }) => to)
const recorded = async () => {
  const { partnerId } = (await app.read((view) => view.ladders.byNumber(1)))!
  const facts = await app.read((view) => view.facts.of(partnerId, 'ESC-1'))
  return facts.map((fact) => sayFact(fact, (one) => one))
}
const says = async (line: string, who = people.anna) => textOf(await app.says(who, line, places.internal))

describe('Whom to ask is settled as the question rings', () => {
  const held = async (...lines: string[]) => {
    for (const line of lines) await says(line)
    await says('ack ESC-1 --until 20:00')
    await app.news()
    await app.passTo(MONDAY_NINE + 11 * HOUR)
    expect(await asked()).toEqual([])
  }
  /** Who is asked on Tuesday, where they have an hour of theirs to answer, and it climbs on in their silence. */
  const askedOnTuesday = async () => {
    await app.passTo(TUESDAY_NINE + MINUTE)
    const [who, ...others] = await asked()
    expect(others).toEqual([])
    await app.passTo(TUESDAY_NINE + 59 * MINUTE)
    expect(await side()).toMatchObject({ state: 'acknowledged', asked: { until: TUESDAY_NINE + HOUR } })
    await app.passTo(TUESDAY_NINE + HOUR)
    expect(await recorded()).toContain('Whoever has it at internal did not say how ESC-1 stands: it climbs on.')
    return who
  }

  test('whoever has it is back before whoever stands in works: they are asked', async () => {
    await held('away until "2026-11-24 07:00" --delegate @Mara')
    expect(await askedOnTuesday()).toBe('Anna Berg')
    expect((await recorded()).join()).not.toMatch(/Mara Lind (?:was|is) asked/u)
  })

  test('whoever has it is back, as nobody foresaw: they are asked, in their hours', async () => {
    await held('away until 2026-11-28 --delegate @Mara')
    await app.passTo(MONDAY_NINE + 12 * HOUR)
    await says('away off')
    expect(await asked()).toEqual([])
    expect(await askedOnTuesday()).toBe('Anna Berg')
  })

  test('a manager of all partners, who is named for none, is back: they are asked', async () => {
    app.services.admins = [people.ada].map(({ platform, tenantId, userId }) => ({ platform, tenantId, userId }))
    await says('managers add @Uma', people.ada)
    await says('away until 2026-11-28 --delegate @Mara', people.uma)
    await says('ack ESC-1 --until 20:00', people.uma)
    await app.passTo(MONDAY_NINE + 12 * HOUR)
    await says('away off', people.uma)
    await app.news()
    expect(await askedOnTuesday()).toBe('Uma Voss')
  })

  test.each([
    ['is away before they work', true],
    ['says in between that they will be', false],
  ])('whoever has it %s: whoever stands in has it as that begins, and nobody is asked', async (_, before) => {
    const line = 'away from "2026-11-23 22:00" to 2026-11-27 --delegate @Mara'
    await held(...(before ? [line] : []))
    if (!before) await says(line)
    await app.passTo(TUESDAY_NINE + MINUTE)
    expect(await asked()).toEqual([])
    expect(await side()).toMatchObject({ state: 'acknowledged', by: { name: 'Mara Lind' } })
    expect(await side()).not.toHaveProperty('asked')
  })

  test('whoever stands in is away by then: whoever has it is asked', async () => {
    await held('away until 2026-11-28 --delegate @Mara')
    await says('away until friday', people.mara)
    expect(await askedOnTuesday()).toBe('Anna Berg')
  })

  test('what they have read is asked of nobody else', async () => {
    await held('away until 2026-11-28 --delegate @Mara')
    await app.passTo(TUESDAY_NINE + MINUTE)
    expect(await asked()).toEqual(['Mara Lind'])
    app.clock.move(10 * MINUTE)
    await markAllSent()
    await says('away off')
    await app.passTo(TUESDAY_NINE + 30 * MINUTE)
    expect(await asked()).toEqual([])
  })
})

const markSent = async (all: Delivery[]) => {
  const { store, clock } = app.services
  await store.transact(async (tx) => {
    for (const one of all)
      await tx.outbox.markSent(one, { messageId: `m-${one.id}`, conversationId: one.queueKey }, clock.now())
  })
}

const markAllSent = async () => {
  const { store, clock } = app.services
  await markSent(await store.transact((tx) => tx.outbox.claim(clock.now(), MINUTE, 100)))
}

describe('Whoever is asked in the place of somebody away', () => {
  beforeEach(async () => {
    await says('away until 2026-11-28 --delegate @Mara')
    await says('ack ESC-1 --until 16:00')
    await app.passTo(MONDAY_NINE + 7 * HOUR)
  })

  test('finds it in what needs them, and among theirs', async () => {
    expect(await says('mine', people.mara)).toContain('ESC-1')
    expect(await says('escalations mine', people.mara)).toContain('ESC-1')
    expect(await says('escalations mine', people.tom)).toContain('ESC-1')
    expect(textOf(await app.says(people.anna, 'mine', places.direct))).not.toContain('ESC-1')
  })

  test('is named on its card and in its record', async () => {
    expect(await says('show ESC-1', people.tom)).toContain('Mara Lind is asked how it stands, ')
    const theirs = JSON.stringify(await app.says(people.ravi, '@Liaison show ESC-1', places.shared))
    expect(theirs).toContain('Anna Berg has it')
    expect(theirs).not.toContain('Mara Lind')
    expect(await recorded()).toEqual(
      expect.arrayContaining([
        'Whoever has it at internal was asked how ESC-1 stands.',
        'ESC-1 would be with Anna Berg, who is away: Mara Lind stands in.',
      ]),
    )
    await app.passTo(MONDAY_NINE + 9 * HOUR)
    expect(await recorded()).toContain('Whoever has it at internal did not say how ESC-1 stands: it climbs on.')
  })

  test('puts it off', async () => {
    expect(await says('snooze ESC-1 until 17:30', people.mara)).toContain('ESC-1 is put off')
    expect(await side()).toMatchObject({ state: 'snoozed', by: { name: 'Mara Lind' } })
  })

  test('takes it to the next step', async () => {
    await says('next ESC-1', people.mara)
    expect((await side()).state).not.toBe('acknowledged')
  })

  test('has it by their word', async () => {
    await says('ack ESC-1 --until 17:30', people.mara)
    expect(await side()).toMatchObject({ state: 'acknowledged', by: { name: 'Mara Lind' } })
    expect(await side()).not.toHaveProperty('asked')
  })

  test('and somebody else cannot', async () => {
    expect(await says('snooze ESC-1 until 17:30', people.max)).toContain('Not done')
  })
})

test('whoever stands in and is out of reach is not asked: whoever has it is', async () => {
  await says('away until 2026-11-28 --delegate @Mara')
  await says('ack ESC-1 --until 16:00')
  await markAllSent()
  await app.passTo(MONDAY_NINE + 7 * HOUR)
  const { store, clock } = app.services
  const claim = () => store.transact((tx) => tx.outbox.claim(clock.now(), MINUTE, 100))
  const isQuestion = ({ card }: Delivery) => card.title === 'Do you have ESC-1 now?'
  let claimed = await claim()
  // What else they are told comes first.
  for (; claimed.length > 0 && !claimed.some(isQuestion); claimed = await claim()) await markSent(claimed)
  const question = claimed.find(isQuestion)
  await processFailedDelivery(app.services, question!, { code: 'gone', reason: 'Nobody is there.', unreachable: true })
  expect(await side()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
  expect(await side()).not.toHaveProperty('asked.of')
  expect((await recorded()).at(-1)).toBe('Whoever has it at internal was asked how ESC-1 stands.')
})

test.each([
  ['', '3 things came up meanwhile'],
  ['digest 09:00', 'What needs you today'],
])(
  'nor is whoever the question cannot be told to among other things: whoever has it is (%s)',
  async (digest, title) => {
    if (digest !== '') await says(digest, people.mara)
    await app.says(people.tom, 'case acme "Stock" --severity 4')
    await says('away until 2026-11-28 --delegate @Mara')
    await says('ack ESC-1 --until 20:00')
    await app.passTo(MONDAY_NINE + 12 * HOUR)
    await says('assign CASE-2 @Mara', people.tom)
    await app.news()
    await app.passTo(TUESDAY_NINE + 2 * MINUTE)
    const { store, clock } = app.services
    const claimed = await store.transact((tx) => tx.outbox.claim(clock.now(), MINUTE, 100))
    const mara = (await app.read((view) => view.people.byAccount(people.mara)))!
    const [told, ...others] = claimed.filter(({ destination: to }) => to.kind === 'person' && to.personId === mara.id)
    expect(others).toEqual([])
    expect(told!.card.title).toContain(title)
    expect(JSON.stringify(told!.card)).toContain('ESC-1')
    await processFailedDelivery(app.services, told!, { code: 'gone', reason: 'Nobody is there.', unreachable: true })
    expect(await side()).not.toHaveProperty('asked.of')
    expect((await recorded()).at(-1)).toBe('Whoever has it at internal was asked how ESC-1 stands.')
  },
)

test('in a channel that both companies read the question waits for the working hours of the partner, also as it is asked anew', async () => {
  const alone: PlatformTraits['mayWriteTo'] = ({ side: one }) => one === 'internal'
  app.services.platforms = app.services.platforms.map((one) => ({ ...one, mayWriteTo: alone }))
  await says('people acme add @Mia --role sponsor')
  await app.says(people.ravi, 'away until 2026-11-28 --delegate @Mia', places.shared)
  await app.says(people.ravi, 'ack ESC-1 --until 19:00', places.shared)
  await app.passTo(MONDAY_NINE + 12 * HOUR)
  await app.says(people.ravi, 'away off', places.shared)
  await app.passTo(TUESDAY_NINE - MINUTE)
  const questions = async () =>
    (await app.news()).filter(({ card }) => /^Do you (?:still )?have ESC-1/u.test(card.title))
  expect(await questions()).toEqual([])
  await app.passTo(TUESDAY_NINE + MINUTE)
  expect((await questions()).map(({ to }) => to)).toEqual(['#acme-shared'])
})

test('what somebody put off who is away is said to be put off by them, with whoever stands in', async () => {
  await says('snooze ESC-1 until 16:00')
  await app.news()
  await says('away until friday --delegate @Mara')
  const [given] = (await app.news()).filter(({ card }) => card.title === 'ESC-1 is yours now')
  expect(textOf(given!.card)).toContain('put off until ')
  expect(textOf(given!.card)).not.toContain('back by')
  expect(await says('show ESC-1', people.tom)).toContain(
    'by Anna Berg until Mon 23 Nov 2026, 16:00 (Europe/Paris), with Mara Lind',
  )
  await app.passTo(MONDAY_NINE + 7 * HOUR)
  expect(await recorded()).toContain('ESC-1 climbs again: Anna Berg had put it off until then.')
})
