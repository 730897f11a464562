import type { Partner } from '../domain/partners/partner.ts'
import { meansOf } from './means-of.ts'
import type { Origin } from './origin.ts'
import { applySheet } from './partners/apply-sheet.ts'
import type { PartnerSheet } from './partners/partner-sheet.ts'
import type { AppServices } from './services.ts'

/**
 * Apply a sheet from outside a conversation: from the command line, which says where it comes from, or as the playground's beginnings, which
 * are Liaison's own. Refused as a whole or done as a whole.
 */
export async function applyPartnerSheet(
  services: AppServices,
  sheet: PartnerSheet,
  origin?: Origin,
): Promise<Partner | { refused: string }> {
  try {
    return await services.store.transact(async (tx) => {
      const applied = await applySheet({ ...meansOf(services, tx), ...(origin && { origin }) }, sheet)
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
