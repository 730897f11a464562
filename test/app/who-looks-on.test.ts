import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  acmeSheet,
  App,
  globexSheet,
  people,
  places,
  textOf,
  type TestPerson,
  type TestPlace,
} from '../kit/app-fixture.ts'

let app: App

beforeAll(async () => {
  app = await App.open(acmeSheet, globexSheet)
  app.readers.set(oursAlone.conversationId, 'ours alone')
  app.readers.set(withGuests.conversationId, 'others')
  await app.says(people.anna, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.anna, 'case globex "Secret campaign" --severity 1')
  await app.says(people.anna, 'escalate CASE-2 "No progress"')
})

afterAll(() => app[Symbol.asyncDispose]())

const ASK_ELSEWHERE = 'I show only what this channel is for. Ask me in a direct message'

const globexShared: TestPlace = { conversationId: 'C-GLOBEX', kind: 'channel', name: 'globex-shared' }
const withOthers: TestPlace = { conversationId: 'C-OTHERS', kind: 'channel', name: 'meetup', outsiders: true }
const oursAlone: TestPlace = { conversationId: 'C-OURS', kind: 'channel', name: 'our-lunch' }
/** Its platform calls it no shared channel, but a guest is in it. */
const withGuests: TestPlace = { conversationId: 'C-GUESTS', kind: 'channel', name: 'summer-party', outsiders: false }
const internalWithOthers: TestPlace = { ...places.internal, outsiders: true }

const shown = async (speaker: TestPerson, line: string, place: TestPlace) =>
  JSON.stringify(await app.says(speaker, line, place))

/** Each shows something of Globex, which is not what the channel is for. */
const ABOUT_GLOBEX = [
  'show globex',
  'cases globex',
  'people globex',
  'show CASE-2',
  'show ESC-1',
  'timeline CASE-2',
  'timeline ESC-1',
  'sla explain CASE-2',
]
const ABOUT_ALL = ['list', 'managers']

describe('one of ours who asks where the people of a partner read along', () => {
  test.each([...ABOUT_GLOBEX, ...ABOUT_ALL])(
    'is not shown “%s”, which is not about it, and told where to ask',
    async (line) => {
      for (const place of [places.shared, withOthers, withGuests, internalWithOthers]) {
        const answer = await shown(people.anna, line, place)
        expect(answer).toContain(ASK_ELSEWHERE)
        expect(answer).not.toMatch(/Secret campaign|Leo Park|Globex Agency|No progress/u)
      }
      // What is asked for again inside is shown there.
      await shown(people.anna, 'help', { ...places.internal, outsiders: false })
    },
  )

  test.each(ABOUT_GLOBEX)('is shown “%s” in the channel that is about it', async (line) => {
    expect(await shown(people.anna, line, globexShared)).not.toContain(ASK_ELSEWHERE)
  })

  test('is shown who is named there, but not the managers, who are our own affair', async () => {
    const answer = await shown(people.anna, 'people acme', places.shared)
    expect(answer).toContain('Ravi Shah')
    expect(answer).not.toContain('Mara Lind')
  })
})

describe('one of ours who asks where nobody else reads', () => {
  test.each([...ABOUT_GLOBEX, ...ABOUT_ALL])('is shown “%s”', async (line) => {
    for (const place of [places.direct, places.internal, places.managers, oursAlone])
      expect(await shown(people.anna, line, place)).not.toContain(ASK_ELSEWHERE)
  })
})

test.each(ABOUT_ALL)('“%s” is not shown where nobody knows who reads', async (line) => {
  expect(await shown(people.anna, line, places.elsewhere)).toContain(ASK_ELSEWHERE)
})

test('a partner’s contact sees their own partner’s things, wherever they ask', async () => {
  for (const place of [places.shared, places.direct, withOthers])
    expect(await shown(people.mia, 'show CASE-1', place)).toContain('Orders API returns 500')
})

test('a stale button is answered with the fresh card only where that may be shown', async () => {
  const press = (place: TestPlace) => app.presses(people.anna, 'escalation.escalate-now', 'ESC-1', 99, place)
  expect(await press(globexShared)).toMatchObject({ kind: 'fresh-card' })
  for (const place of [places.shared, withOthers]) expect(await press(place)).toMatchObject({ kind: 'notice' })
})

test('a button that shows is judged like the verb', async () => {
  expect(textOf(await app.presses(people.anna, 'partner.show', 'globex'))).toContain(ASK_ELSEWHERE)
  expect(textOf(await app.presses(people.anna, 'partner.list', 'partners'))).toContain(ASK_ELSEWHERE)
})
