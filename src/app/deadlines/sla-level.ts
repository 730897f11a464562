import type { TimerOf } from '../../ports/store/timers.ts'
import { decideAndSave } from '../cases/update-clocks.ts'
import type { Means } from '../scene.ts'

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
  means.touched.touch({ kind: 'case', id: about.id })
}
