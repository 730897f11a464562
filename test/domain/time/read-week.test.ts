import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyDay, type Period, WEEKDAYS } from '../../../src/domain/time/calendar.ts'
import { readPeriods, readWeek, typeWeek } from '../../../src/domain/time/read-week.ts'

const nine: Period = { from: '09:00', to: '17:00' }

describe('hours of a week, as people type them', () => {
  test.each([
    ['Mon-Fri 9:00-17:00', 'Mon-Fri 09:00-17:00'],
    ['mon to fri 9-17', 'Mon-Fri 09:00-17:00'],
    ['Monday – Friday, 9am to 5pm', 'Mon-Fri 09:00-17:00'],
    ['weekdays from 9.00 until 17h', 'Mon-Fri 09:00-17:00'],
    ['Mo-Fr 0900-1700', 'Mon-Fri 09:00-17:00'],
    ['Mon-Fri 9:00-17:30; Fri 9-14', 'Mon-Thu 09:00-17:30; Fri 09:00-14:00'],
    ['Mon-Fri 9:00-17:30, Fri 9-14', 'Mon-Thu 09:00-17:30; Fri 09:00-14:00'],
    ['Mon-Thu 9-12, 13-17\nFri 9-12', 'Mon-Thu 09:00-12:00, 13:00-17:00; Fri 09:00-12:00'],
    ['Mon-Fri 9-12; Mon-Fri 13-17', 'Mon-Fri 09:00-12:00, 13:00-17:00'],
    ['Mon, Wed and Fri 8:30-12', 'Mon, Wed, Fri 08:30-12:00'],
    ['Sun-Thu 8-16', 'Mon-Thu, Sun 08:00-16:00'],
    ['daily 8-20; Sun closed', 'Mon-Sat 08:00-20:00'],
    ['every day 8-20', 'Mon-Sun 08:00-20:00'],
    ['weekends 10am-noon', 'Sat, Sun 10:00-12:00'],
    ['Mon-Fri 18-0', 'Mon-Fri 18:00-24:00'],
    ['Mon-Fri 22-6 next day', 'Mon-Fri 22:00-06:00 next day'],
    ['Tue 12pm-11:30 pm', 'Tue 12:00-23:30'],
    ['24/7', 'Mon-Sun 00:00-24:00'],
  ])('“%s”', (typed, read) => {
    const week = readWeek(typed)
    if ('refused' in week) expect.fail(week.refused)
    expect(typeWeek(week)).toBe(read)
  })

  test.each([
    ['Mon-Fri 17-9', '“17:00-09:00” ends before it begins'],
    ['Mon-Fri 9-9', 'begins and ends at the same time'],
    ['Mon-Fri 9-17 next day', 'more than a day'],
    ['9-17', 'Which days?'],
    ['Mon-Fri', 'From when to when, on Mon, Tue'],
    ['Mon-Fri 9', 'Write days and hours'],
    ['Mon-Fri 9-25', '“25” is not understood'],
    ['Mon-Fri 13pm-15', '“13pm” is not understood'],
    ['Mittwoch 9-17', '“Mittwoch” is not understood'],
    ['', 'Write days and hours'],
  ])('“%s” is refused', (typed, why) => {
    expect(readWeek(typed)).toEqual({ refused: expect.stringContaining(why) })
  })

  test('of a single day take no day', () => {
    expect(readPeriods('9-12, 13:00-15')).toEqual([
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '15:00' },
    ])
    expect(readPeriods('Mon 9-12')).toHaveProperty('refused')
    expect(readPeriods('15-9')).toEqual({ refused: expect.stringContaining('ends before it begins') })
  })

  test('whatever week there is reads as the very same once it is typed out', () => {
    const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)
    const say = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    const period = fc
      .tuple(clock, clock)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => ({ from: say(from), to: to === 0 ? '24:00' : say(to) }))
    const day = fc.oneof(fc.constant<Period[]>([]), fc.constant<Period[]>([nine]), fc.array(period, { maxLength: 3 }))
    fc.assert(
      fc.property(fc.tuple(day, day, day, day, day, day, day), (days) => {
        const week = everyDay((name) => days[WEEKDAYS.indexOf(name)]!)
        if (days.every((periods) => periods.length === 0)) return
        expect(readWeek(typeWeek(week))).toEqual(week)
      }),
    )
  })
})
