import { describe, expect, test } from 'vitest'
import { compareHours, type HoursCompared } from '../../../src/domain/terms/compare-hours.ts'
import { ALWAYS, businessHours, type Calendar, everyDay } from '../../../src/domain/time/calendar.ts'

const NOW = Date.UTC(2026, 10, 2, 8)
const PARIS = businessHours('Europe/Paris', ['2026-12-25'])
const paris = (change: Partial<Calendar>): Calendar => ({ ...PARIS, ...change })
const until = (to: string) => everyDay((day) => PARIS.week[day].map(({ from }) => ({ from, to })))
const nights = everyDay(() => [{ from: '22:00', to: '06:00' }])
const REVERSED = { same: 'same', wider: 'narrower', narrower: 'wider', other: 'other' } as const

describe('hours set side by side', () => {
  test.each<[string, Calendar, Calendar, HoursCompared]>([
    ['themselves under another name', PARIS, paris({ name: 'nights', version: 7 }), 'same'],
    ['an hour more a day', PARIS, paris({ week: until('18:00') }), 'wider'],
    [
      'an hour less on one day',
      PARIS,
      paris({ week: { ...PARIS.week, friday: [{ from: '09:00', to: '16:00' }] } }),
      'narrower',
    ],
    [
      'a break at noon',
      PARIS,
      paris({
        week: everyDay((day) =>
          PARIS.week[day].flatMap(() => [
            { from: '09:00', to: '12:00' },
            { from: '13:00', to: '17:00' },
          ]),
        ),
      }),
      'narrower',
    ],
    [
      'the same day in two periods that meet',
      PARIS,
      paris({
        week: everyDay((day) =>
          PARIS.week[day].flatMap(() => [
            { from: '09:00', to: '12:00' },
            { from: '12:00', to: '17:00' },
          ]),
        ),
      }),
      'same',
    ],
    [
      'an hour later',
      PARIS,
      paris({ week: everyDay((day) => PARIS.week[day].map(() => ({ from: '10:00', to: '18:00' }))) }),
      'other',
    ],
    ['a day off more', PARIS, paris({ holidays: ['2026-12-25', '2027-01-01'] }), 'narrower'],
    ['another day off', PARIS, paris({ holidays: ['2027-01-01'] }), 'other'],
    ['a day off on a Sunday more', PARIS, paris({ holidays: ['2026-12-25', '2026-12-27'] }), 'same'],
    ['a day off more that is over', PARIS, paris({ holidays: ['2026-12-25', '2025-12-24'] }), 'same'],
    ['a day off more in seven years', PARIS, paris({ holidays: ['2026-12-25', '2033-12-23'] }), 'narrower'],
    [
      'a Saturday worked for once',
      PARIS,
      paris({ ownHours: [{ date: '2026-11-28', periods: [{ from: '09:00', to: '12:00' }] }] }),
      'wider',
    ],
    [
      'a half day',
      PARIS,
      paris({ ownHours: [{ date: '2026-12-24', periods: [{ from: '09:00', to: '12:00' }] }] }),
      'narrower',
    ],
    [
      'shorter days in summer',
      PARIS,
      paris({ seasons: [{ from: '07-01', to: '08-31', week: until('15:00') }] }),
      'narrower',
    ],
    ['another zone of the same clock', PARIS, paris({ zone: 'Europe/Berlin' }), 'same'],
    ['another zone', PARIS, paris({ zone: 'Europe/London' }), 'other'],
    [
      'the hours of another zone in this one’s summer time alone',
      businessHours('Europe/London'),
      businessHours('UTC'),
      'other',
    ],
    ['day and night', PARIS, ALWAYS, 'wider'],
    [
      'longer nights',
      paris({ week: nights, holidays: [] }),
      paris({ week: everyDay(() => [{ from: '21:00', to: '07:00' }]), holidays: [] }),
      'wider',
    ],
    [
      'the same nights cut at midnight',
      paris({ week: nights, holidays: [] }),
      paris({
        week: everyDay(() => [
          { from: '22:00', to: '24:00' },
          { from: '00:00', to: '06:00' },
        ]),
        holidays: [],
      }),
      'same',
    ],
  ])('are compared by what is worked: %s', (_, first, second, compared) => {
    expect(compareHours(first, second, NOW)).toBe(compared)
    expect(compareHours(second, first, NOW)).toBe(REVERSED[compared])
  })
})
