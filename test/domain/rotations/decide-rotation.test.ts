import { describe, expect, test } from 'vitest'
import { decideRotation } from '../../../src/domain/rotations/decide-rotation.ts'
import { onCall } from '../../../src/domain/rotations/on-call.ts'
import type { RotationEvent } from '../../../src/domain/rotations/rotation-event.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { after, paris, person, refusal, rotation, said } from './rotation-kit.ts'

const NOW = paris('2026-12-01T12:00')
const ana = person('ana')
const ben = person('ben')
const cem = person('cem')
const dia = person('dia')

function override(from: string, to: string, who = dia, id = 'o1'): RotationEvent {
  return { type: 'OverrideSet', by: ana, id, person: who, from: paris(from), to: paris(to) }
}

/** The weeks: Ana until the 7th, Ben until the 14th, Cem until the 21st, Ana until the 28th. */
function swap(id = 's1', more: Partial<Extract<RotationEvent, { type: 'SwapAsked' }>> = {}): RotationEvent {
  const [gives, takes] = [paris('2026-12-08T12:00'), paris('2026-12-15T12:00')]
  return { type: 'SwapAsked', by: ben, id, of: cem, gives, takes, ...more }
}

describe('An override', () => {
  test('puts somebody on, who is told, and begins now where its beginning has passed', () => {
    const { state, effects } = after(rotation(), override('2026-11-30T09:00', '2026-12-02T09:00'), NOW)
    expect(said(onCall(state, [], NOW))).toBe('dia until 2026-12-02T09:00')
    expect(onCall(state, [], NOW - 1).person).toBe('ana')
    expect(effects).toEqual([{ effect: 'tell', personId: 'dia', of: 'OverrideSet', id: 'o1' }])
  })

  test('of oneself tells nobody, and is set once', () => {
    const set = override('2026-12-02T09:00', '2026-12-03T09:00', ana)
    const { state, effects } = after(rotation(), set, NOW)
    expect(effects).toEqual([])
    expect(decideRotation(state, set, NOW)).toHaveProperty('unchanged')
  })

  test.each<[string, RotationEvent, string]>([
    ['that ends before it begins', override('2026-12-03T09:00', '2026-12-02T09:00'), 'It ends before it begins.'],
    [
      'that ends as it begins',
      override('2026-12-03T09:00', '2026-12-03T09:00'),
      'It begins and ends at the same time.',
    ],
    ['that is over', override('2026-11-30T09:00', '2026-12-01T12:00'), 'It would have ended at Tue 1 Dec 2026, 12:00'],
    ['for more than a year', override('2026-12-02T09:00', '2027-12-05T09:00'), 'It is longer than a year.'],
    ['a year ahead', override('2028-12-02T09:00', '2028-12-05T09:00'), 'It begins more than a year from now.'],
    [
      'of the other side',
      override('2026-12-02T09:00', '2026-12-03T09:00', person('dia', 'partner')),
      'of the other side',
    ],
  ])('%s is refused in words', (_, event, words) => {
    expect(refusal(rotation(), event, NOW)).toContain(words)
  })

  test('of somebody who has left is refused', () => {
    const { state } = after(rotation(), { type: 'PersonLeft', personId: 'dia' }, NOW)
    expect(refusal(state, override('2026-12-02T09:00', '2026-12-03T09:00'), NOW)).toContain('Dia has left')
  })

  test('is ended from now on, is gone where it had not begun, and stays where it is over', () => {
    const { state } = after(rotation(), override('2026-12-01T12:00', '2026-12-02T09:00'), NOW)
    const ended = after(state, { type: 'OverrideEnded', by: ana, id: 'o1' }, NOW + 1000)
    expect(said(onCall(ended.state, [], NOW + 1000))).toBe('ana until 2026-12-07T09:00')
    expect(onCall(ended.state, [], NOW).person).toBe('dia')
    expect(after(state, { type: 'OverrideEnded', by: ana, id: 'o1' }, NOW).state.overrides).toEqual([])
    expect(refusal(state, { type: 'OverrideEnded', by: ana, id: 'o1' }, paris('2026-12-02T09:00'))).toContain('is over')
    expect(refusal(state, { type: 'OverrideEnded', by: ana, id: 'o2' }, NOW)).toContain('none of this rotation')
  })
})

