import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'
import { AtForms, formOf } from '../../kit/by-form.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.tom, 'case acme "Lost parcels" --severity 4')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
})

afterEach(() => app[Symbol.asyncDispose]())

/** Whom the question whether they still have it came to. */
const asked = async () =>
  (await app.news()).filter(({ card }) => textOf(card).includes('Do you still have')).map(({ to }) => to)

test('whoever has an escalation is asked once how it stands, at the time that they said', async () => {
  await app.says(people.ravi, 'ack ESC-1', places.shared)
  const { partner } = (await app.read((view) => view.ladders.byNumber(1)))!.sides
  await app.passTo(partner.state === 'acknowledged' ? partner.backBy : 0)
  expect(await asked()).toEqual(['Ravi Shah'])
  await app.passTo(app.clock.now() + 3 * DAY)
  expect(await asked()).toEqual([])
})

test('whoever is named for the partner no longer is asked nothing of it', async () => {
  await app.says(people.ravi, 'ack ESC-1', places.shared)
  for (const who of ['Mia', 'Ravi']) await app.says(people.anna, `people acme remove @${who}`)
  await app.passTo(app.clock.now() + 3 * DAY)
  expect(await asked()).toEqual([])
})

test('whoever escalates what the other side has escalated is told that it joins, and that nobody is called again', async () => {
  await app.news()
  const said = textOf(await app.says(people.mia, 'escalate CASE-1 "We wait for access"', places.shared))
  expect(said).toContain('ESC-1 is about this, too')
  expect(said).not.toContain('told first')
  const ladders = await app.read((view) => view.ladders.active({}))
  expect(ladders.map(({ joined }) => joined?.length)).toEqual([1])
  expect((await app.news()).filter(({ card }) => card.title.includes('still waits'))).toEqual([])
})

describe('Whoever has taken it while they are away, at the time that they said', () => {
  const atTheirTime = async (delegate: string, time = '16:00') => {
    await app.says(people.anna, `away until 2026-11-28${delegate}`, places.direct)
    await app.says(people.anna, `ack ESC-1 --until ${time}`, places.internal)
    await app.news()
    const { internal } = (await app.read((view) => view.ladders.byNumber(1)))!.sides
    await app.passTo(internal.state === 'acknowledged' ? internal.backBy : 0)
  }
  /** To whom the question came that whoever stands in is asked. */
  const theirs = async () =>
    (await app.news()).filter(({ card }) => card.title === 'Do you have ESC-1 now?').map(({ to }) => to)
  const internal = async () => (await app.read((view) => view.ladders.byNumber(1)))!.sides.internal

  test('is not asked: whoever stands in is, and has it by their word', async () => {
    await atTheirTime(' --delegate @Mara')
    const news = (await app.news()).filter(({ card }) => card.title === 'Do you have ESC-1 now?')
    expect(news.map(({ to }) => to)).toEqual(['Mara Lind'])
    expect(textOf(news[0]!.card)).toContain('Anna Berg, who has it, is away, and it comes to you in their place.')
    await app.says(people.mara, 'ack ESC-1', places.managers)
    expect(await internal()).toMatchObject({ state: 'acknowledged', by: { name: 'Mara Lind' } })
  })

  test('is not asked: whoever stands in may say in a form until when they have it', async () => {
    await atTheirTime(' --delegate @Mara')
    const { version } = (await app.read((view) => view.ladders.byNumber(1)))!
    const form = formOf(await app.presses(people.mara, 'escalation.acknowledge-until', 'ESC-1', version))
    await new AtForms(app, people.mara).send(form, { until: '18:00' })
    expect(await internal()).toMatchObject({ by: { name: 'Mara Lind' }, backBy: MONDAY_NINE + 9 * HOUR })
  })

  test('has put it off: whoever stands in hears that it climbs again, and who had', async () => {
    await app.says(people.anna, 'away until 2026-11-28 --delegate @Mara', places.direct)
    await app.says(people.anna, 'snooze ESC-1 until 16:00', places.internal)
    await app.news()
    await app.passTo(MONDAY_NINE + 7 * HOUR)
    const told = (await app.news()).filter(({ card }) => card.title === 'ESC-1 climbs again')
    expect(told.map(({ to }) => to)).toEqual(['Mara Lind'])
    expect(textOf(told[0]!.card)).toContain(
      'Anna Berg, who had put it off, is away, and it comes to you in their place.',
    )
  })

  test('beyond the hours of whoever stands in: they are asked as these begin, once', async () => {
    await atTheirTime(' --delegate @Mara', '20:00')
    expect(await theirs()).toEqual([])
    await app.passTo(MONDAY_NINE + DAY)
    expect(await theirs()).toEqual(['Mara Lind'])
    await app.passTo(MONDAY_NINE + DAY + HOUR)
    expect(await theirs()).toEqual([])
  })

  test.each([
    ['whoever has it is back by then', people.anna, 'away off'],
    ['it is theirs by then', people.mara, 'ack ESC-1 --until "2026-11-24 12:00"'],
  ])('beyond the hours of whoever stands in: they are not asked where %s', async (_, speaker, line) => {
    await atTheirTime(' --delegate @Mara', '20:00')
    await app.says(speaker, line, places.internal)
    await app.passTo(MONDAY_NINE + DAY)
    expect(await theirs()).toEqual([])
  })

  test('climbs on where whoever stands in says nothing', async () => {
    await atTheirTime(' --delegate @Mara')
    await app.passTo(app.clock.now() + DAY)
    expect((await internal()).state).not.toBe('acknowledged')
  })

  test.each(['', ' --delegate @Tom'])('is asked where nobody who may take it stands in: “%s”', async (delegate) => {
    await atTheirTime(delegate)
    expect(await asked()).toEqual(['Anna Berg'])
  })
})
