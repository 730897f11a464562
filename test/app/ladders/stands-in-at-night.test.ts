import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noticeCard } from '../../../src/cards/notice-card.ts'
import { sayFact } from '../../../src/domain/timeline/say-fact.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { queueKeyOf } from '../../../src/ports/store/outbox.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  const ladder = {
    ours: [
      { tell: ['sponsor'], wait: '20h' },
      { tell: ['manager'], wait: '2h' },
    ],
    theirs: [{ tell: ['account-manager'], wait: '2h' }],
    cycles: 2,
  }
  app = await App.open({ ...acmeSheet, ladder })
  await app.says(people.anna, 'people acme add @Max --role sponsor')
  await app.says(people.max, 'pages on')
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
})

afterEach(() => app[Symbol.asyncDispose]())

const AT_ONE = Date.parse('2026-11-24T00:00:00Z')
const AT_THREE = Date.parse('2026-11-24T02:00:00Z')

const side = async () => (await app.read((view) => view.ladders.byNumber(1)))!.sides.internal
const told = async (title: string) =>
  (await app.news()).filter(({ card, changes }) => !changes && card.title === title).map(({ to }) => to)

type Given = [string, () => Promise<unknown>, string | undefined]
const CASES: Given[] = [
  ['takes no pages then, so that whoever answers for the partner', async () => {}, 'Anna Berg'],
  ['takes pages at any hour, and', () => app.says(people.mara, 'pages on'), 'Mara Lind'],
  [
    'is on duty, and',
    () => app.says(people.anna, 'rotation acme @Mara --every week --at "monday 09:00"', places.internal),
    'Mara Lind',
  ],
  [
    'takes no pages then, as nobody else, so that nobody',
    () => app.says(people.anna, 'away until friday', places.direct),
    undefined,
  ],
]

describe('Whoever has a page is away at night, and whoever stands in', () => {
  test.each(CASES)('%s is asked at their time, else their side goes on at once', async (_, given, who) => {
    await given()
    await app.passTo(AT_ONE)
    await app.says(people.max, 'away until 2026-11-28 --delegate @Mara', places.direct)
    await app.says(people.max, 'ack ESC-1 --until "2026-11-24 03:00"', places.internal)
    await app.news()
    await app.passTo(AT_THREE)
    expect(await told('Do you have ESC-1 now?')).toEqual(who === undefined ? [] : [who])
    expect(await side()).toMatchObject({ state: who === undefined ? 'climbing' : 'acknowledged' })
    if (who === undefined) return
    await app.says(who === 'Anna Berg' ? people.anna : people.mara, 'ack ESC-1 --until 08:00', places.internal)
    expect(await side()).toMatchObject({ state: 'acknowledged', by: { name: who } })
  })

  test.each(CASES)('%s hears that it climbs again, else it climbs on at once', async (_, given, who) => {
    await given()
    await app.passTo(AT_ONE)
    await app.says(people.max, 'away until 2026-11-28 --delegate @Mara', places.direct)
    await app.says(people.max, 'snooze ESC-1 until "2026-11-24 03:00"', places.internal)
    await app.news()
    await app.passTo(AT_THREE)
    expect(await told('ESC-1 climbs again')).toEqual(who === undefined ? [] : [who])
    expect(await side()).toMatchObject({ state: 'climbing', step: who === undefined ? 1 : 0 })
  })

  test.each(CASES)('%s has it as they go, else their side goes on at once', async (_, given, who) => {
    await given()
    await app.says(people.max, 'ack ESC-1 --until "2026-11-24 03:00"', places.internal)
    await app.passTo(AT_ONE)
    await app.news()
    await app.says(people.max, 'away until friday --delegate @Mara', places.direct)
    expect(await told('ESC-1 is yours now')).toEqual(who === undefined ? [] : [who])
    expect(await side()).toMatchObject(
      who === undefined ? { state: 'climbing' } : { state: 'acknowledged', by: { name: who } },
    )
  })
})

