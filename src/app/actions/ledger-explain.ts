import { explainedLedgerCard, linesIn } from '../../cards/explained-ledger-card.ts'
import { findLedgerLines } from '../find/find-ledger-lines.ts'
import type { Card } from '../../cards/card.ts'
import { type ExplainedLedger, explainedLedger, type LedgerLinesAsked } from '../queries/explained-ledger.ts'
import { noLedger } from './ledger-show.ts'
import { showing } from './showing.ts'

/** What the lines of a period’s ledgers come of; the same to both sides. */
export const explainLedger = showing({
  name: 'ledger.explain',
  query: explainedLedger,
  find: findLedgerLines,
  draw: (answer, { actor: { zone } }, subject) => drawLedgerLines(answer, zone, subject),
})

/** The same for whoever asks outside of chat. */
export function drawLedgerLines(
  answer: ExplainedLedger,
  zone: string,
  subject: LedgerLinesAsked,
): Card | { refused: string } {
  if (!('sides' in answer)) return { refused: noLedger(subject, answer) }
  const { slug, period, line } = answer
  const count = linesIn(answer)
  const none = line !== undefined && (line < 1 || line > count)
  if (none || count === 0) {
    const there = count === 0 ? 'has no lines' : `has lines 1 to ${count}`
    return { refused: `The ledger of ${period} ${there}: \`ledger ${slug} --period ${period}\` shows it.` }
  }
  return explainedLedgerCard(answer, zone)
}
