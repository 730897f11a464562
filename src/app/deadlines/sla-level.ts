import type { TimerOf } from '../../ports/store/timers.ts'
import { caseCardKey, caseFace } from '../cases/show-case.ts'
import { decideAndSave } from '../cases/update-clocks.ts'
import type { Means } from '../scene.ts'
import { refreshCard } from '../show/show-card.ts'

/** A warning level or the due time of an SLA clock came. */
export async function slaLevel(means: Means, timer: TimerOf<'sla.level'>): Promise<void> {
  const clock = await means.tx.clocks.get(timer.subjectId)
  const about = clock && (await means.tx.cases.get(clock.subjectId))
  const partner = about && (await means.tx.partners.get(about.partnerId))
  if (!clock || !about || !partner) return
  await decideAndSave(means, partner, about, clock, {
    type: 'LevelReached',
    percent: timer.data.percent,
    log: about.log,
  })
  await refreshCard(means, partner, caseCardKey(about), await caseFace(means, partner, about))
}
