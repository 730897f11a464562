import { describe, expect, test } from 'vitest'
import { announceMaintenance } from '../../../src/domain/maintenance/announce-maintenance.ts'
import { asWindow } from '../../../src/domain/maintenance/as-window.ts'
import { decideMaintenance } from '../../../src/domain/maintenance/decide-maintenance.ts'
import type { Maintenance, MaintenanceEvent } from '../../../src/domain/maintenance/maintenance.ts'
import { admittedWindows } from '../../../src/domain/sla/figures/maintenance.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { after, ANNA, ANNOUNCED, RAVI, SOL, T0 } from './maintenance-kit.ts'

const { from, to } = ANNOUNCED
const confirm: MaintenanceEvent = { type: 'MaintenanceConfirmed', by: RAVI }
const decline: MaintenanceEvent = { type: 'MaintenanceDeclined', by: RAVI, reason: 'Saturday is our busiest day' }
const cancel: MaintenanceEvent = { type: 'MaintenanceCancelled', by: ANNA }
const move = (times: Partial<{ from: number; to: number }>, by = ANNA): MaintenanceEvent => ({
  ...{ type: 'MaintenanceMoved', by, from, to },
  ...times,
})
const CONFIRMED = after(ANNOUNCED, [T0 + HOUR, confirm])
const DECLINED = after(ANNOUNCED, [T0 + HOUR, decline])
const CANCELLED = after(ANNOUNCED, [T0 + HOUR, cancel])
const refusal = (state: Maintenance, event: MaintenanceEvent, now: number) => {
  const decision = decideMaintenance(state, event, now)
  return 'refused' in decision ? decision.refused : decision
}

describe('a window is announced', () => {
  const said = { id: 'm-1', number: 2, partnerId: 'acme', title: 'DB upgrade', by: RAVI, from, to }

  test('by whom it is, whose side’s service it is, and in the shared record', () => {
    const announced = announceMaintenance({ ...said, service: 'Orders API' }, T0)
    expect(announced).toEqual({
      state: {
        ...{ id: 'm-1', number: 2, partnerId: 'acme', title: 'DB upgrade', service: 'Orders API', from, to },
        ...{ side: 'partner', announcedAt: T0, announcedBy: RAVI, status: 'announced', version: 1 },
      },
      effects: [
        {
          effect: 'record fact',
          fact: {
            ...{ at: T0, kind: 'MaintenanceAnnounced', by: RAVI },
            data: { title: 'DB upgrade', service: 'Orders API', from, to },
          },
        },
        { effect: 'show card' },
      ],
    })
  })

  test.each([
    ['ends before it begins', { from, to: from - 1 }, 'ends before it begins'],
    ['begins and ends at once', { from, to: from }, 'begins and ends at the same time'],
    ['has begun', { from: T0, to }, 'announced before it begins'],
    ['is over', { from: T0 - 2 * HOUR, to: T0 - HOUR }, 'announced before it begins'],
    ['is longer than 30 days', { from, to: from + 30 * DAY + 1 }, 'longer than 30 days'],
    ['is more than a year ahead', { from: T0 + 366 * DAY + 1, to: T0 + 367 * DAY }, 'more than a year'],
  ])('but not one that %s', (_, times, words) => {
    expect(announceMaintenance({ ...said, ...times }, T0)).toEqual({ refused: expect.stringContaining(words) })
  })

  test('to the very edges', () => {
    for (const times of [
      { from: T0 + 1, to: T0 + 2 },
      { from, to: from + 30 * DAY },
      { from: T0 + 366 * DAY, to: T0 + 367 * DAY },
    ])
      expect(announceMaintenance({ ...said, ...times }, T0)).toHaveProperty('state')
  })
})

