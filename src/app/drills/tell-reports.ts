import { drillOverCard, drillReportCard } from '../../cards/drill-report-card.ts'
import { type Drill } from '../../domain/drills/drill.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { headOf, loadRoster, refOf } from '../people/roster.ts'
import { drillTold } from '../queries/drill-report.ts'
import type { Means } from '../scene.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'

/**
 * Whoever answers for a side is told who of it was reached. Where the bot may not write to them alone, both sides read only how far the steps were, with
 * their name.
 */
export async function tellReports(means: Means, partner: Partner, drill: Drill): Promise<void> {
  const roster = await loadRoster(means.tx, partner.id)
  for (const side of SIDES) {
    const head = headOf(roster, side)
    if (!head) continue
    const told = await drillTold(means, partner, drill, side)
    const onceKey = `drill:${partner.id}:${drill.number}:report:${side}`
    const alone = await directTo(means, partner.id, reachable(head))
    const card = alone ? drillReportCard(told) : drillOverCard(told, refOf(head))
    const at = alone ? [alone] : await channelsFor(means.tx, partner.id, side === 'partner' ? 'shared' : 'internal')
    await sendNotice(means, at, () => card, onceKey, { manner: 'uncounted' })
  }
}
