import { isShare, type MeasuredTerms, withUnit } from '../../terms/figure.ts'
import { type Decimal, readDecimal } from './decimal.ts'

/** Signs that stand for a word, and words for a sign. */
const ALSO: Record<string, string> = { '€': 'eur', $: 'usd', '£': 'gbp', percent: '%', 'per cent': '%', pct: '%' }

const PARTS = /^(?<before>[^\d+−–-]*)(?<number>[+−–-]?\d(?:[\d\s.,'’]*\d)?)(?<after>.*)$/su

/** Reads what somebody reports of a figure, with its unit or without: `98.7`, `98.7 %`, `€ 12 400`. Refused in words where it is of another unit. */
export function readReported(
  text: string,
  figure: Pick<MeasuredTerms, 'name' | 'unit'>,
): Decimal | { refused: string } {
  const { name, unit } = figure
  const { before = '', number = text, after = '' } = PARTS.exec(text.trim().replace(/[.,!;]+$/u, ''))?.groups ?? {}
  const units = [before, after].map((one) => one.trim()).filter((one) => one !== '')
  const read = readDecimal(number)
  const other = typeof read === 'string' ? units.flatMap((one) => otherUnit(one, figure, read) ?? [])[0] : undefined
  if (other) return other
  if (typeof read === 'string' && unit === '%' && !isShare(read))
    return { refused: `${read} % is no share: “${name}” lies between 0 and 100 %.` }
  return read
}

/** A unit that is another than the one agreed, refused in words; undefined where it is the same. */
export function otherUnit(
  said: string,
  { name, unit }: Pick<MeasuredTerms, 'name' | 'unit'>,
  example?: Decimal,
): { refused: string } | undefined {
  if (plain(said.trim()) === plain(unit)) return undefined
  const instead = example === undefined ? `Say it in ${unit}.` : `say for example ${withUnit(example, { unit })}.`
  return {
    refused: `“${name}” is counted in ${unit}, not in “${said.slice(0, 40)}”${example === undefined ? '. ' : ': '}${instead}`,
  }
}

function plain(unit: string): string {
  const word = unit.toLowerCase().replaceAll(/\s+/gu, ' ')
  return ALSO[word] ?? word
}
