import type { Partner } from '../../domain/partners/partner.ts'
import { inTransaction } from '../in-transaction.ts'
import type { AppServices } from '../services.ts'
import { closeTimerOf, hasPeriods, scheduleClose } from './schedule-close.ts'

/** Whoever has figures or money, and whose next period nothing waits for: from before that was so, say. Where something waits already nothing changes. */
export async function waitForPeriods(services: AppServices): Promise<void> {
  const partners = await services.store.read((view) => view.partners.list())
  for (const { id } of partners.filter(goesOn)) {
    if (await services.store.read((view) => closeTimerOf(view, { id }))) continue
    await inTransaction(services, {}, async (means) => {
      const partner = await means.tx.partners.get(id)
      if (partner && goesOn(partner)) await scheduleClose(means, partner)
    })
  }
}

function goesOn(partner: Partner): boolean {
  return partner.stage !== 'ended' && hasPeriods(partner)
}
