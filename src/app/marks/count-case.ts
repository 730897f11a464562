import type { Case } from '../../domain/cases/case.ts'
import { countedAs } from '../../domain/cases/count-own.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { countClock } from '../../domain/sla/figures/count-clock.ts'
import { allClocksOf, saveClock } from '../cases/update-clocks.ts'
import type { Means } from '../scene.ts'

/** A case that the side which owes opened itself counts from now on, or does no more: every clock of it, those of rounds that are over too. */
export async function countCase(means: Means, partner: Partner, given: Case, counts: boolean): Promise<void> {
  const state = countedAs(given, counts, means.now)
  await means.tx.cases.save(state)
  for (const clock of await allClocksOf(means, state)) {
    const { counts: _, ...rest } = clock
    const counted = countClock(rest, state.log)
    const after = { ...rest, ...(counted && { counts: counted }), version: clock.version + 1 }
    await saveClock(means, partner, state, clock, { state: after, effects: [] })
  }
}
