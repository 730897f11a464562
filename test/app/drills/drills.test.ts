import { afterEach, beforeEach, expect, test } from 'vitest'
import { processFailedDelivery } from '../../../src/app/process-failed-delivery.ts'
import type { Card } from '../../../src/cards/card.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'

let app: App

const sponsored = {
  ...acmeSheet,
  people: acmeSheet.people.map((one) =>
    one.name === people.tom.name || one.name === people.mia.name ? { ...one, roles: ['sponsor', 'member'] } : one,
  ),
}

/** Monday 10:00 in Paris, 09:00 in London, 04:00 in New York. */
beforeEach(async () => {
  app = await App.open(sponsored)
  app.clock.move(HOUR)
})

afterEach(() => app[Symbol.asyncDispose]())

const said = (answer: unknown) => textOf(answer as Card)
const agree = async () => {
  await app.says(people.ravi, 'drill acme')
  return said(await app.says(people.anna, 'drill acme'))
}
const drillsOf = async () => {
  const partner = await app.read((view) => view.partners.bySlug('acme'))
  return app.read((view) => view.drills.of(partner!.id))
}
const last = async () => (await drillsOf())!.drills.at(-1)!
const calls = async () =>
  (await app.news()).filter(({ card }) => card.title.includes('a drill, no escalation')).map(({ to }) => to)
const got = (speaker: TestPerson) => app.says(speaker, 'drill acme got')
const wait = (minutes: number) => app.passTo(app.clock.now() + minutes * MINUTE)
const reports = async () =>
  (await app.news())
    .filter(({ card }) => /^DRILL-\d+ with Acme/u.test(card.title))
    .map(({ to, card }) => ({ to, text: JSON.stringify(card) }))

test('nobody is called before both account managers have agreed, and the other one is asked once, where both read', async () => {
  await app.news()
  expect(said(await app.says(people.ravi, 'drill acme'))).toContain(
    'Northwind is asked to agree to drills. Nobody is called',
  )
  expect(said(await app.says(people.ravi, 'drill acme'))).toContain('has not answered yet')
  const asked = (await app.news()).filter(({ to }) => !to.startsWith('only'))
  expect(asked.map(({ to, card }) => [to, card.buttons.map(({ label }) => label)])).toEqual([
    ['#acme-shared', ['Agree to drills', 'Set drills']],
  ])
  expect(JSON.stringify(asked)).not.toContain('"mention"')
  expect(said(await app.says(people.tom, 'drill acme'))).toContain('has drills held: ask them')
  await app.presses(people.anna, 'drill.agree', 'acme', 0)
  expect(await calls()).toEqual(['Anna Berg', 'Ravi Shah'])
})

test('each step of each side is told once, whoever answers, and the next as soon as nobody is waited for', async () => {
  expect(await agree()).toContain('DRILL-1 has begun: Northwind is called now, Acme Hosting is called now')
  expect(await calls()).toEqual(['Anna Berg', 'Ravi Shah'])
  await got(people.anna)
  expect(await calls()).toContain('#escalations')
  await wait(14)
  expect(await calls()).toEqual([])
  await wait(2)
  // Tom is a sponsor of ours; Mia is asleep in New York.
  expect(await calls()).toEqual(['Tom Ek'])
  expect((await last()).sides.partner).toMatchObject({ state: 'waits', step: 2 })
  await wait(5 * 60)
  expect(await calls()).toContain('Mia Chen')
  await wait(30)
  expect((await last()).end).toMatchObject({ how: 'over' })
})

test('each side is told who of its own people was reached, and of the other only which steps were', async () => {
  await app.says(people.tom, 'away until friday')
  await agree()
  await calls()
  await app.presses(people.anna, 'drill.answer', 'acme', 0)
  // The managers’ channel is dead, and Ravi has muted the bot.
  const { store } = app.services
  const claimed = await store.transact((tx) => tx.outbox.claim(app.clock.now(), MINUTE, 9))
  const failed = claimed.find(({ cardKey }) => cardKey?.endsWith(':managers') === true)
  await processFailedDelivery(app.services, failed!, {
    code: 'channel_not_found',
    reason: 'The channel is gone.',
    unreachable: true,
  })
  await wait(6 * 60)
  await app.passTo(app.clock.now() + DAY)
  const told = await reports()
  expect(told.map(({ to }) => to)).toEqual(['Anna Berg', 'Ravi Shah'])
  const [ours, theirs] = told
  expect(ours?.text).toContain('Step 1: Anna Berg after 1 min')
  expect(ours?.text).toContain('Step 2: The managers’ channel: out of reach, The channel is gone')
  expect(ours?.text).toContain('Step 3: Tom Ek: away, and nobody stands in')
  expect(ours?.text).toContain('Only Anna Berg was reached: name a second person')
  expect(ours?.text).not.toContain('Ravi')
  expect(ours?.text).toContain('Step 1: told, and nobody answered')
  expect(theirs?.text).toContain('Step 1: Ravi Shah: it arrived, and there was no answer')
  expect(theirs?.text).toContain('Ask Ravi Shah whether they see what Liaison writes')
  expect(theirs?.text).not.toMatch(/Anna|Tom/u)
  expect(theirs?.text).toContain('Step 3: Mia Chen: it has not arrived yet')
})