describe('A swap', () => {
  const asked = () => after(rotation(), swap(), NOW)
  const accept: RotationEvent = { type: 'SwapAccepted', by: cem, id: 's1' }

  test('is asked, accepted, and then holds', () => {
    expect(asked().effects).toEqual([{ effect: 'tell', personId: 'cem', of: 'SwapAsked', id: 's1' }])
    const { state, effects } = after(asked().state, accept, NOW)
    expect(effects).toEqual([{ effect: 'tell', personId: 'ben', of: 'SwapAccepted', id: 's1' }])
    expect(onCall(state, [], paris('2026-12-08T12:00')).person).toBe('cem')
    expect(onCall(state, [], paris('2026-12-15T12:00')).person).toBe('ben')
    expect(decideRotation(state, accept, NOW)).toHaveProperty('unchanged')
  })

  test.each(['SwapDeclined', 'SwapWithdrawn'] as const)('that ends by %s changes nothing', (type) => {
    const { state } = after(asked().state, { type, by: type === 'SwapDeclined' ? cem : ben, id: 's1' }, NOW)
    expect(onCall(state, [], paris('2026-12-08T12:00')).person).toBe('ben')
    expect(refusal(state, accept, NOW)).toMatch(/declined|taken back/u)
  })

  test.each<[string, RotationEvent, string]>([
    ['with oneself', swap('s2', { of: ben }), 'A swap takes two'],
    [
      'of a turn that has passed',
      swap('s2'),
      'The turn of Mon 7 Dec 2026, 09:00 until Mon 14 Dec 2026, 09:00 (Europe/Paris) has passed',
    ],
    ['of a turn that has begun', swap('s2', { gives: paris('2026-12-30T12:00') }), 'has begun'],
    ['of a turn of somebody else', swap('s2', { gives: paris('2026-12-25T12:00') }), 'is not Ben’s'],
    [
      'for a turn of somebody else',
      swap('s2', { gives: paris('2026-12-30T12:00'), takes: paris('2026-12-25T12:00') }),
      'is not Cem’s',
    ],
    ['of a time before the start', swap('s2', { gives: paris('2026-11-01T12:00') }), 'No turn has begun yet'],
    ['of a turn years ahead', swap('s2', { gives: paris('2028-01-12T12:00') }), 'more than a year away'],
  ])('%s is refused in words', (_, event, words) => {
    expect(refusal(rotation(), event, paris('2026-12-15T10:00'))).toContain(words)
  })

  test('of a turn that is swapped already is refused', () => {
    const { state } = after(asked().state, accept, NOW)
    const again = swap('s2', { takes: paris('2027-01-05T12:00') })
    expect(refusal(state, again, NOW)).toContain('is swapped already')
  })

  test('asked twice of one turn holds by the first yes, and the other lapses', () => {
    const other = swap('s2', { of: ana, takes: paris('2026-12-22T12:00') })
    const both = after(asked().state, other, NOW)
    const { state, effects } = after(both.state, accept, NOW)
    expect(effects).toEqual([
      { effect: 'tell', personId: 'ben', of: 'SwapAccepted', id: 's1' },
      { effect: 'tell', personId: 'ben', of: 'SwapLapsed', id: 's2' },
      { effect: 'tell', personId: 'ana', of: 'SwapLapsed', id: 's2' },
    ])
    expect(refusal(state, { type: 'SwapAccepted', by: ana, id: 's2' }, NOW)).toContain('has lapsed')
  })

  test('that is the same as one that waits is not asked again', () => {
    expect(decideRotation(asked().state, swap('s2'), NOW)).toEqual({ unchanged: 'Cem is asked for this swap already.' })
  })

  test('is answered by whoever was asked, taken back by whoever asked, and too late once a turn has begun', () => {
    const { state } = asked()
    expect(refusal(state, { type: 'SwapAccepted', by: ben, id: 's1' }, NOW)).toContain('Only the one who was asked')
    expect(refusal(state, { type: 'SwapWithdrawn', by: cem, id: 's1' }, NOW)).toContain('Decline it instead')
    expect(refusal(state, accept, paris('2026-12-07T09:00'))).toContain('has begun')
    expect(refusal(state, { ...accept, id: 's9' }, NOW)).toContain('none of this rotation')
  })

  test('lapses when one of the two leaves, and the other is told', () => {
    const { state, effects } = after(asked().state, { type: 'PersonLeft', personId: 'cem' }, NOW)
    expect(effects).toEqual([{ effect: 'tell', personId: 'ben', of: 'SwapLapsed', id: 's1' }])
    expect(refusal(state, accept, NOW)).toContain('has lapsed')
    expect(refusal(state, swap('s2'), NOW)).toContain('Cem has left')
  })
})

test('Whoever comes back has their slots again', () => {
  const { state } = after(rotation(), { type: 'PersonLeft', personId: 'ana' }, NOW)
  expect(onCall(state, [], NOW).person).toBeUndefined()
  expect(decideRotation(state, { type: 'PersonLeft', personId: 'ana' }, NOW)).toHaveProperty('unchanged')
  const back = after(state, { type: 'PersonCameBack', personId: 'ana' }, NOW)
  expect(onCall(back.state, [], NOW).person).toBe('ana')
  expect(decideRotation(back.state, { type: 'PersonCameBack', personId: 'ana' }, NOW)).toHaveProperty('unchanged')
})

test('what was set over turns, and what was swapped, goes with a change half a year after it was over, and not before', () => {
  const first = after(rotation(), override('2026-12-01T12:00', '2026-12-02T09:00'), NOW).state
  const asked = after(first, swap(), NOW).state
  const swapped = after(asked, { type: 'SwapAccepted', by: cem, id: 's1' }, NOW).state
  const again = (at: number) =>
    after(swapped, { type: 'OverrideSet', by: ana, id: 'o2', person: dia, from: at, to: at + DAY }, at).state
  const kept = again(paris('2027-05-30T12:00'))
  expect([kept.overrides.map(({ id }) => id), kept.swaps.map(({ id }) => id)]).toEqual([['o1', 'o2'], ['s1']])
  const later = again(paris('2027-06-02T12:00'))
  expect([later.overrides.map(({ id }) => id), later.swaps.map(({ id }) => id)]).toEqual([['o2'], ['s1']])
  const last = again(paris('2027-07-01T12:00'))
  expect([last.overrides.map(({ id }) => id), last.swaps]).toEqual([['o2'], []])
  expect(said(onCall(last, [], paris('2027-07-01T13:00')))).toContain('dia')
})
