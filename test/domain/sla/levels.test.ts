import { describe, expect, test } from 'vitest'
import type { Objective } from '../../../src/domain/terms/objective.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { levels } from '../../fixtures/terms.ts'
import { ana, ask, confirm, dana, notSolved, reopen, reply, resolve } from '../cases/people.ts'
import { inShort, paris, Story, within } from './clock-story.ts'

const by = (hours: number, ...said: string[]): Objective => within(hours, { levels: levels(...said) })
const timers = (story: Story) =>
  story.effects.flatMap((one) => (one.effect === 'start timer' ? [[one.percent, one.at]] : []))

describe('a level before the due time', () => {
  test('lies so far from it in working time, or in per cent of the time from the start', () => {
    const story = new Story(paris('Fri 15:00'), by(4, '-50 %', '-30m'))
    expect(timers(story)).toEqual([
      [50, paris('Fri 17:00')],
      [87.5, paris('Mon 10:30')],
      [100, paris('Mon 11:00') + 1],
    ])
  })

  test('in working days is counted as the target is', () => {
    const story = new Story(
      paris('Mon 09:00'),
      within(1, { target: { amount: 3, unit: 'working days' }, levels: levels('-1 working day') }),
    )
    expect(timers(story)[0]?.[1]).toBe(paris('Tue 17:00'))
  })

  test('is said where it is the last; the others change the card alone', () => {
    const story = new Story(paris('Mon 09:00'), by(4, '-50 %', '-1h'))
    expect(inShort(story.deadline(paris('Mon 11:00'), 50))).toEqual(['SlaWarned'])
    expect(inShort(story.deadline(paris('Mon 12:00'), 75))).toEqual(['SlaWarned', 'notify warning'])
  })

  test('is said where it is marked, and those after it are not', () => {
    const story = new Story(paris('Mon 09:00'), by(4, '-50 % sent', '-1h'))
    expect(inShort(story.deadline(paris('Mon 11:00'), 50))).toEqual(['SlaWarned', 'notify warning'])
    expect(inShort(story.deadline(paris('Mon 12:00'), 75))).toEqual(['SlaWarned'])
  })

  test('that is marked is said once it is known, however late within the time, and once', () => {
    const story = new Story(paris('Mon 09:00'), by(4, '-50 % sent', '-1h'))
    expect(inShort(story.deadline(paris('Mon 12:30'), 50))).toEqual(['SlaWarned', 'notify warning'])
    expect(story.deadline(paris('Mon 12:30'), 75)).toEqual([])
    expect(story.deadline(paris('Mon 12:31'), 50)).toEqual([])
  })

  test('that would lie at the start of a round with a part of the target, or before it, is none', () => {
    const story = new Story(paris('Mon 09:00'), by(4, '-2h', '-30m'))
    story.happens(paris('Mon 12:00'), resolve(ana))
    story.happens(paris('Mon 12:30'), reopen(ana))
    story.effects = []
    story.nextRound(paris('Mon 12:30'))
    expect(timers(story)).toEqual([
      [87.5, paris('Mon 13:00')],
      [100, paris('Mon 13:30') + 1],
    ])
  })

  test('tells how much of the time is used when it comes, in a round with a part of it too', () => {
    const story = new Story(paris('Mon 09:00'), by(4, '-30m'))
    story.happens(paris('Mon 12:00'), resolve(ana))
    story.happens(paris('Mon 12:30'), reopen(ana))
    story.nextRound(paris('Mon 12:30'))
    const [warned] = story.deadline(paris('Mon 13:00'), 87.5)
    expect(warned).toMatchObject({ fact: { kind: 'SlaWarned', data: { percent: 50 } } })
  })
})

