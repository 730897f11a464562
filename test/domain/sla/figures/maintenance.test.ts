import { describe, expect, test } from 'vitest'
import {
  admittedWindows,
  joinedWindows,
  type MaintenanceTerms,
  type MaintenanceWindow,
} from '../../../../src/domain/sla/figures/maintenance.ts'
import { HOUR, MINUTE } from '../../../../src/domain/time/instant.ts'

const window_ = (
  label: string,
  from: number,
  to: number,
  more: Partial<MaintenanceWindow> = {},
): MaintenanceWindow => ({
  ...{ label, from: from * HOUR, to: to * HOUR, announcedAt: (from - 48) * HOUR },
  ...more,
})

const byConfirmation = { noticeMs: 24 * HOUR, confirmed: true } satisfies MaintenanceTerms

/** What is admitted in hours, and why not all of it. */
function told(windows: MaintenanceWindow[], terms: MaintenanceTerms) {
  return admittedWindows(windows, terms).map(({ window, admitted, because }) => [
    window.label,
    admitted ? [admitted.from / HOUR, admitted.to / HOUR] : 'nothing',
    ...(because ? [because] : []),
  ])
}

describe('a maintenance window', () => {
  test('is admitted with the notice that the terms ask for, to the millisecond, and confirmed before its start', () => {
    const agreed = { confirmedAt: 99 * HOUR }
    expect(
      told(
        [
          window_('in time', 100, 102, { ...agreed, announcedAt: 76 * HOUR }),
          window_('late', 100, 102, { ...agreed, announcedAt: 76 * HOUR + 1 }),
          window_('unconfirmed', 100, 102),
          window_('confirmed as it began', 100, 102, { confirmedAt: 100 * HOUR }),
        ],
        byConfirmation,
      ),
    ).toEqual([
      ['unconfirmed', 'nothing', 'not confirmed in time'],
      ['confirmed as it began', 'nothing', 'not confirmed in time'],
      ['in time', [100, 102]],
      ['late', 'nothing', 'announced late'],
    ])
  })

  test('is announced before its start where the terms name no notice: as it starts is too late', () => {
    const terms = { noticeMs: 0, longestMs: 4 * HOUR, sumMs: 8 * HOUR }
    const [before, at] = [
      window_('a', 10, 11, { announcedAt: 10 * HOUR - 1 }),
      window_('b', 20, 21, { announcedAt: 20 * HOUR }),
    ]
    expect(told([before, at], terms)).toEqual([
      ['a', [10, 11]],
      ['b', 'nothing', 'announced late'],
    ])
  })

  test('unconfirmed is admitted up to the longest from its start, in order of start until the sum is used up', () => {
    const terms = { noticeMs: 0, longestMs: 4 * HOUR, sumMs: 9 * HOUR }
    const windows = [
      window_('third', 300, 303),
      window_('first', 100, 106),
      window_('second', 200, 203),
      window_('fourth', 400, 401),
    ]
    expect(told(windows, terms)).toEqual([
      ['first', [100, 104], 'longer than admitted'],
      ['second', [200, 203]],
      ['third', [300, 302], 'the sum is used up'],
      ['fourth', 'nothing', 'the sum is used up'],
    ])
  })

  test('that overlaps another is one with it, and the time that both have is used once', () => {
    const terms = { noticeMs: 0, longestMs: 4 * HOUR, sumMs: 5 * HOUR }
    const admitted = admittedWindows([window_('a', 100, 103), window_('b', 102, 106), window_('c', 200, 201)], terms)
    expect(joinedWindows(admitted)).toEqual([{ from: 100 * HOUR, to: 105 * HOUR }])
    expect(admitted.map(({ because }) => because)).toEqual([undefined, 'the sum is used up', 'the sum is used up'])
    expect(joinedWindows(admittedWindows([window_('a', 1, 2, { announcedAt: MINUTE })], terms))).toHaveLength(1)
  })
})
