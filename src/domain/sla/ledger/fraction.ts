import type { Decimal } from '../figures/decimal.ts'

/** An exact number: `top / bottom`, with `bottom` above zero. */
export type Fraction = { top: bigint; bottom: bigint }

export function fraction(top: number | bigint, bottom: number | bigint = 1): Fraction {
  return { top: BigInt(top), bottom: BigInt(bottom) }
}

export function ofDecimal(number: Decimal): Fraction {
  const [whole = '0', decimals = ''] = number.split('.')
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) }
}

export function times(one: Fraction, other: Fraction): Fraction {
  return { top: one.top * other.top, bottom: one.bottom * other.bottom }
}

export function plus(one: Fraction, other: Fraction): Fraction {
  return { top: one.top * other.bottom + other.top * one.bottom, bottom: one.bottom * other.bottom }
}

/** Below zero where the first is the smaller. */
export function compareFractions(one: Fraction, other: Fraction): number {
  const [first, second] = [one.top * other.bottom, other.top * one.bottom]
  return first < second ? -1 : first > second ? 1 : 0
}

/** As a decimal of so many places, cut to the worse side by the direction of a target: what misses it never reads as if it met it. Of what is not below zero. */
export function cutTo({ top, bottom }: Fraction, places: number, direction: 'at least' | 'at most'): Decimal {
  const scaled = top * 10n ** BigInt(places)
  const whole = direction === 'at least' ? scaled / bottom : (scaled + bottom - 1n) / bottom
  const digits = String(whole).padStart(places + 1, '0')
  const [before, after] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)]
  const decimals = after.replace(/0+$/u, '')
  return decimals === '' ? before : `${before}.${decimals}`
}

/** To a whole number, halves away from zero. */
export function rounded({ top, bottom }: Fraction): bigint {
  const size = top < 0n ? -top : top
  const whole = (size * 2n + bottom) / (bottom * 2n)
  return top < 0n ? -whole : whole
}

/** To so many decimals, halves away from zero. */
export function roundedTo(number: Fraction, decimals: number): Fraction {
  const scale = 10n ** BigInt(decimals)
  return { top: rounded({ top: number.top * scale, bottom: number.bottom }), bottom: scale }
}

/** To so many decimals at most, cut to the worse side, so that a printed number never looks better than it is. */
export function decimalCut({ top, bottom }: Fraction, decimals: number, direction: 'at least' | 'at most'): Decimal {
  const scale = 10n ** BigInt(decimals)
  const [scaled, isWhole] = [(top * scale) / bottom, (top * scale) % bottom === 0n]
  const down = isWhole || top >= 0n ? scaled : scaled - 1n
  const cut = direction === 'at least' || isWhole ? down : down + 1n
  const size = cut < 0n ? -cut : cut
  const digits = String(size).padStart(decimals + 1, '0')
  const [whole, rest] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)]
  const fraction = rest.replace(/0+$/u, '')
  return `${cut < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
