import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'
import { AtForms, formOf } from '../../kit/by-form.ts'

let app: App

/** Monday, 11:00 in Paris, 10:00 in London: Anna has escalated what Acme owes, so that Ravi is called, and whoever of ours is above her. */
beforeEach(async () => {
  app = await App.open(acmeSheet)
  app.clock.move(2 * HOUR)
  await app.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  await app.says(people.anna, 'escalate CASE-1 "No progress"')
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (who: TestPerson, line: string, place = places.direct) => textOf(await app.says(who, line, place))
const ladder = async () => {
  const found = await app.read((view) => view.ladders.byNumber(1))
  if (!found) throw new Error('no ESC-1')
  return found
}
const cardOf = (cards: Awaited<ReturnType<App['news']>>) =>
  Object.fromEntries(
    cards.filter(({ cardKey }) => cardKey?.startsWith('escalation:')).map(({ to, card }) => [to, card]),
  )
const calledOf = (cards: Awaited<ReturnType<App['news']>>) =>
  cards.filter(({ card, cardKey }) => cardKey === undefined && card.subject === 'ESC-1').map(({ to }) => to)

describe('Putting it off', () => {
  test('is for one’s own side until then, is seen by both, and ends with a word to whoever did', async () => {
    const before = await ladder()
    expect(await said(people.ravi, 'snooze ESC-1 until 12:00', places.shared)).toContain(
      'ESC-1 is put off on your side until Mon 23 Nov 2026, 12:00 (Europe/London)',
    )
    const { sides } = await ladder()
    expect(sides.partner).toMatchObject({ state: 'snoozed', until: MONDAY_NINE + 4 * HOUR })
    expect(sides.internal).toEqual(before.sides.internal)
    expect(saidBy(cardOf(await app.news())['Ravi Shah']!)).toContain('Acme Hosting: put off by Ravi Shah until')
    await app.passTo(MONDAY_NINE + 4 * HOUR + MINUTE)
    expect(
      (await app.news())
        .filter(({ to, cardKey }) => to === 'Ravi Shah' && cardKey === undefined)
        .map(({ card }) => card.title),
    ).toEqual(['ESC-1 climbs again'])
    expect((await ladder()).sides.partner.state).toBe('climbing')
  })

  test.each([
    ['for 2h', MONDAY_NINE + 4 * HOUR],
    ['tomorrow', MONDAY_NINE + DAY],
    ['until friday', MONDAY_NINE + 4 * DAY],
    ['until tomorrow 10am', MONDAY_NINE + DAY + 2 * HOUR],
  ])('“snooze ESC-1 %s” is understood on the speaker’s clock', async (until, at) => {
    await said(people.ravi, `snooze ESC-1 ${until}`)
    expect((await ladder()).sides.partner).toMatchObject({ state: 'snoozed', until: at })
  })

  test.each([
    ['until 07:00', 'That time is over'],
    ['until 2027-11-20 10:00', '7 days at most'],
    ['for 3 weeks', 'does not say until when'],
  ])('“snooze ESC-1 %s” is refused, and it climbs as before', async (until, why) => {
    const before = await ladder()
    expect(await said(people.ravi, `snooze ESC-1 ${until}`)).toContain(why)
    expect(await ladder()).toEqual(before)
  })

  test('by form: a time that cannot be is said beside the field, and one that can be is taken', async () => {
    const forms = new AtForms(app, people.ravi)
    const form = formOf(await app.presses(people.ravi, 'escalation.snooze', 'ESC-1', 1))
    expect(await forms.errors(form, { until: '07:00' })).toEqual({ until: expect.stringContaining('is over') })
    await forms.send(form, { until: '12:00' })
    expect((await ladder()).sides.partner.state).toBe('snoozed')
  })
})

describe('Giving it to somebody', () => {
  test('of one’s own side tells them once, and begins the time until they are asked', async () => {
    expect(await said(people.anna, 'assign ESC-1 @mara')).toContain('Mara Lind has ESC-1 now')
    expect((await ladder()).sides).toMatchObject({
      internal: { state: 'acknowledged', by: { name: 'Mara Lind' } },
      partner: { state: 'climbing' },
    })
    const told = (await app.news()).filter(({ card }) => card.title === 'ESC-1 is yours now')
    expect(told.map(({ to }) => to)).toEqual(['Mara Lind'])
    expect(textOf(told[0]?.card)).toContain('Anna Berg gave it to you')
  })

  test('whoever it was given to reads in the place of that message who has it since, and that it is over', async () => {
    const newest = async (to: string) =>
      (await app.taken()).findLast(
        ({ destination, cardKey }) =>
          cardKey?.endsWith(':given') && destination.kind === 'person' && destination.userId === to,
      )?.card.title
    await said(people.anna, 'assign ESC-1 @mara')
    expect(await newest('UMARA')).toBe('ESC-1 is yours now')
    // Theirs still, by their own word.
    await said(people.mara, 'ack ESC-1 --until 16:00')
    await said(people.mara, 'snooze ESC-1 for 2h')
    expect(await newest('UMARA')).toBe('ESC-1 is yours now')
    await said(people.mara, 'assign ESC-1 @anna')
    expect([await newest('UMARA'), await newest('UANNA')]).toEqual([
      'ESC-1 is with Anna Berg now',
      'ESC-1 is yours now',
    ])
    // Given to them once more, it is a message of its own.
    const before = (await app.taken()).length
    await said(people.anna, 'assign ESC-1 @mara')
    const since = (await app.taken()).slice(before)
    const toMara = since.find(
      ({ cardKey, destination }) =>
        cardKey?.endsWith(':given') && destination.kind === 'person' && destination.userId === 'UMARA',
    )
    expect(toMara?.card.title).toBe('ESC-1 is yours now')
    const { standing } = await app.read(async (view) => ({
      standing: await view.outbox.standing([{ cardKey: toMara!.cardKey!, queueKey: toMara!.queueKey }]),
    }))
    expect(standing[0]?.shown?.messageId).toBe(`m-${toMara!.id}`)
    await said(people.mara, 'resolve ESC-1 "They promised"')
    expect([await newest('UMARA'), await newest('UANNA')]).toEqual(['ESC-1 is over', 'ESC-1 is over'])
    await said(people.anna, 'reopen ESC-1 "They did not"')
    expect(await newest('UMARA')).toBe('ESC-1 waits for somebody again')
  })

  test('whom it has called in the place of somebody away can have it, and those of their side who are not called cannot', async () => {
    await said(people.anna, 'resolve ESC-1 "They promised"')
    await said(people.anna, 'away until friday --delegate @tom')
    await said(people.mara, 'reopen ESC-1 "They did not"')
    const [field] = formOf(await app.presses(people.mara, 'escalation.assign', 'ESC-1', 1, places.internal)).fields
    const offered = field?.kind === 'select' && field.options.map(({ label }) => label)
    expect(offered).toEqual(['Anna Berg', 'Tom Ek', 'Mara Lind'])
    expect(await said(people.mara, 'assign ESC-1 @tom')).toContain('Tom Ek has ESC-1 now')
    // Opened again once more, it calls Anna, who is back.
    await said(people.mara, 'resolve ESC-1 "They promised"')
    await said(people.anna, 'away off')
    await said(people.mara, 'reopen ESC-1 "They did not"')
    expect(await said(people.mara, 'assign ESC-1 @tom')).toContain('Tom Ek could not act on ESC-1')
    expect(await said(people.tom, 'ack ESC-1')).toContain('Only whoever it has called')
  })

  test('who could not act on it, who is of the other side, or of neither, is refused in words', async () => {
    const before = await ladder()
    expect(await said(people.anna, 'assign ESC-1 @tom')).toContain('Tom Ek could not act on ESC-1')
    expect(await said(people.anna, 'assign ESC-1 @ravi')).toContain('Ravi Shah is of the other side')
    expect(await said(people.anna, 'assign ESC-1 @uma')).toContain('Only people named for this partner')
    expect(await said(people.mia, 'assign ESC-1 @ravi', places.shared)).toContain(
      'the account manager, the sponsor and whoever it has called act',
    )
    expect(await ladder()).toEqual(before)
  })

  test('by form, those of one’s own side who can act are offered', async () => {
    const form = formOf(await app.presses(people.anna, 'escalation.assign', 'ESC-1', 1, places.internal))
    const [field] = form.fields
    expect(field?.kind === 'select' && field.options.map(({ label }) => label)).toEqual(['Anna Berg', 'Mara Lind'])
  })

  test('by form, whoever has it can hand it on', async () => {
    await said(people.mara, 'ack ESC-1')
    const form = formOf(await app.presses(people.mara, 'escalation.assign', 'ESC-1', 2, places.internal))
    const [field] = form.fields
    expect(field?.kind === 'select' && field.options.map(({ label }) => label)).toEqual(['Anna Berg'])
  })

  test('a case takes no time until which it is somebody’s', async () => {
    expect(await said(people.anna, 'assign CASE-1 @tom --until 16:00')).toContain('is said of an escalation')
  })
})

describe('A note', () => {
  test('moves nothing: whoever presses on the card of before takes it to the next step; of what has moved they get the card', async () => {
    const { version } = await ladder()
    await said(people.anna, 'note ESC-1 "They are slow"', places.internal)
    await said(people.ravi, 'note ESC-1 "We are at it"')
    const press = () => app.presses(people.anna, 'escalation.escalate-now', 'ESC-1', version, places.internal)
    expect(textOf(await press())).toContain('was taken to the next step')
    expect((await ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 1 })
    expect(textOf(await press())).toContain('has moved since')
  })

  test('is read by those who read the place where it is said, and calls nobody', async () => {
    expect(await said(people.anna, 'note ESC-1 "They are slow"', places.internal)).toContain('our own people read it')
    const ours = await app.news()
    expect(Object.keys(cardOf(ours))).toContain('#escalations')
    for (const [to, card] of Object.entries(cardOf(ours)))
      expect(saidBy(card).includes('They are slow'), to).toBe(to !== '#acme-shared' && to !== 'Ravi Shah')
    expect(await said(people.ravi, 'note ESC-1 "We look into it"', places.shared)).toContain('both sides read it')
    const shared = await app.news()
    expect(saidBy(cardOf(shared)['Ravi Shah']!)).toContain(
      'Ravi Shah, Mon 23 Nov 2026, 11:00 (Europe/Paris): We look into it',
    )
    expect(calledOf([...ours, ...shared])).toEqual([])
    const timeline = async (who: TestPerson, place: typeof places.shared) =>
      JSON.stringify(await app.says(who, 'timeline ESC-1', place))
    expect(await timeline(people.ravi, places.shared)).not.toContain('They are slow')
    expect(await timeline(people.anna, places.internal)).toContain('They are slow')
  })

  test('said alone by one of ours stays with ours, and by one of theirs is for both', async () => {
    await said(people.anna, 'note ESC-1 "They are slow"')
    await said(people.ravi, 'note ESC-1 "We look into it"')
    expect((await ladder()).notes).toMatchObject({
      internal: { text: 'They are slow' },
      shared: { text: 'We look into it' },
    })
  })
})

describe('Calming', () => {
  test('is for the side that is owed, with a reason; the side that owes is refused in words', async () => {
    expect(await said(people.ravi, 'calm ESC-1 "It is small"', places.shared)).toContain(
      'only those who are owed it can say that it is less urgent',
    )
    expect(await said(people.anna, 'calm ESC-1 "A workaround holds"')).toContain('ESC-1 is a note now')
    expect(await ladder()).toMatchObject({ calmedTo: 'note' })
    expect(await said(people.anna, 'timeline ESC-1')).toContain('A workaround holds')
    expect(await said(people.anna, 'calm ESC-1 "Once more"')).toContain('no more urgent than that')
  })

  test('asks for the reason in a form, and takes no urgency that there is not', async () => {
    const form = formOf(await app.presses(people.anna, 'escalation.calm', 'ESC-1', 1, places.internal))
    expect(form.fields.map(({ id }) => id)).toEqual(['to', 'text'])
    expect(await said(people.anna, 'calm ESC-1 "So" --to mild')).toContain('“mild” is not how urgent')
  })
})

describe('Opening it again', () => {
  beforeEach(() => said(people.anna, 'resolve ESC-1 "They promised"'))

  test('climbs from the bottom on both sides, and calls all but whoever does it', async () => {
    await app.news()
    expect(await said(people.anna, 'reopen ESC-1 "They did not"')).toContain('ESC-1 is open again')
    expect(await ladder()).toMatchObject({ status: 'open', sides: { partner: { state: 'climbing', step: 0 } } })
    expect((await app.news()).map(({ to }) => to)).not.toContain('Anna Berg')
    expect(await app.read((view) => view.ladders.active({}))).toHaveLength(1)
  })

  test('is refused to the side that owes, once what it is about is over, and where another stands', async () => {
    expect(await said(people.ravi, 'reopen ESC-1 "No"', places.shared)).toContain('only they, or whoever ended it')
    await said(people.anna, 'escalate CASE-1 "Still nothing"')
    expect(await said(people.anna, 'reopen ESC-1 "So"')).toContain('ESC-2 stands for CASE-1 now')
    await said(people.anna, 'resolve ESC-2 "Agreed"')
    await said(people.mia, 'withdraw CASE-1 "Found them"', places.shared)
    await said(people.anna, 'withdraw CASE-1 "Found them"')
    await said(people.anna, 'confirm CASE-1')
    expect(await said(people.anna, 'reopen ESC-1 "So"')).toContain('CASE-1 is over')
    expect(await app.read((view) => view.ladders.active({}))).toEqual([])
  })
})

test('a button of what is over opens no form, but shows how it stands', async () => {
  const version = (await ladder()).version
  await said(people.anna, 'resolve ESC-1 "They promised"')
  for (const action of ['escalation.snooze', 'escalation.assign', 'escalation.note', 'escalation.calm']) {
    const answer = await app.presses(people.anna, action, 'ESC-1', version, places.internal)
    expect(JSON.stringify(answer), action).toContain('is resolved')
    expect(answer.kind, action).not.toBe('form')
  }
})

test('whoever owes it is told before they fill in how it ends, and whoever ends it twice that it is over', async () => {
  const owes = await app.presses(people.ravi, 'escalation.resolve', 'ESC-1', 1)
  expect(textOf(owes)).toContain('stands for what your side owes')
  expect(owes.kind).toBe('fresh-card')
  const { version } = await ladder()
  await said(people.anna, 'resolve ESC-1 "They promised"')
  const over = await app.presses(people.anna, 'escalation.resolve', 'ESC-1', version, places.internal)
  expect(textOf(over)).toContain('is resolved already')
})

test('a button that opens it again, where another stands for the same, comes with the card as it is', async () => {
  await said(people.anna, 'resolve ESC-1 "They promised"')
  await said(people.anna, 'escalate CASE-1 "Still nothing"')
  const answer = await app.presses(people.anna, 'escalation.reopen', 'ESC-1', 1, places.internal)
  expect(answer.kind).toBe('fresh-card')
  expect(textOf(answer)).toContain('ESC-2 stands for CASE-1 now')
})

test('whoever takes it says in a form until when, and may say another time later', async () => {
  const forms = new AtForms(app, people.ravi)
  const open = async () => formOf(await app.presses(people.ravi, 'escalation.acknowledge-until', 'ESC-1', 1))
  await forms.send(await open(), { until: '12:00' })
  expect((await ladder()).sides.partner).toMatchObject({ state: 'acknowledged', backBy: MONDAY_NINE + 4 * HOUR })
  await forms.send(await open(), { until: 'tomorrow 10am' })
  expect((await ladder()).sides.partner).toMatchObject({ backBy: MONDAY_NINE + DAY + 2 * HOUR })
})
