import { describe, expect, test } from 'vitest'
import { inMajor, readAmount, readCurrency, sayAmount } from '../../../../src/domain/sla/ledger/currency.ts'

describe('an amount of money', () => {
  test.each([
    ['1250', 'EUR', 125_000],
    ['1,250.00', 'EUR', 125_000],
    ['1250,5', 'EUR', 125_050],
    ['0.01', 'EUR', 1],
    ['400', 'JPY', 400],
    ['1.005', 'KWD', 1_005],
    ['0', 'USD', 0],
  ])('%s %s is kept in the smallest unit', (text, currency, minor) => {
    expect(readAmount(text, currency)).toBe(minor)
    expect(readAmount(inMajor(minor, currency), currency)).toBe(minor)
  })

  test.each([
    ['0.005', 'EUR', '0.005 is finer than EUR can be: it has 2 decimals.'],
    ['1.5', 'JPY', '1.5 is finer than JPY can be: it has no decimals.'],
    ['-3', 'EUR', '-3 is below zero: write the amount without a sign.'],
    ['free', 'EUR', '“free” is no number: write it in digits, like 98.7.'],
    ['999999999999', 'KWD', '999999999999 KWD is more than can be kept here.'],
  ])('%s %s is refused in words', (text, currency, refused) => {
    expect(readAmount(text, currency)).toEqual({ refused })
  })

  test('is said with its currency and its decimals', () => {
    expect([125_000, -350, 5].map((minor) => sayAmount(minor, 'EUR'))).toEqual([
      'EUR 1,250.00',
      '−EUR 3.50',
      'EUR 0.05',
    ])
    expect(sayAmount(1_234_567, 'JPY')).toBe('JPY 1,234,567')
    expect(sayAmount(1_005, 'KWD')).toBe('KWD 1.005')
  })

  test('has a currency that there is', () => {
    expect(readCurrency(' eur ')).toBe('EUR')
    expect(readCurrency('€')).toEqual({ refused: '“€” is no currency: write its three letters, like EUR.' })
    expect(readCurrency('ABC')).toMatchObject({ refused: expect.stringContaining('ABC') })
  })
})