describe('a level after the due time', () => {
  const breached = (...said: string[]) => {
    const story = new Story(paris('Mon 09:00'), by(4, '-25 %', ...said))
    story.deadline(paris('Mon 12:00'), 75)
    story.effects = []
    story.deadline(paris('Mon 13:00') + 1, 100)
    return story
  }

  test('has no timer until the time is breached, and one from then on', () => {
    const story = new Story(paris('Mon 09:00'), by(4, '+2h', '+50 %', '+1 working day'))
    expect(timers(story).map(([percent]) => percent)).toEqual([100])
    story.effects = []
    story.deadline(paris('Mon 13:00') + 1, 100)
    expect(timers(story)).toEqual([
      [150, paris('Mon 15:00')],
      [150, paris('Mon 15:00')],
      [300, paris('Tue 13:00')],
    ])
  })

  test('is a further cause of the escalation, once', () => {
    const story = breached('+2h')
    expect(inShort(story.deadline(paris('Mon 15:00'), 150))).toEqual(['SlaOverdue', 'overdue by 2 h'])
    expect(story.deadline(paris('Mon 15:00'), 150)).toEqual([])
    expect(inShort(story.happens(paris('Mon 15:30'), ask(ana)))).toEqual([])
  })

  test('that is known late is a cause all the same, at its own time; of several the furthest joins', () => {
    const story = breached('+1h', '+2h')
    const effects = story.deadline(paris('Tue 09:00'), 125)
    expect(inShort(effects)).toEqual(['SlaOverdue', 'SlaOverdue', 'overdue by 2 h'])
    expect(effects).toMatchObject([{ fact: { at: paris('Mon 14:00') } }, { fact: { at: paris('Mon 15:00') } }, {}])
  })

  test('that is known together with the breach begins no second cause', () => {
    const story = new Story(paris('Mon 09:00'), by(4, '+1h'))
    expect(inShort(story.deadline(paris('Tue 09:00'), 100))).toEqual([
      'SlaBreached',
      'SlaOverdue',
      'notify breach',
      'escalate',
    ])
  })

  test('stands still with what is overdue while the clock is paused: its timer goes, and comes back for the rest', () => {
    const story = breached('+2h')
    expect(inShort(story.happens(paris('Mon 14:00'), ask(dana)))).toEqual(['cancel', 'SlaClockPaused'])
    expect(story.deadline(paris('Mon 15:00'), 150)).toEqual([])
    expect(inShort(story.happens(paris('Mon 16:30'), reply(ana)))).toEqual(['start 150', 'SlaClockResumed'])
    expect(timers(story).at(-1)).toEqual([150, paris('Tue 09:30')])
    expect(inShort(story.deadline(paris('Tue 09:30'), 150))).toEqual(['SlaOverdue', 'overdue by 2 h'])
  })

  test('that comes early arms its timer again', () => {
    const story = breached('+2h')
    expect(story.deadline(paris('Mon 14:00'), 150)).toEqual([
      { effect: 'start timer', percent: 150, at: paris('Mon 15:00') },
    ])
  })

  test('is none once what was due came, also late, or the breach is waived', () => {
    const story = breached('+2h')
    story.happens(paris('Mon 14:00'), resolve(ana))
    expect(story.deadline(paris('Mon 16:00'), 150)).toEqual([])
  })

  test('waits for the end of a resolution that stands, and goes on where that is struck', () => {
    const story = breached('+2h')
    story.happens(paris('Mon 14:00'), resolve(dana))
    expect(story.deadline(paris('Mon 15:30'), 150)).toEqual([])
    expect(inShort(story.happens(paris('Mon 15:30'), notSolved(ana)))).toEqual([
      'SlaClockResumed',
      'SlaOverdue',
      'escalate',
    ])
  })

  test('goes with a breach that is taken back, and lies as far from the new due time', () => {
    const story = breached('+2h')
    const effects = story.happens(paris('Mon 12:30'), ask(dana), paris('Mon 13:10'))
    expect(inShort(effects)).toEqual(['cancel', 'SlaBreachWithdrawn', 'SlaClockPaused', 'withdraw'])
    story.happens(paris('Mon 13:30'), reply(ana))
    story.effects = []
    story.deadline(paris('Mon 14:00') + 1, 100)
    expect(timers(story)).toEqual([[150, paris('Mon 16:00')]])
  })
})

describe.each([
  ['Europe/Paris', '2026-10-23T16:00', '2026-10-26T08:00', 'the clocks go back'],
  ['Europe/Paris', '2026-03-27T16:00', '2026-03-30T08:00', 'the clocks go forward'],
  ['Europe/Paris', '2028-02-28T16:00', '2028-02-29T08:00', 'there is a leap day'],
  ['Asia/Kolkata', '2026-11-20T16:00', '2026-11-23T08:00', 'zones lie half an hour apart'],
  ['Australia/Lord_Howe', '2026-04-03T16:00', '2026-04-06T08:00', 'clocks go back half an hour'],
  ['Australia/Lord_Howe', '2026-10-02T16:00', '2026-10-05T08:00', 'clocks go forward half an hour'],
])('levels in %s around %s', (zone, opened, nextMorning) => {
  const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds

  test('lie at the same hours of the wall', () => {
    const hours = businessHours(zone)
    const story = new Story(at(opened), by(2, '-25 %', '-15m', '+15m', '+50 %'), hours)
    // One hour of it lies on the day before, from 16:00 to 17:00.
    const morning = at(nextMorning) + HOUR
    expect(timers(story)).toEqual([
      [75, morning + 30 * MINUTE],
      [87.5, morning + 45 * MINUTE],
      [100, morning + HOUR + 1],
    ])
    story.effects = []
    story.deadline(morning + HOUR + 1, 100)
    expect(timers(story)).toEqual([
      [112.5, morning + HOUR + 15 * MINUTE],
      [150, morning + 2 * HOUR],
    ])
  })

  test('day and night are as many hours from the due time, whatever the wall says', () => {
    const always = within(240, { hours: 'always', levels: levels('-100h', '+100h') })
    const story = new Story(at(opened), always)
    expect(timers(story)[0]?.[1]).toBe(at(opened) + 140 * HOUR)
    story.effects = []
    story.deadline(at(opened) + 240 * HOUR + 1, 100)
    expect(timers(story)).toEqual([[expect.closeTo(141.666_666_667, 6), at(opened) + 340 * HOUR]])
  })
})

test('a confirmed resolution leaves no timer behind', () => {
  const story = new Story(paris('Mon 09:00'), by(4, '-25 %', '+2h'))
  story.deadline(paris('Mon 13:00') + 1, 100)
  expect(inShort(story.happens(paris('Mon 14:00'), resolve(dana)))).toContain('cancel')
  expect(inShort(story.happens(paris('Mon 14:30'), confirm(ana)))).not.toContain('start 150')
})
