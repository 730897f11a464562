import { type Helped, HELPS } from '../domain/corrective/helped.ts'
import type { Side } from '../domain/partners/party.ts'
import type { CardBlock, Rich } from './card.ts'
import { shorten } from './quote.ts'

/** What both sides say of whether an action has helped. `sideName`: whose it is; `again`: it did not, and another one is offered. */
export type HelpedView = {
  label: string
  number: number
  title: string
  sideName: string
  counts: Record<Side, Helped>
  again: boolean
}

type Companies = { ourName: string; partnerName: string }

const TITLE = 120

/** Each in a line, side by side and without names; nothing where the check asked about none. */
export function helpedBlocks(helped: HelpedView[], companies: Companies): CardBlock[] {
  if (helped.length === 0) return []
  return [
    { kind: 'text', text: [{ bold: 'You said, we did: did it help?' }] },
    { kind: 'list', items: helped.map((one) => lineOf(one, companies)) },
  ]
}

/** "ACT-3 (Acme Hosting), Bad news is told the same day: Northwind yes 1, no 2; Acme Hosting yes 1." */
function lineOf({ label, title, sideName, counts, again }: HelpedView, companies: Companies): Rich {
  const verdict = again ? ' It did not help: propose another.' : ''
  return [{ bold: label }, ` (${sideName}), ${shorten(title, TITLE)}: ${sayHelped(counts, companies)}.${verdict}`]
}

/** "Northwind yes 1, no 2; Acme Hosting yes 1"; a side of which nobody could judge is left out. */
export function sayHelped(counts: Record<Side, Helped>, { ourName, partnerName }: Companies): string {
  const sides = [
    { name: ourName, of: counts.internal },
    { name: partnerName, of: counts.partner },
  ].flatMap(({ name, of }) => {
    const said = HELPS.filter((one) => of[one] > 0).map((one) => `${one} ${of[one]}`)
    return said.length === 0 ? [] : [`${name} ${said.join(', ')}`]
  })
  return sides.length === 0 ? 'nobody could judge' : sides.join('; ')
}
