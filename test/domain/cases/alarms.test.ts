import { describe, expect, test } from 'vitest'
import { type Alarm, oneMore } from '../../../src/domain/cases/alarms.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'

const NOW = 10 * HOUR
const alarm = (caseId: string, change: Partial<Alarm> = {}): Alarm => ({
  personId: 'mia',
  caseId,
  at: NOW - 10 * MINUTE,
  opened: true,
  severe: true,
  ...change,
})
const several = (count: number, change: Partial<Alarm> = {}) =>
  Array.from({ length: count }, (_, index) => alarm(`case-${index}`, change))
const SEVERE = { opens: true, severe: true }
const LIGHT = { opens: true, severe: false }

describe('one more case', () => {
  test('is asked about from the fourth of severity 1 on, opened or raised', () => {
    expect(oneMore(several(2), SEVERE, NOW)).toBeUndefined()
    expect(oneMore(several(3), SEVERE, NOW)).toEqual({ nth: 4, of: 'severity 1' })
    expect(oneMore(several(3, { opened: false }), SEVERE, NOW)).toEqual({ nth: 4, of: 'severity 1' })
    expect(oneMore(several(3), { opens: false, severe: true, caseId: 'case-9' }, NOW)).toEqual({
      nth: 4,
      of: 'severity 1',
    })
  })

  test('is asked about from the eleventh of all on, whatever their severity', () => {
    expect(oneMore(several(9, { severe: false }), LIGHT, NOW)).toBeUndefined()
    expect(oneMore(several(10, { severe: false }), LIGHT, NOW)).toEqual({ nth: 11, of: 'all' })
    expect(oneMore(several(20, { severe: false, opened: false }), LIGHT, NOW)).toBeUndefined()
  })

  test('is not, where what came before is an hour old', () => {
    expect(oneMore(several(9, { at: NOW - HOUR }), SEVERE, NOW)).toBeUndefined()
    expect(oneMore(several(3, { at: NOW - HOUR + 1 }), SEVERE, NOW)).toBeDefined()
  })

  test('counts a case once, and not against itself', () => {
    const again = [...several(2), alarm('case-0', { opened: false }), alarm('case-1', { opened: false })]
    expect(oneMore(again, SEVERE, NOW)).toBeUndefined()
    expect(oneMore(several(3), { opens: false, severe: true, caseId: 'case-0' }, NOW)).toBeUndefined()
  })

  test('of little urgency is opened beside many urgent ones', () => {
    expect(oneMore(several(9), LIGHT, NOW)).toBeUndefined()
  })
})