test('whoever has no right to it sees no report, and nobody does where others read along', async () => {
  await agree()
  expect(said(await app.says(people.tom, 'drill acme report'))).toContain('DRILL-1')
  expect(said(await app.says(people.max, 'drill acme report'))).toContain('is for the account manager and the sponsor')
  app.answersInTheOpen = true
  expect(said(await app.says(people.ravi, 'drill acme report', places.shared))).toContain('Ask me in a direct message')
})

test('a drill is answered and shown by its label, and nobody of another company learns of it', async () => {
  await agree()
  expect(said(await app.says(people.mia, 'ack DRILL-1'))).toContain('DRILL-1 does not call you')
  expect(said(await app.says(people.ravi, 'ack drill 1'))).toContain('DRILL-1 has reached you')
  expect(said(await app.says(people.ravi, 'ack DRILL-1'))).toContain('You have it')
  expect((await last()).calls.find(({ side }) => side === 'partner')?.answered).toBeDefined()
  expect(said(await app.says(people.anna, 'ack DRILL-2'))).toContain('I know no DRILL-2')
  const shown = JSON.stringify(await app.says(people.anna, 'show DRILL-1'))
  expect(shown).toContain('DRILL-1 with Acme Hosting (acme): it goes on')
  expect(shown).toContain('Step 1: Anna Berg: no answer yet')
  expect(JSON.stringify(await app.says(people.anna, 'DRILL-1'))).toContain('it goes on')
  expect(said(await app.says(people.max, 'show DRILL-1'))).toContain('is for the account manager and the sponsor')
  await app.register(globexSheet)
  expect(said(await app.says(people.leo, 'show DRILL-1'))).toContain('I know no DRILL-1.')
  expect(said(await app.says(people.leo, 'ack DRILL-1'))).toContain('I know no DRILL-1.')
})

test('of two drills each is shown by its own label', async () => {
  await agree()
  await got(people.ravi)
  await app.passTo(app.clock.now() + 7 * DAY)
  await app.says(people.ravi, 'drill acme')
  expect(JSON.stringify(await app.says(people.ravi, 'show DRILL-1'))).toContain('Step 1: Ravi Shah after 1 min')
  expect(JSON.stringify(await app.says(people.ravi, 'show DRILL-2'))).toContain('Step 1: Ravi Shah: no answer yet')
  expect(said(await app.says(people.ravi, 'ack DRILL-1'))).toContain('You have it')
})

test('either side takes it back at any time, which stops what goes on', async () => {
  await agree()
  await calls()
  expect(said(await app.says(people.ravi, 'drill acme off'))).toContain('DRILL-1 stops')
  const shown = (await app.news()).filter(({ card }) => card.title.includes('a drill, no escalation'))
  expect(shown.map(({ to, card }) => [to, card.buttons])).toEqual([
    ['Anna Berg', []],
    ['Ravi Shah', []],
  ])
  expect(said(await app.says(people.anna, 'drill acme'))).toContain('Acme Hosting has been asked')
  await app.passTo(app.clock.now() + 3 * DAY)
  expect(await calls()).toEqual([])
})

test('a real escalation stops a drill, which says so, and none begins while one calls people', async () => {
  await agree()
  await calls()
  await app.says(people.tom, 'case acme "Down" --severity 2')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
  expect((await last()).end).toMatchObject({ how: 'stopped', why: 'ESC-1 is real, and calls people.' })
  const shown = (await app.news()).filter(({ card }) => card.title.includes('a drill, no escalation'))
  expect(textOf(shown[0]!.card)).toContain('It was stopped: ESC-1 is real, and calls people. Nothing is to be done.')
  expect(said(await app.says(people.anna, 'drill acme'))).toContain('ESC-1 calls people now')
})

test('one at a time, and six days lie between two', async () => {
  await agree()
  expect(said(await app.says(people.ravi, 'drill acme'))).toContain('DRILL-1 goes on')
  await app.passTo(app.clock.now() + 2 * DAY)
  expect(said(await app.says(people.ravi, 'drill acme'))).toContain('can begin in 4 days')
  await app.passTo(app.clock.now() + 5 * DAY)
  expect(said(await app.says(people.ravi, 'drill acme'))).toContain('DRILL-2 has begun')
})

test('monthly, one begins every four weeks, by its timer', async () => {
  await agree()
  await app.passTo(app.clock.now() + DAY)
  expect(said(await app.says(people.anna, 'drill acme monthly'))).toContain('every four weeks')
  await app.passTo(app.clock.now() + 27 * DAY + HOUR)
  expect((await last()).number).toBe(2)
  await app.passTo(app.clock.now() + 28 * DAY)
  expect((await last()).number).toBe(3)
})