describe('before it begins', () => {
  test('other times are a new announcement, and what was confirmed is confirmed no more', () => {
    const moved = after(CONFIRMED, [T0 + DAY, move({ to: to + MINUTE })])
    expect(moved).toEqual({ ...ANNOUNCED, to: to + MINUTE, announcedAt: T0 + DAY, version: 3 })
    const [window] = admittedWindows([asWindow(moved)], { noticeMs: 10 * DAY, confirmed: true })
    expect(window).toMatchObject({ because: 'announced late' })
  })

  test('one that is declined can be moved to times that suit', () => {
    expect(after(DECLINED, [T0 + DAY, move({ from: from + DAY, to: to + DAY })])).toMatchObject({ status: 'announced' })
  })

  test('it is confirmed by the other side, which counts from then', () => {
    expect(CONFIRMED).toMatchObject({ status: 'confirmed', answeredAt: T0 + HOUR, answeredBy: RAVI, version: 2 })
    expect(asWindow(CONFIRMED)).toEqual({ label: 'MAINT-2', from, to, announcedAt: T0, confirmedAt: T0 + HOUR })
  })

  test('one that is declined can be confirmed after all, and counts as not confirmed until then; one that is confirmed is relied on', () => {
    expect(asWindow(DECLINED)).not.toHaveProperty('confirmedAt')
    expect(after(DECLINED, [T0 + DAY, { ...confirm, by: SOL }])).toMatchObject({ status: 'confirmed', answeredBy: SOL })
    expect(refusal(CONFIRMED, decline, T0 + DAY)).toContain('counts on it')
  })

  test('why it was declined stands in the record alone, where it can be erased', () => {
    const decision = decideMaintenance(ANNOUNCED, decline, T0 + HOUR)
    if (!('state' in decision)) throw new Error('it was not declined')
    expect(JSON.stringify(decision.state)).not.toContain('Saturday')
    expect(JSON.stringify(decision.effects)).toContain('Saturday')
  })

  test('it is cancelled by its side, or as its partnership ends, and then nothing more happens to it', () => {
    expect(CANCELLED).toMatchObject({ status: 'cancelled', cancelledAt: T0 + HOUR, cancelledBy: ANNA })
    expect(after(CONFIRMED, [T0 + DAY, { type: 'MaintenanceCancelled' }])).not.toHaveProperty('cancelledBy')
    for (const event of [confirm, decline, move({ to: to + 1 })])
      expect(refusal(CANCELLED, event, T0 + DAY)).toContain('MAINT-2 is cancelled')
  })
})

describe('once it has begun', () => {
  const begun = from + HOUR

  test('its end alone can be brought forward, to now at the earliest, and what was confirmed stays so', () => {
    const ended = after(CONFIRMED, [begun, move({ to: begun })])
    expect(ended).toEqual({ ...CONFIRMED, to: begun, version: 3 })
    expect(asWindow(ended)).toMatchObject({ confirmedAt: T0 + HOUR, announcedAt: T0 })
    expect(refusal(CONFIRMED, move({ to: begun - 1 }), begun)).toContain('not over')
    expect(refusal(CONFIRMED, move({ to: to + 1 }), begun)).toContain('only be brought forward')
    expect(refusal(CONFIRMED, move({ from: from + 1 }), begun)).toContain('only its end')
  })

  test('from its very beginning', () => {
    expect(refusal(ANNOUNCED, move({ to: to + 1 }), from)).toContain('has begun')
    expect(after(ANNOUNCED, [from - 1, move({ to: to + 1 })])).toMatchObject({ announcedAt: from - 1 })
  })

  test('it is neither confirmed nor declined nor cancelled any more', () => {
    expect(refusal(ANNOUNCED, confirm, from)).toContain('can be confirmed only before')
    expect(refusal(ANNOUNCED, decline, begun)).toContain('can be declined only before')
    expect(refusal(ANNOUNCED, cancel, begun)).toContain('--to now')
    expect(refusal(ANNOUNCED, cancel, to)).toContain('is over')
    expect(refusal(ANNOUNCED, move({ to: to - 1 }), to)).toContain('is over')
  })
})

test('each side does its own: one announces, moves and cancels, the other confirms and declines', () => {
  expect(refusal(ANNOUNCED, move({ to: to + 1 }, RAVI), T0)).toContain('only its people can move it')
  expect(refusal(ANNOUNCED, { ...cancel, by: RAVI }, T0)).toContain('only its people can cancel it')
  for (const event of [confirm, decline])
    expect(refusal(ANNOUNCED, { ...event, by: ANNA }, T0)).toContain('the other side confirms it')
})

test('what is so already is not done again', () => {
  for (const [state, event] of [
    [CONFIRMED, confirm],
    [CONFIRMED, { ...confirm, by: SOL }],
    [DECLINED, decline],
    [CANCELLED, cancel],
    [ANNOUNCED, move({})],
  ] as const)
    expect(decideMaintenance(state, event, T0 + 2 * HOUR)).toEqual({ unchanged: expect.stringContaining('already') })
  // Also once it has begun.
  expect(decideMaintenance(CONFIRMED, confirm, to + DAY)).toHaveProperty('unchanged')
})
