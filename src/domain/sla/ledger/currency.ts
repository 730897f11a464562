import { type Decimal, readDecimal } from '../figures/decimal.ts'

/** ISO 4217, e.g. `EUR`. */
export type Currency = string

/** In the smallest unit of its currency: cents of EUR, yen of JPY, fils of KWD. A safe integer. */
export type Minor = number

/** A thousand million of most currencies: more is a slip of the keyboard. */
const MOST: Minor = 10 ** 14

export function readCurrency(text: string): Currency | { refused: string } {
  const code = text.trim().toUpperCase()
  if (Intl.supportedValuesOf('currency').includes(code)) return code
  return { refused: `“${text.trim().slice(0, 20)}” is no currency: write its three letters, like EUR.` }
}

/** How many decimals its smallest unit has: none of JPY, three of KWD. */
function decimalsOf(currency: Currency): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** Reads an amount of a currency; refused where it is below zero, or finer than its smallest unit. */
export function readAmount(text: string, currency: Currency): Minor | { refused: string } {
  const number = readDecimal(text)
  if (typeof number !== 'string') return number
  const [whole = '0', decimals = ''] = number.split('.')
  const places = decimalsOf(currency)
  if (number.startsWith('-')) return { refused: `${number} is below zero: write the amount without a sign.` }
  if (decimals.length > places)
    return { refused: `${number} is finer than ${currency} can be: it has ${places === 0 ? 'no' : places} decimals.` }
  const minor = Number(whole + decimals.padEnd(places, '0'))
  return minor > MOST ? { refused: `${number} ${currency} is more than can be kept here.` } : minor
}

/** "EUR 1,250.00", "−EUR 3.50", "JPY 400". */
export function sayAmount(minor: Minor, currency: Currency): string {
  const number = inMajor(Math.abs(minor), currency)
  const [whole = '0', decimals] = number.split('.')
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
  return `${minor < 0 ? '−' : ''}${currency} ${grouped}${decimals === undefined ? '' : `.${decimals}`}`
}

/** As it is written in a sheet: `1250.00`. */
export function inMajor(minor: Minor, currency: Currency): Decimal {
  const places = decimalsOf(currency)
  const digits = String(Math.abs(minor)).padStart(places + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
