import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

/** A week of one partner: a breach with its escalation, a case in time, a check, and what everybody reads of it. */
async function week(withDrill: boolean) {
  await using app = await App.open(acmeSheet)
  app.services.digestAt = '09:00'
  const at = (hours: number) => app.passTo(MONDAY_NINE + hours * HOUR)
  const asked: unknown[] = []
  const asks = async (who: (typeof people)[keyof typeof people], line: string) =>
    asked.push([line, textOf(await app.says(who, line))])
  await app.says(people.anna, 'digest 09:00')
  await at(1)
  if (withDrill) {
    await app.says(people.ravi, 'drill acme')
    await app.says(people.anna, 'drill acme')
    await app.presses(people.anna, 'drill.answer', 'acme', 0)
  }
  await at(4)
  await app.says(people.mia, 'case "Slow" --severity 3', places.shared)
  await at(5)
  await app.says(people.tom, 'ack CASE-1')
  await at(24)
  await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
  await app.says(people.anna, 'check now acme')
  await at(50)
  await app.says(people.tom, 'escalate CASE-2 "No progress"')
  await at(53)
  await app.says(people.anna, 'ack ESC-1')
  await at(70)
  for (const who of [people.anna, people.tom, people.ravi, people.mia]) await asks(who, 'mine')
  await asks(people.anna, 'report acme --period 2026-11')
  await asks(people.ravi, 'report acme --period 2026-11')
  await asks(people.anna, 'show acme')
  await asks(people.anna, 'escalations acme')
  await asks(people.anna, 'cases acme')
  await asks(people.anna, 'ledger acme')
  await app.passTo(MONDAY_NINE + 8 * DAY + 30 * MINUTE)
  const news = (await app.news())
    .filter(({ to, card }) => !to.startsWith('only') && !/DRILL-|Drills of/u.test(card.title))
    .map(({ to, card }) => [to, card.title, card.fallback])
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  const stored = await app.read(async (view) => ({
    clocks: await view.clocks.ofSubjects('case', [
      (await view.cases.byNumber(1))!.id,
      (await view.cases.byNumber(2))!.id,
    ]),
    ladders: await view.ladders.statusesOf(partner.id),
    facts: (await view.facts.of(partner.id))
      .filter(({ kind }) => !kind.startsWith('Drill'))
      .map(({ kind, subject, at: when }) => [kind, subject, when]),
    timers: (await view.timers.list(99))
      .filter(({ kind }) => kind !== 'drill.step')
      .map(({ kind, dueAt }) => [kind, dueAt]),
  }))
  const drills = await app.read((view) => view.drills.of(partner.id))
  // Several clocks of a case are kept in the order of their ids.
  stored.clocks.sort((a, b) => (`${a.startedAt} ${a.measure}` < `${b.startedAt} ${b.measure}` ? -1 : 1))
  const plain: unknown = JSON.parse(JSON.stringify({ asked, news, stored }).replaceAll(/id-\d+/gu, 'id'))
  return { plain, drills }
}

test('what people are told, owe and are measured by is the same with a drill and without', async () => {
  const [without, drilled] = [await week(false), await week(true)]
  expect(drilled.drills?.drills.at(-1)?.end).toMatchObject({ how: 'over' })
  expect(without.drills).toBeUndefined()
  expect(drilled.plain).toEqual(without.plain)
})
