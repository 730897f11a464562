import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { CaseLogEntry } from '../../../src/domain/cases/case.ts'
import { decideCase } from '../../../src/domain/cases/decide-case.ts'
import type { ClockEffect } from '../../../src/domain/sla/clock.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { addWork, work } from '../../../src/domain/time/work.ts'
import { acknowledge, ana, ask, dana, dev, reply, resolve, severity } from '../cases/people.ts'
import { Story, office, paris, within } from './clock-story.ts'

const START = paris('Fri 14:00')
const SPAN_MINUTES = 4 * 24 * 60
const END = START + (SPAN_MINUTES + 1) * MINUTE

const minute = fc.integer({ min: 0, max: SPAN_MINUTES }).map((after) => START + after * MINUTE)
const talk = fc.constantFrom(ask(dana), ask(ana), reply(ana), reply(dana), acknowledge(dev), severity(ana, 2))
const ending = fc.option(fc.tuple(minute, fc.constantFrom(resolve(dana), resolve(ana))), { nil: undefined })
const happenings = fc
  .tuple(fc.array(fc.tuple(minute, talk), { maxLength: 10 }), ending)
  .map(([talks, end]) => (end === undefined ? talks : [...talks, end]).sort(([a], [b]) => a - b))
const hours = fc.integer({ min: 1, max: 14 })

/** Whoever asks for what the case refuses changes nothing, as in life. */
function happen(story: Story, at: number, event: CaseEvent): void {
  if ('state' in decideCase(story.case, event, at)) story.happens(at, event)
}

/** Counts minute by minute, in a week without clock changes when Paris is one hour ahead of UTC. */
function dueByCounting(log: CaseLogEntry[], targetMinutes: number): number | undefined {
  let left = targetMinutes
  for (let at = START; at < START + 60 * 24 * HOUR; at += MINUTE) {
    const entry = log.findLast((each) => each.at <= at)
    const wall = at + HOUR
    const daysSinceSunday = (Math.floor(wall / DAY) + 4) % 7
    const hour = Math.floor((wall % DAY) / HOUR)
    const open = daysSinceSunday % 6 !== 0 && hour >= 9 && hour < 17
    const paused = entry?.status === 'waiting' && entry.waitingOn === 'internal'
    if (open && !paused && --left === 0) return at + MINUTE
  }
  return undefined
}

const breachNotices = (effects: ClockEffect[]) =>
  effects.filter((each) => each.effect === 'notify' && each.notice === 'breach').length

describe('whatever happens to a case', () => {
  test('its clock is due when the minutes counted one by one say so, and met when it stopped by then', () => {
    fc.assert(
      fc.property(happenings, hours, (events, targetHours) => {
        const story = new Story(START, within(targetHours))
        for (const [at, event] of events) happen(story, at, event)
        story.deadline(END, 100)

        const { clock } = story
        const open = story.case.log.filter(({ status }) => status !== 'resolved')
        const expected = dueByCounting(story.case.log, targetHours * 60)
        if (clock.status === 'stopped') {
          const resolvedAt = story.case.log.find(({ status }) => status === 'resolved')?.at ?? 0
          const counted = dueByCounting(open, targetHours * 60)
          expect(clock.met).toBe(counted === undefined || counted >= resolvedAt)
          expect(clock.breachedAt).toBe(clock.met ? undefined : expected)
        } else if (clock.status === 'running') {
          expect(clock.dueAt).toBe(expected)
          expect(clock.breachedAt).toBe(clock.dueAt <= END ? expected : undefined)
        } else {
          expect(clock.breachedAt).toBe(expected)
        }
      }),
    )
  })

  test('its due time is the start plus the target and the working time of the pauses before it', () => {
    fc.assert(
      fc.property(happenings, hours, (events, targetHours) => {
        const story = new Story(START, within(targetHours))
        for (const [at, event] of events) happen(story, at, event)
        const { clock } = story
        if (!('dueAt' in clock)) return
        let paused = 0
        story.case.log.forEach((entry, index) => {
          const until = story.case.log[index + 1]?.at ?? END
          const counts = entry.status === 'waiting' && entry.waitingOn === 'internal' && entry.at < clock.dueAt
          if (counts) paused += work(office, entry.at, until)
        })
        expect(clock.dueAt).toBe(addWork(office, START, targetHours * HOUR + paused))
      }),
    )
  })
})

describe('deadlines at any time, in any order and number', () => {
  const deadlines = fc.array(fc.tuple(minute, fc.constantFrom(75, 100, 50)), { maxLength: 25 })

  test('end as deadlines handled on time, with at most one notice of a breach', () => {
    fc.assert(
      fc.property(happenings, hours, deadlines, (events, targetHours, strays) => {
        const punctual = new Story(START, within(targetHours))
        for (const [at, event] of events) {
          fireTimersUntil(punctual, at)
          happen(punctual, at, event)
        }
        fireTimersUntil(punctual, END)

        const erratic = new Story(START, within(targetHours))
        const steps = [
          ...events.map(([at, event]) => ({ at, run: () => happen(erratic, at, event) })),
          ...strays.map(([at, percent]) => ({ at, run: () => void erratic.deadline(at, percent) })),
        ].sort((a, b) => a.at - b.at)
        for (const { run } of steps) run()
        erratic.deadline(END, 100)

        expect(judgedOf(erratic)).toEqual(judgedOf(punctual))
        expect(breachNotices(erratic.effects)).toBeLessThanOrEqual(1)
        expect(breachNotices(punctual.effects)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('leave a timer for every moment at which there is something to say', () => {
    fc.assert(
      fc.property(happenings, hours, (events, targetHours) => {
        const story = new Story(START, within(targetHours))
        for (const [at, event] of events) {
          fireTimersUntil(story, at)
          happen(story, at, event)
        }
        fireTimersUntil(story, END)
        const told = story.effects.length
        story.deadline(END, 100)
        expect(story.effects.slice(told).filter(({ effect }) => effect !== 'start timer')).toEqual([])
      }),
    )
  })
})

/** Fires each timer at its time, as the deadline engine does. */
function fireTimersUntil(story: Story, until: number): void {
  for (;;) {
    const [next] = armed(story)
      .filter(({ at }) => at <= until)
      .sort((a, b) => a.at - b.at)
    if (next === undefined) return
    fired.set(story, (fired.get(story) ?? new Set()).add(next.key))
    story.deadline(next.at, next.percent)
    if (story.effects.length > 1_000) throw new Error('A timer arms itself again and again.')
  }
}

const fired = new WeakMap<Story, Set<number>>()

/** Timers set by the effects so far and neither replaced, cancelled nor fired; `key` is the effect's place. */
function armed(story: Story): { key: number; percent: number; at: number }[] {
  const timers = new Map<number, { key: number; percent: number; at: number }>()
  story.effects.forEach((each, key) => {
    if (each.effect === 'cancel timers') timers.clear()
    if (each.effect === 'start timer') timers.set(each.percent, { key, percent: each.percent, at: each.at })
  })
  return [...timers.values()].filter(({ key }) => fired.get(story)?.has(key) !== true)
}

function judgedOf({ clock }: Story) {
  const { warnedPercents: _warned, version: _version, ...judged } = clock
  return judged
}
