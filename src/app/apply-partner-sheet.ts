import type { Partner } from '../domain/partners/partner.ts'
import { applySheet } from './partners/apply-sheet.ts'
import type { PartnerSheet } from './partners/partner-sheet.ts'
import type { AppServices } from './services.ts'

/** Apply a sheet from outside a conversation (the command line, the playground's beginnings). Refused as a whole or done as a whole. */
export async function applyPartnerSheet(
  services: AppServices,
  sheet: PartnerSheet,
): Promise<Partner | { refused: string }> {
  const { store, clock, ids, log, almanac, company, admins } = services
  try {
    return await store.transact(async (tx) => {
      const applied = await applySheet({ tx, now: clock.now(), ids, log, almanac, company, admins }, sheet)
      if ('refused' in applied) throw new Refused(applied.refused)
      return applied
    })
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message }
    throw error
  }
}

/** Carries a refusal out of the transaction that it undoes. */
class Refused extends Error {}
