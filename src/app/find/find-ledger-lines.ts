import { shorten } from '../../cards/quote.ts'
import type { LedgerLinesAsked } from '../queries/explained-ledger.ts'
import type { Request } from '../scene.ts'
import { findPartner } from './find-partner.ts'
import type { Finding } from './finding.ts'
import type { Found } from './found.ts'

/** Whether the lines of a ledger are asked for: `ledger`, `ledger 2026-Q3`, `ledger 2026-Q3 line 3`. */
export function asksForLedger(text: string | undefined): boolean {
  return /^(?:the\s+)?ledger(?=\s|$)/iu.test(text?.trim() ?? '')
}

/** A partner, the period of its ledgers, and the number of a line; the last period that is over, and all lines, where nothing is said of them. */
export async function findLedgerLines(
  scene: Finding,
  request: Request,
): Promise<Found<LedgerLinesAsked> | { refused: string }> {
  const found = await findPartner(scene, request)
  if ('refused' in found) return found
  const { text = '', period: flag } = request.values
  const words = text
    .toLowerCase()
    .split(/[\s,]+/u)
    .slice(1)
  const said = words.filter((word) => word !== '' && !/^(?:line|lines|of|for|no\.?|number)$/u.test(word))
  const numbers = said.filter((word) => /^#?\d{1,3}$/u.test(word))
  const [period = flag, ...more] = said.filter((word) => !numbers.includes(word))
  if (numbers.length > 1 || more.length > 0)
    return { refused: `“${shorten(text, 60)}”: say one period and one line, like \`ledger 2026-Q3 3\`.` }
  const [number] = numbers
  return {
    ...found,
    subject: {
      partner: found.subject,
      ...(period !== undefined && { period }),
      ...(number !== undefined && { line: Number(number.replace('#', '')) }),
    },
  }
}
