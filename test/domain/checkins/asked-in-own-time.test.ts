import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Asking } from '../../../src/domain/checkins/cooldown.ts'
import { decideRun } from '../../../src/domain/checkins/decide-run.ts'
import { NOTHING_KNOWN } from '../../../src/domain/checkins/earlier.ts'
import { openRun, type Respondent } from '../../../src/domain/checkins/open-run.ts'
import type { Run, RunEffect } from '../../../src/domain/checkins/run.ts'
import type { Times } from '../../../src/domain/checkins/window.ts'
import { openingOf } from '../../../src/domain/digests/day-budget.ts'
import { quietUntil } from '../../../src/domain/digests/quiet-hours.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { businessHours, type Calendar } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import { dateAt } from '../../../src/domain/time/wall-clock.ts'
import { isWorking } from '../../../src/domain/time/work.ts'
import { OPENED, opening } from './run-kit.ts'

const ZONES = ['Europe/Paris', 'America/Los_Angeles', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney', 'UTC']
const QUIET = [undefined, '12:00-14:00', '15:00-10:00', '19:00-08:00 weekends']

/** In days from the beginning. */
const days = (most: number) => fc.integer({ min: 0, max: most })
const someone = fc.record({
  zone: fc.constantFrom(...ZONES),
  quiet: fc.constantFrom(...QUIET),
  holidays: fc.array(days(30), { maxLength: 4 }),
  ownHolidays: fc.array(days(30), { maxLength: 4 }),
  away: fc.array(fc.record({ from: days(30), hours: fc.integer({ min: 1, max: 200 }) }), { maxLength: 2 }),
})
const span = fc.record({
  amount: fc.integer({ min: 1, max: 4 }),
  unit: fc.constantFrom('working days' as const, 'd' as const),
})
const story = fc.record({
  people: fc.array(someone, { minLength: 4, maxLength: 7 }),
  runs: fc.array(
    fc.record({
      inHours: fc.integer({ min: 1, max: 90 }),
      asks: fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }),
      spans: fc.record({ window: span, remindAfter: span, remindAgain: span }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
})

type Told = { run: string; personId: string; what: 'ask' | 'remind'; at: Instant }

test('nobody is told alone outside of their own working time, reminded more than twice, or asked twice within six days, unless they are alone on their side', () => {
  fc.assert(
    fc.property(story, ({ people, runs }) => {
      const all = people.map((one, index) => respondent(one, index))
      const asked = new Map<string, Asking[]>()
      const told: Told[] = []
      const states: Run[] = []
      let now = OPENED
      for (const [index, { inHours, asks, spans }] of runs.entries()) {
        now += inHours * HOUR
        const chosen = [all[0]!, all[1]!, ...asks.flatMap((each) => all[each] ?? [])]
        const respondents = chosen.map((one) => ({ ...one, asked: asked.get(one.party.personId) ?? [] }))
        const plan = { ...opening().plan, ...spans }
        const opened = openRun({ ...opening({ id: `run-${index}`, plan }), respondents }, now)
        if ('refused' in opened) continue
        states.push(opened.state)
        for (const [personId, { opensAt }] of Object.entries(opened.state.windows))
          asked.set(personId, [...(asked.get(personId) ?? []), { at: opensAt }])
        told.push(...lived(opened, now, all))
      }
      for (const { personId, at } of told) expectThere(timesOf(all, personId), at)
      const reminders = Map.groupBy(
        told.filter(({ what }) => what === 'remind'),
        ({ run, personId }) => `${run} ${personId}`,
      )
      for (const each of reminders.values()) expect(each.length).toBeLessThanOrEqual(2)
      for (const [index, run] of states.entries()) expectRested(states.slice(0, index), run, all)
    }),
    { numRuns: 60 },
  )
})

/** Half of them of ours; the first two are of either side. */
function respondent(one: Someone, index: number): Respondent {
  const party: Party = { personId: `p${index}`, name: `P${index}`, side: index % 2 === 0 ? 'internal' : 'partner' }
  const agreed = businessHours(one.zone, one.holidays.map(dateOf))
  const calendar: Calendar = { ...agreed, holidays: [...agreed.holidays, ...one.ownHolidays.map(dateOf)] }
  const away = one.away.map(({ from, hours }) => ({
    from: OPENED + from * DAY,
    to: OPENED + from * DAY + hours * HOUR,
  }))
  return { party, times: { calendar, agreed, away, ...(one.quiet !== undefined && { quiet: one.quiet }) }, asked: [] }
}

type Someone = {
  zone: string
  quiet: string | undefined
  holidays: number[]
  ownHolidays: number[]
  away: { from: number; hours: number }[]
}

function dateOf(day: number): string {
  return dateAt(OPENED + day * DAY, 'UTC').toString()
}

/** Each of its moments comes when it is due, and nobody answers. What is sent to one of ours alone waits for their agreed hours, and their quiet. */
function lived(opened: { state: Run; effects: RunEffect[] }, openedAt: Instant, all: Respondent[]): Told[] {
  const told: Told[] = []
  const absences = all.flatMap(({ party, times }) =>
    times.away.map((one, index) => ({ ...one, id: `${party.personId}-${index}`, personId: party.personId, saidAt: 0 })),
  )
  let { state } = opened
  for (let [now, effects] = [openedAt, opened.effects]; ;) {
    for (const effect of effects) {
      if (effect.effect !== 'ask' && effect.effect !== 'remind') continue
      for (const { personId } of effect.people.filter(({ side }) => side === 'internal'))
        told.push({ run: state.id, personId, what: effect.effect, at: toldAt(timesOf(all, personId), now) })
    }
    const timer = effects.find((one) => one.effect === 'start timer' && one.timer === 'reminder')
    if (timer?.effect !== 'start timer') return told
    now = timer.at
    const decision = decideRun(state, { type: 'ReminderDue' }, now, { ...NOTHING_KNOWN, absences })
    if (!('state' in decision)) return told
    ;({ state, effects } = decision)
  }
}

function toldAt({ agreed, calendar, quiet }: Times, at: Instant): Instant {
  const hours = agreed ?? calendar
  return openingOf({ calendars: [hours], zone: hours.zone, ...(quiet !== undefined && { quiet }) }, at)
}

function timesOf(all: Respondent[], personId: string): Times {
  return all.find(({ party }) => party.personId === personId)!.times
}

function expectThere({ calendar, quiet, away }: Times, at: Instant): void {
  expect(isWorking(calendar, at)).toBe(true)
  expect(quietUntil(quiet, calendar.zone, at)).toBe(at)
  expect(away.filter(({ from, to }) => from <= at && at < to)).toEqual([])
}

/** Those whom it asks though another did within six days are alone there on their side. */
function expectRested(before: Run[], run: Run, all: Respondent[]): void {
  for (const { personId, side } of run.respondents) {
    const window = run.windows[personId]
    if (!window) continue
    const { zone } = timesOf(all, personId).calendar
    const day = (at: Instant) => dateAt(at, zone)
    const within = before.filter((one) => {
      const earlier = one.windows[personId]
      const days = earlier ? Math.abs(day(earlier.opensAt).until(day(window.opensAt)).days) : 0
      return days > 0 && days < 6
    })
    if (within.length === 0) continue
    const there = run.respondents.filter((one) => one.side === side && run.windows[one.personId])
    expect(there.map((one) => one.personId)).toEqual([personId])
  }
}
