import { expect, test } from 'vitest'
import { halfDayBegan, nextHalfDay } from '../../../src/domain/digests/half-day.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'
import { DeliveryStage } from '../../kit/delivery-stage.ts'

/** Of any message, whatever else it tells: what its own words say of an escalation that waits. */
const CALLS = /Escalation about|waits? for an acknowledgement/u
const PERSONS = [people.anna, people.ravi]

test(
  '14 cases that nobody acts on for 14 days call each person at most once in half a working day',
  { timeout: 120_000 },
  async () => {
    await using stage = await DeliveryStage.open(acmeSheet)
    for (let n = 1; n <= 14; n += 1) {
      await stage.type(
        n % 2 === 0 ? people.mia : people.ravi,
        `case "Matter ${n}" --severity ${2 + (n % 3)}`,
        places.shared,
      )
      await stage.passTo(stage.app.clock.now() + 20 * MINUTE)
    }
    const seen: { at: number; to: string; title: string }[] = []
    const post = stage.slack.post.bind(stage.slack)
    stage.slack.post = (to, card, options) => {
      if (to.kind !== 'conversation' && CALLS.test(`${card.title} ${card.fallback}`))
        seen.push({ at: stage.app.clock.now(), to: to.userId, title: card.title })
      return post(to, card, options)
    }
    await stage.passTo(MONDAY_NINE + 14 * DAY)
    const calendars = await stage.app.read(async (view) => (await view.partners.bySlug('acme'))!.terms)
    const hours = calendars.calendars[calendars.hours.internal]!.calendar
    for (const { userId, zone = 'UTC' } of PERSONS) {
      const halves = Map.groupBy(
        seen.filter(({ to }) => to === userId),
        ({ at }) => halfDayBegan({ calendars: [{ ...hours, zone }], zone }, at),
      )
      expect(halves.size).toBeGreaterThan(0)
      for (const [began, calls] of halves) {
        const when = `${userId} ${new Date(began).toISOString()}: ${calls.map(({ title }) => title).join('; ')}`
        expect(calls.length, when).toBe(1)
      }
    }
    expect(seen.length).toBeLessThan(4 * PERSONS.length * 14)
  },
)

test('each day has two halves, on the own clock of whoever is called; the last goes on over night and weekend', () => {
  const hours = { calendars: [businessHours('Europe/Paris')], zone: 'Europe/Paris' }
  const at = (days: number, hour: number) => MONDAY_NINE - 9 * HOUR + days * DAY + hour * HOUR
  const began = (days: number, hour: number) => halfDayBegan(hours, at(days, hour))
  expect(began(0, 9)).toBe(at(0, 9))
  expect(began(0, 12.9)).toBe(at(0, 9))
  expect(began(0, 13)).toBe(at(0, 13))
  expect(began(0, 23)).toBe(at(0, 13))
  expect(began(1, 8)).toBe(at(0, 13))
  expect(began(6, 12)).toBe(at(4, 13))
  const next = (days: number, hour: number) => nextHalfDay(hours, at(days, hour))
  expect(next(0, 8)).toBe(at(0, 9))
  expect(next(0, 9)).toBe(at(0, 13))
  expect(next(0, 20)).toBe(at(1, 9))
  expect(next(4, 14)).toBe(at(7, 9))
})
