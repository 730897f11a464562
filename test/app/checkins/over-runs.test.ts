import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, type TestPerson } from '../../kit/app-fixture.ts'

/** A pulse each Monday, open for one working day. */
const checkIns = { cron: '0 10 * * 1', window: '1 working day', remindAfter: '4h' }

const OURS = [people.anna, people.tom]

async function lived(app: App, week: number, ours: string, theirs: string): Promise<string> {
  await app.passTo(MONDAY_NINE + week * 7 * DAY + 2 * HOUR)
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  const run = (await app.read((view) => view.runs.latestOf(partner.id)))!
  const label = `CHECK-${run.number}`
  const says = (answer: string) => Object.fromEntries(run.items.map(({ id }) => [id, answer]))
  const answering = run.respondents.map(({ name }) => Object.values(people).find((one) => one.name === name)!)
  for (const one of answering) await app.submits(one, 'check-in.answer', label, says(isOurs(one) ? ours : theirs))
  await app.news()
  await app.passTo(run.closesAt + HOUR)
  return label
}
const whole = async (app: App, label: string) => JSON.stringify(await app.says(people.anna, `show ${label}`))
const isOurs = ({ name }: TestPerson) => OURS.some((one) => one.name === name)

test('pulses that ask other things each time add up to one index, which says how it moved and what it is from before', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  const first = await lived(app, 1, '4', '4')
  expect(await whole(app, first)).not.toContain('since')
  const second = await lived(app, 2, '3', '4')
  const told = await whole(app, second)
  // Eight dimensions: outcomes, trust and three more of ours at 50, three of the week before at 75: 59.4; theirs 75: 67.2.
  expect(told).toContain(`67.2 of 100, 7.8 down since ${first}`)
  expect(told).toContain('As said in the 90 days before')
})

test('a flag that stands from one check to the next is raised and talked about once', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  await lived(app, 1, '5', '3')
  const raised = async () => {
    const { id } = (await app.read((view) => view.partners.bySlug('acme')))!
    return (await app.read((view) => view.facts.of(id))).filter(({ kind }) => kind === 'RedFlagRaised').length
  }
  const before = await raised()
  expect(before).toBeGreaterThan(0)
  const escalations = async () => (await app.read((view) => view.ladders.active({}))).length
  expect(await escalations()).toBe(1)
  await app.says(people.anna, 'resolve ESC-1 "Talked it through"')
  // By the third it has been asked everything, and is apart in everything.
  for (const week of [2, 3]) await lived(app, week, '5', '3')
  const known = await raised()
  await app.says(people.anna, 'resolve ESC-2 "Talked it through"')
  await app.says(people.anna, 'resolve ESC-3 "Talked it through"')
  await lived(app, 4, '5', '3')
  expect(await raised()).toBe(known)
  expect(await escalations()).toBe(0)
})

test('whoever of the partner is away is not called by the reminder, which asks the others', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  await app.says(people.ravi, 'away until friday')
  await app.passTo(MONDAY_NINE + 2 * HOUR)
  await app.news()
  // Mia’s four hours end in the evening of Paris: the channel is told in its morning.
  await app.passTo(MONDAY_NINE + 24 * HOUR)
  const [reminder] = (await app.news()).filter(
    ({ to, card }) => to === '#acme-shared' && /still open/u.test(card.fallback),
  )
  expect(reminder?.card.fallback).toContain('Mia Chen')
  expect(reminder?.card.fallback).not.toContain('Ravi')
})