test('a side is called at the hour that its account manager chose, and the other in its working hours', async () => {
  expect(said(await app.says(people.ravi, 'drill acme at 06:30'))).toContain('is called at 06:30 (Europe/London)')
  expect(await agree()).toContain('Acme Hosting is called from')
  expect(await calls()).toEqual(['Anna Berg'])
  await app.passTo(Date.parse('2026-11-24T06:29:00Z'))
  expect(await calls()).not.toContain('Ravi Shah')
  await app.passTo(Date.parse('2026-11-24T06:31:00Z'))
  expect(await calls()).toEqual(['Ravi Shah'])
  expect(said(await app.says(people.anna, 'drill acme at noonish'))).toContain('or one word behind it')
  expect(said(await app.says(people.anna, 'drill acme at 25:00'))).toContain('Say an hour')
})

test('the hour of a side calls nobody in what they keep quiet for themselves: the step waits until it is over', async () => {
  await app.says(people.anna, 'quiet 18:00-20:30')
  await app.says(people.anna, 'drill acme at 19:00')
  await agree()
  const called = async () =>
    (await app.news()).filter(({ to, card }) => to === 'Anna Berg' && card.title.includes('DRILL'))
  await called()
  await app.passTo(Date.parse('2026-11-23T19:29:00Z'))
  expect(await called()).toEqual([])
  await app.passTo(Date.parse('2026-11-23T19:31:00Z'))
  expect(await called()).toHaveLength(1)
})

test('an hour that a form changes is on the clock that it shows, wherever whoever sends it is by then', async () => {
  await app.says(people.anna, 'drill acme at 10:00')
  const moved = sponsored.people.map((one) =>
    one.name === people.anna.name ? { ...one, zone: 'America/New_York' } : one,
  )
  await app.register({ ...sponsored, people: moved })
  expect(await app.says(people.anna, 'drill', places.internal)).toMatchObject({
    form: { fields: expect.arrayContaining([expect.objectContaining({ id: 'hour', initial: '10:00' })]) },
  })
  const answer = await app.submits(people.anna, 'drill.set', 'acme', { hour: '11:00', begin: 'no' })
  expect(said(answer)).toContain('at 11:00 (Europe/Paris)')
})

test('the form says whom a drill would call, sets when and how often, and begins one', async () => {
  const opened = await app.says(people.ravi, 'drill', places.shared)
  expect(opened).toMatchObject({
    kind: 'form',
    form: {
      intro: [
        expect.stringContaining('With Acme Hosting'),
        'Of Acme Hosting it would call at step 1 Ravi Shah; at step 3 Mia Chen.',
        'Nobody is called before Northwind has agreed.',
      ],
      fields: [{ id: 'hour' }, { id: 'begin' }],
    },
  })
  const sends = (who: TestPerson, values: Record<string, string>) => app.submits(who, 'drill.set', 'acme', values)
  expect(await sends(people.ravi, { hour: '25:00', begin: 'yes' })).toMatchObject({
    kind: 'errors',
    errors: { hour: expect.stringContaining('Say an hour') },
  })
  expect(await drillsOf()).toBeUndefined()
  expect(said(await sends(people.ravi, { hour: '06:30', begin: 'yes' }))).toMatch(
    /is called at 06:30 \(Europe\/London\).*Northwind is asked to agree/u,
  )
  expect(said(await sends(people.anna, { begin: 'yes' }))).toContain('DRILL-1 has begun')
  expect(await app.says(people.anna, 'drill', places.internal)).toMatchObject({
    form: {
      intro: expect.arrayContaining(['DRILL-1 goes on: one drill at a time.']),
      fields: [{ id: 'hour' }, { id: 'monthly' }],
    },
  })
  expect(said(await sends(people.anna, { monthly: 'yes' }))).toContain('every four weeks')
  expect(said(await sends(people.anna, { monthly: 'yes' }))).toContain('It is so already')
  expect(said(await sends(people.anna, { monthly: 'no' }))).toContain('No drill begins by itself any more')
  expect((await drillsOf())?.monthlyAt).toBeUndefined()
  expect(said(await app.says(people.tom, 'drill', places.internal))).toContain('has drills held: ask them')
})

test('a drill by itself every four weeks is ended by a word, and drills stay agreed to', async () => {
  await agree()
  await app.says(people.anna, 'drill acme monthly')
  expect(said(await app.says(people.anna, 'drill acme monthly never'))).toContain('drill acme monthly off')
  expect(said(await app.says(people.anna, 'drill acme monthly off'))).toContain('No drill begins by itself any more')
  expect(said(await app.says(people.anna, 'drill acme monthly off'))).toContain('No drill begins by itself.')
  await app.passTo(app.clock.now() + 29 * DAY)
  expect((await last()).number).toBe(1)
  expect(await drillsOf()).toMatchObject({ agreed: { internal: {}, partner: {} } })
})
