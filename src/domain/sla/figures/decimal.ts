/** An exact decimal number as canonical text: `98.7`, `-3`, `0`. No leading or trailing zeros, so that equal numbers are equal texts. */
export type Decimal = string

/** At most so many digits before the point, and after it. */
const BEFORE = 12
const AFTER = 6

const PLAIN = /^([-−–+]?)(\d+)(?:\.(\d+))?$/u
const GROUPED_BY_SPACES = /^[-−–+]?\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/u
const GROUPED_BY_COMMAS = /^[-−–+]?\d{1,3}(?:(?:,\d{3}){2,}|,\d{3}(?=\.))(?:\.\d+)?$/u

const GROUPED_BY_POINTS = /^[-−–+]?\d{1,3}(?:(?:\.\d{3}){2,}|\.\d{3}(?=,))(?:,\d+)?$/u

/** Reads a number as people write it: `98.7`, `98,7`, `12 400`, `1,234,567`, `1.234,5`. Refused in words where it is none, or could be two. */
export function readDecimal(text: string): Decimal | { refused: string } {
  const said = text.trim()
  const shown = said.length > 40 ? `${said.slice(0, 40)}…` : said
  const [, sign, whole, fraction = ''] = PLAIN.exec(withPoint(said)) ?? []
  if (whole === undefined)
    return /^[-−–+]?\d{1,3},\d{3}$/u.test(said)
      ? {
          refused: `“${shown}” can be read as two numbers: write ${said.replace(',', '')}, or ${said.replace(',', '.')}.`,
        }
      : { refused: `“${shown}” is no number: write it in digits, like 98.7.` }
  const digits = whole.replace(/^0+(?=\d)/u, '')
  const places = fraction.replace(/0+$/u, '')
  if (digits.length > BEFORE || places.length > AFTER)
    return { refused: `“${shown}” is too long: at most ${BEFORE} digits before the point and ${AFTER} after it.` }
  const number = places === '' ? digits : `${digits}.${places}`
  return sign === '' || sign === '+' || number === '0' ? number : `-${number}`
}

/** With a point before its fraction, and nothing between its digits; as it is where that is in doubt. */
function withPoint(said: string): string {
  if (GROUPED_BY_COMMAS.test(said)) return said.replaceAll(',', '')
  if (GROUPED_BY_POINTS.test(said)) return said.replaceAll('.', '').replace(',', '.')
  const joined = GROUPED_BY_SPACES.test(said) ? said.replaceAll(/[\s'’]/gu, '') : said
  return /^[-−–+]?\d{1,3},\d{3}$/u.test(said) ? said : joined.replace(/^([-−–+]?\d+),(\d+)$/u, '$1.$2')
}

/** Below zero where the first is the smaller, above where it is the greater. Exact. */
export function compareDecimals(one: Decimal, other: Decimal): -1 | 0 | 1 {
  const [first, second] = [inMillionths(one), inMillionths(other)]
  return first < second ? -1 : first > second ? 1 : 0
}

function inMillionths(number: Decimal): bigint {
  const [whole = '0', fraction = ''] = number.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(AFTER, '0'))
  return number.startsWith('-') ? -size : size
}
