import { describe, expect, test } from 'vitest'
import { sayExactly, spanExactly } from '../../../src/domain/time/say-exactly.ts'

const AT = Date.parse('2026-11-23T08:30:00Z')

describe('said exactly', () => {
  test('a moment has its seconds where there are any, and nothing that goes without saying', () => {
    const said = (ms: number) => sayExactly(AT + ms, 'Europe/Paris')
    expect(said(0)).toBe('Mon 23 Nov 2026, 09:30 (Europe/Paris)')
    expect(said(7_000)).toBe('Mon 23 Nov 2026, 09:30:07 (Europe/Paris)')
    expect(said(7_050)).toBe('Mon 23 Nov 2026, 09:30:07.05 (Europe/Paris)')
  })

  test('a span leaves nothing out', () => {
    expect(spanExactly(0)).toBe('0 s')
    expect(spanExactly(2.5 * 3_600_000)).toBe('2 h 30 min')
    expect(spanExactly(3_600_000 + 1_250)).toBe('1 h 1.25 s')
    expect(spanExactly(-60_000)).toBe('−1 min')
  })
})