describe('Our own record, where whoever stands in is asleep,', () => {
  const recorded = async () => {
    const { partnerId } = (await app.read((view) => view.ladders.byNumber(1)))!
    const facts = await app.read((view) => view.facts.of(partnerId, 'ESC-1'))
    return facts.filter(({ audience }) => audience === 'internal').map((fact) => sayFact(fact, (one) => one))
  }
  const ASLEEP = 'ESC-1 would be with Max Ruiz, who is away: Mara Lind stands in, and takes no pages at that hour.'

  beforeEach(() => app.says(people.anna, 'away until friday', places.direct))

  test.each(['ack ESC-1 --until "2026-11-24 03:00"', 'snooze ESC-1 until "2026-11-24 03:00"'])(
    'says so at their time: %s',
    async (line) => {
      await app.passTo(AT_ONE)
      await app.says(people.max, 'away until 2026-11-28 --delegate @Mara', places.direct)
      await app.says(people.max, line, places.internal)
      await app.passTo(AT_THREE)
      expect(await recorded()).toContain(ASLEEP)
    },
  )

  test('says so as they go', async () => {
    await app.says(people.max, 'ack ESC-1 --until "2026-11-24 03:00"', places.internal)
    await app.passTo(AT_ONE)
    await app.says(people.max, 'away until friday --delegate @Mara', places.direct)
    expect(await recorded()).toContain(ASLEEP)
  })

  test('says that nobody stands in where nobody does', async () => {
    await app.says(people.max, 'ack ESC-1 --until "2026-11-24 03:00"', places.internal)
    await app.passTo(AT_ONE)
    await app.says(people.max, 'away until friday', places.direct)
    expect(await recorded()).toContain('ESC-1 would be with Max Ruiz, who is away: nobody stands in.')
  })
})

describe('A page that is given at night to somebody who is away', () => {
  beforeEach(async () => {
    await app.passTo(AT_ONE)
    await app.says(people.max, 'away until friday --delegate @Mara', places.direct)
  })
  const assigns = async () => textOf(await app.says(people.anna, 'assign ESC-1 @Max', places.internal))

  test('is not given to whoever stands in and is asleep: whoever gives it reads that, and who could have it', async () => {
    const before = await side()
    expect(await assigns()).toMatch(
      /Max Ruiz is away until .*, and Mara Lind, who stands in, takes no pages at this hour\. Anna Berg could have ESC-1/u,
    )
    expect(await side()).toEqual(before)
  })

  test('is given to whoever stands in and takes pages', async () => {
    await app.says(people.mara, 'pages on')
    expect(await assigns()).toContain('Mara Lind has ESC-1 now')
  })

  test('goes to whoever stands in once it can wait', async () => {
    await app.says(people.anna, 'severity CASE-1 3', places.internal)
    await app.says(people.mia, 'confirm CASE-1', places.shared)
    expect(await assigns()).toContain('Mara Lind has ESC-1 now')
  })
})

test('what can wait goes to whoever stands in, at any hour: they hear of it in theirs', async () => {
  await app.says(people.mia, 'case "Late invoice" --severity 4', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-2 "No progress"', places.shared)
  await app.says(people.max, 'ack ESC-2 --until "2026-11-25 12:00"', places.internal)
  await app.passTo(AT_ONE)
  await app.says(people.max, 'away until friday --delegate @Mara', places.direct)
  expect((await app.read((view) => view.ladders.byNumber(2)))!.sides.internal).toMatchObject({
    state: 'acknowledged',
    by: { name: 'Mara Lind' },
  })
})

test('whoever answers for the partner and is out of reach has nothing handed at night: the side goes on at once', async () => {
  await app.says(people.max, 'ack ESC-1 --until "2026-11-24 03:00"', places.internal)
  await app.passTo(AT_ONE)
  const { store, clock, ids } = app.services
  await store.transact(async ({ outbox, people: known }) => {
    const { platform, tenantId, userId } = people.anna
    const { id: personId } = (await known.byAccount(people.anna))!
    const destination = { kind: 'person', platform, tenantId, userId, personId } as const
    const card = noticeCard({ title: 'Something else', text: 'Something else', tone: 'neutral' })
    await outbox.enqueue({ id: ids.next(), destination, card, now: clock.now() })
    const why = { code: 'gone', reason: 'Nobody is there.', unreachable: true }
    for (const one of await outbox.claim(clock.now(), MINUTE, 100))
      if (one.queueKey === queueKeyOf(destination)) await outbox.fail(one, why, clock.now())
  })
  const mentions = [{ userId: people.mara.userId, organisations: [], name: people.mara.name }]
  const text = `away until friday --delegate @{${people.mara.userId}}`
  await app.receive(app.inbound(people.max, { kind: 'command', text, mentions }, places.direct))
  expect(await side()).toMatchObject({ state: 'climbing' })
})
