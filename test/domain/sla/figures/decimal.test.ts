import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDecimals, readDecimal } from '../../../../src/domain/sla/figures/decimal.ts'

const inMillionths = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n })

/** As somebody may write it: with zeros that say nothing, and a plus. */
function written(millionths: bigint, zeros: number): string {
  const digits = String(millionths < 0n ? -millionths : millionths).padStart(7, '0')
  const sign = millionths < 0n ? '-' : zeros > 1 ? '+' : ''
  return `${sign}${'0'.repeat(zeros)}${digits.slice(0, -6)}.${digits.slice(-6)}`
}

describe('a number', () => {
  test('is one text however it is written, and reads as itself', () => {
    fc.assert(
      fc.property(inMillionths, fc.integer({ min: 0, max: 3 }), (millionths, zeros) => {
        const read = readDecimal(written(millionths, zeros))
        expect(read).toBe(readDecimal(written(millionths, 0)))
        expect(readDecimal(read as string)).toBe(read)
      }),
    )
  })

  test('compares as exactly as it is', () => {
    fc.assert(
      fc.property(inMillionths, inMillionths, (one, other) => {
        const [first, second] = [one, other].map((each) => readDecimal(written(each, 0)) as string)
        expect(compareDecimals(first!, second!)).toBe(one < other ? -1 : one > other ? 1 : 0)
      }),
    )
    expect(compareDecimals('0.3', '0.30000000000000004'.slice(0, 8))).toBe(0)
    expect(compareDecimals('99.999999', '100')).toBe(-1)
  })

  test.each([
    ['98.7', '98.7'],
    ['98,7', '98.7'],
    [' 007.50 ', '7.5'],
    ['-0.0', '0'],
    ['−3', '-3'],
    ['12 400', '12400'],
    ['12\u00A0400,5', '12400.5'],
    ['1’234’567', '1234567'],
    ['1,234,567', '1234567'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1.234.567', '1234567'],
    ['12.345.678,25', '12345678.25'],
    ['1.234', '1.234'],
  ])('“%s” is read as %s', (text, number) => {
    expect(readDecimal(text)).toBe(number)
  })

  test.each<[string, RegExp]>([
    ['', /no number/u],
    ['98.7.1', /no number/u],
    ['1e3', /no number/u],
    ['NaN', /no number/u],
    ['.5', /no number/u],
    ['1,234', /1234, or 1\.234/u],
    ['1234567890123', /too long/u],
    ['0.1234567', /too long/u],
    ['x'.repeat(500), /^“x{40}…” is no number/u],
  ])('“%s” is refused in words', (text, why) => {
    expect(readDecimal(text)).toEqual({ refused: expect.stringMatching(why) as string })
  })
})
