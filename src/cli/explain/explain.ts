import { drawFigure } from '../../app/actions/figure-explain.ts'
import { drawLedgerLines } from '../../app/actions/ledger-explain.ts'
import { drawClocks } from '../../app/actions/sla-explain.ts'
import type { Asking } from '../../app/asking.ts'
import { findExplained } from '../../app/find/find-explained.ts'
import { asksForLedger, findLedgerLines } from '../../app/find/find-ledger-lines.ts'
import { findCase, isLabel } from '../../app/find/find-subject.ts'
import { clocksOf } from '../../app/queries/clocks-of.ts'
import { explained } from '../../app/queries/explained.ts'
import { explainedLedger } from '../../app/queries/explained-ledger.ts'
import { ask } from '../../app/queries/query.ts'
import type { AppServices } from '../../app/services.ts'
import type { Card } from '../../cards/card.ts'
import { periodZone } from '../../domain/sla/figures/periods-of.ts'
import { partnerCalled } from '../find-partner.ts'
import { fine, type Line, problem } from '../line.ts'
import { operatorAsking } from '../operator.ts'
import { cardText } from './card-text.ts'

/** `what`: the label of a case; or a partner, and what is promised with it, or `ledger`. */
export type ExplainAsked = { what: string[]; period?: string }

type Drawn = Card | { refused: string }

/** `liaison explain`: what `explain` says in chat, moments in the zone whose midnight parts the periods of the partner. */
export async function explain(services: AppServices, given: ExplainAsked): Promise<Line[]> {
  const drawn = await services.store.read(async (view) => {
    const asking = operatorAsking(services, view)
    const [first = ''] = given.what
    return isLabel(first) ? ofCase(asking, first) : ofPartner(asking, given)
  })
  return ['refused' in drawn ? problem(drawn.refused) : fine(cardText(drawn))]
}

async function ofCase(asking: Asking, label: string): Promise<Drawn> {
  const found = await findCase(asking, { subject: label, values: {} })
  const asked = await ask(clocksOf, asking, found)
  if ('refused' in asked) return asked
  const partner = 'subject' in found ? found.partner : undefined
  return drawClocks(asked.found, partner ? periodZone(partner.terms) : 'UTC')
}

async function ofPartner(asking: Asking, { what: [name = '', ...words], period }: ExplainAsked): Promise<Drawn> {
  const partner = await partnerCalled(asking.tx, name)
  if ('refused' in partner) return partner
  const text = words.length === 0 ? undefined : words.join(' ')
  const values = { ...(text !== undefined && { text }), ...(period !== undefined && { period }) }
  const request = { subject: partner.slug, values }
  const zone = periodZone(partner.terms)
  if (asksForLedger(text)) {
    const found = await findLedgerLines(asking, request)
    if ('refused' in found) return found
    const asked = await ask(explainedLedger, asking, found)
    return 'refused' in asked ? asked : drawLedgerLines(asked.found, zone, found.subject)
  }
  const asked = await ask(explained, asking, await findExplained(asking, request))
  return 'refused' in asked ? asked : drawFigure(asked.found, zone)
}
