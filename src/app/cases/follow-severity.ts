import type { Case } from '../../domain/cases/case.ts'
import { roundOf } from '../../domain/cases/grow-log.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { followSeverity } from '../../domain/sla/change-terms.ts'
import { ruleOf } from '../../domain/sla/measures/measures.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'
import { promisedFor, saveClock, start } from './update-clocks.ts'

/** The severity that clocks follow changed: what is promised for it applies now. What was not measured before is from the change on. */
export async function followSeverityOf(
  means: Means,
  partner: Partner,
  state: Case,
  change: { raised: boolean; at: Instant },
): Promise<void> {
  const promises = promisedFor(partner, state)
  const clocks = await means.tx.clocks.ofSubject('case', state.id)
  const current = clocks.filter(({ round, measure }) => round === roundOf(state) || !ruleOf(measure).repeats)
  for (const clock of current) {
    const promised = promises.find(({ objective }) => objective.measure === clock.measure)
    const decision = followSeverity(clock, { ...change, promised }, state.log, means.now)
    await saveClock(means, partner, state, clock, decision)
  }
  for (const promised of promises) {
    if (current.some(({ measure }) => measure === promised.objective.measure)) continue
    await start(means, partner, state, promised, change.at, clocks)
  }
}
