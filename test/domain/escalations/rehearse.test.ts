import { describe, expect, test } from 'vitest'
import type { LadderPolicy, LadderStep } from '../../../src/domain/escalations/policy.ts'
import { type Cast, rehearse } from '../../../src/domain/escalations/rehearse.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { nextAt } from '../../../src/domain/time/next-at.ts'

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds
const says = (moment: number) => new Date(moment).toISOString().slice(0, 16)
const step = (amount: number, waitIn: LadderStep['waitIn'] = 'working', targets: LadderStep['targets'] = []) => ({
  ...{ targets, waitIn },
  wait: { amount, unit: 'h' as const },
})
const tells: LadderStep['targets'] = [{ to: 'role', role: 'sponsor' }]
const POLICY: LadderPolicy = {
  steps: {
    internal: [step(1, 'wall', tells), step(2, 'working', tells), step(1, 'working', tells)],
    partner: [step(3, 'working', tells), step(1), step(1, 'working', tells)],
  },
  cycles: 3,
}
const TUESDAY = at('2026-12-01T10:00:00Z')
const SATURDAY = at('2026-12-05T03:00:00Z')
/** Nobody is there on the second step of ours. */
const CAST: Cast = (side, index) =>
  side === 'internal' && index === 1
    ? { names: [], gaps: ['nobody is named sponsor'] }
    : { names: [`${side} ${index + 1}`], gaps: [] }

const played = (begin: number, urgency: 'notice' | 'page', policy = POLICY) => {
  const { internal, partner } = rehearse(policy, businessHours('UTC'), { at: begin, urgency }, CAST)
  const said = ({ names, gaps, at: when }: (typeof internal)[number]) => `${says(when)} ${names.join() || gaps.join()}`
  return { internal: internal.map(said), partner: partner.map(said) }
}

describe('a ladder that is rehearsed', () => {
  test('calls each side by its own steps and waits, once round, and leaves a step without anybody at once', () => {
    expect(played(TUESDAY, 'notice')).toEqual({
      internal: [
        '2026-12-01T10:00 internal 1',
        '2026-12-01T11:00 nobody is named sponsor',
        '2026-12-01T11:00 internal 3',
      ],
      partner: ['2026-12-01T10:00 partner 1', '2026-12-01T14:00 partner 3'],
    })
  })

  test('calls at night whom a page calls, and the partner in the hours agreed on', () => {
    expect(played(SATURDAY, 'page')).toEqual({
      internal: [
        '2026-12-05T03:00 internal 1',
        '2026-12-05T04:00 nobody is named sponsor',
        '2026-12-05T04:00 internal 3',
      ],
      partner: ['2026-12-07T09:00 partner 1', '2026-12-07T13:00 partner 3'],
    })
    expect(played(SATURDAY, 'notice').internal[0]).toBe('2026-12-07T09:00 internal 1')
  })

  test('names a side on whose steps nobody stands by calling nobody there', () => {
    expect(played(TUESDAY, 'notice', { ...POLICY, steps: { ...POLICY.steps, partner: [] } }).partner).toEqual([])
  })
})

test('the next Tuesday at ten is today before ten, and in a week from ten on; a skipped hour is the one after it', () => {
  const next = (iso: string, ...said: ['tuesday' | 'sunday', number]) => says(nextAt(at(iso), 'Europe/Paris', ...said))
  expect(next('2026-12-01T08:59:00Z', 'tuesday', 10)).toBe('2026-12-01T09:00')
  expect(next('2026-12-01T09:00:00Z', 'tuesday', 10)).toBe('2026-12-08T09:00')
  expect(next('2027-03-27T09:00:00Z', 'sunday', 2)).toBe('2027-03-28T01:00')
})
