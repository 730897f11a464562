import { type LookUps, withLookUps } from './look-ups/look-ups.ts'
import { inTransaction } from './in-transaction.ts'
import type { Origin } from './origin.ts'
import { type Applied, applyIn, type SheetOptions } from './partners/apply-in.ts'
import { questionsOf } from './partners/ask-about-sheet.ts'
import type { PartnerSheet } from './partners/partner-sheet.ts'
import type { Means } from './scene.ts'
import type { AppServices } from './services.ts'

type Outcome = Applied | { refused: string }

/**
 * What applying these sheets one after the other would do, each on top of the ones before it. It is done in a transaction that is undone: so
 * it is what would be done, and nothing of it stays. `before`: what else would be done, ahead of them. The platforms are asked who is in them, as they are for applying.
 */
export async function planPartnerSheets(
  services: AppServices,
  sheets: PartnerSheet[],
  origin?: Origin,
  options: SheetOptions = {},
  before?: (means: Means) => Promise<void>,
): Promise<Outcome[]> {
  const { store, directory } = services
  const known = await store.read((view) => Promise.all(sheets.map((sheet) => questionsOf(view, sheet))))
  const refused = new Map<number, string>()
  const plan = (lookUps: LookUps) =>
    inTransaction(services, { lookUps, ...(origin && { origin }) }, async (means): Promise<never> => {
      await before?.(means)
      const outcomes: Outcome[] = []
      for (const [at, sheet] of sheets.entries()) {
        const already = refused.get(at)
        const outcome = already === undefined ? await applyIn(means, sheet, options) : { refused: already }
        if ('refused' in outcome && already === undefined) {
          refused.set(at, outcome.refused)
          throw new Undone()
        }
        outcomes.push(outcome)
      }
      throw new Undone(outcomes)
    })
  for (;;) {
    try {
      return await withLookUps(directory, known.flat(), plan)
    } catch (error) {
      if (!(error instanceof Undone)) throw error
      if (error.planned) return error.planned
    }
  }
}

/**
 * Carries a plan out of the transaction that it undoes. Without one, a sheet was refused: applying would have undone what it had done till
 * then, so that those after it are looked at without it, from the beginning.
 */
class Undone extends Error {
  readonly planned: Outcome[] | undefined
  constructor(planned?: Outcome[]) {
    super('a plan is not carried out')
    this.planned = planned
  }
}
