import type { Partner } from '../domain/partners/partner.ts'
import { type LookUps, withLookUps } from './look-ups/look-ups.ts'
import { inTransaction } from './in-transaction.ts'
import type { Origin } from './origin.ts'
import { applySheet } from './partners/apply-sheet.ts'
import { questionsOf } from './partners/ask-about-sheet.ts'
import { leftOutOf, removeLeftOut } from './partners/left-out.ts'
import type { PartnerSheet } from './partners/partner-sheet.ts'
import { sayLeft } from './people/say-left.ts'
import type { AppServices } from './services.ts'

/**
 * Apply a sheet from outside a conversation: from the command line, which says where it comes from, or as the playground's beginnings, which
 * are Liaison's own. Refused as a whole or done as a whole. Who is in it is asked of the platforms that the directory can ask.
 */
export async function applyPartnerSheet(
  services: AppServices,
  sheet: PartnerSheet,
  origin?: Origin,
  options: { removeMissing?: boolean } = {},
): Promise<Applied | { refused: string }> {
  const { store, directory } = services
  const known = await store.read((view) => questionsOf(view, sheet))
  const apply = (lookUps: LookUps) =>
    inTransaction(services, { lookUps, ...(origin && { origin }) }, async (means): Promise<Applied> => {
      const applied = await applySheet(means, sheet)
      if ('refused' in applied) throw new Refused(applied.refused)
      const { partner, named } = applied
      if (options.removeMissing !== true) {
        const stay = (await leftOutOf(means, partner, named)).map(({ name }) => name)
        return { partner, stay, left: [] }
      }
      const removed = await removeLeftOut(means, partner, named)
      return { partner, stay: [], left: removed.map(({ person, left }) => sayLeft(person.name, left)) }
    })
  try {
    return await withLookUps(directory, known, apply)
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message }
    throw error
  }
}

/** `stay`: the names of those whom the sheet leaves out and who stay named. `left`: what became of each of them who was removed for it. */
export type Applied = { partner: Partner; stay: string[]; left: string[] }

/** Carries a refusal out of the transaction that it undoes. */
class Refused extends Error {}
