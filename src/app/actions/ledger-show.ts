import { ledgerCard } from '../../cards/ledger-card.ts'
import { listed } from '../../cards/listed.ts'
import { shorten } from '../../cards/quote.ts'
import { findLedger } from '../find/find-ledger.ts'
import { type LedgerAnswer, type LedgerSubject, ledgerOf } from '../queries/ledger-of.ts'
import { showing } from './showing.ts'

/** What a period comes to in money; the same to both sides. */
export const showLedger = showing({
  name: 'ledger.show',
  query: ledgerOf,
  find: findLedger,
  draw: (answer, { actor: { zone } }, subject) =>
    'sides' in answer ? ledgerCard({ ...answer, reader: zone }) : { refused: noLedger(subject, answer) },
})

/** Why there is none of that period. */
export function noLedger(
  { partner: { name }, period }: LedgerSubject,
  { periods }: Exclude<LedgerAnswer, { sides: unknown }>,
): string {
  if (periods.length === 0)
    return `No money is agreed with ${name}, so there is no ledger. How promises were kept is in \`report\`.`
  const known = listed(periods.slice(-4).map((one) => `\`${one}\``))
  return `There is no ledger with ${name} for “${shorten(period ?? '', 40)}”: ${periods.length > 4 ? 'the last are' : 'there is'} ${known}.`
}
