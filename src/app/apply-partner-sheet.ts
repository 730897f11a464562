import { type LookUps, withLookUps } from './look-ups/look-ups.ts'
import { inTransaction } from './in-transaction.ts'
import type { Origin } from './origin.ts'
import { type Applied, applyIn, type SheetOptions } from './partners/apply-in.ts'
import { questionsOf } from './partners/ask-about-sheet.ts'
import type { PartnerSheet } from './partners/partner-sheet.ts'
import type { AppServices } from './services.ts'

/**
 * Apply a sheet from outside a conversation: from the command line, which says where it comes from, or as the playground's beginnings, which
 * are Liaison's own. Refused as a whole or done as a whole. Who is in it is asked of the platforms that the directory can ask.
 */
export async function applyPartnerSheet(
  services: AppServices,
  sheet: PartnerSheet,
  origin?: Origin,
  options: SheetOptions = {},
): Promise<Applied | { refused: string }> {
  const { store, directory } = services
  const known = await store.read((view) => questionsOf(view, sheet))
  const apply = (lookUps: LookUps) =>
    inTransaction(services, { lookUps, ...(origin && { origin }) }, async (means): Promise<Applied> => {
      if (options.known) means.cause.known = true
      const applied = await applyIn(means, sheet, options)
      if ('refused' in applied) throw new Refused(applied.refused)
      return applied
    })
  try {
    return await withLookUps(directory, known, apply)
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message }
    throw error
  }
}

/** Carries a refusal out of the transaction that it undoes. */
class Refused extends Error {}
