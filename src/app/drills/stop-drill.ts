import { stop } from '../../domain/drills/decide-drills.ts'
import { type Drill, drillLabel, runningOf } from '../../domain/drills/drill.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { saveDrills } from './save-drills.ts'
import { touchAll } from './show-drill.ts'

/** It stops before its end, and its messages say so where they stand. Nobody is told of it besides. */
export async function stopDrill(means: Means, partner: Partner, why: string): Promise<void> {
  const drills = await means.tx.drills.of(partner.id)
  const running = drills && runningOf(drills)
  if (!drills || !running) return
  const { drills: all } = await saveDrills(means, stop(drills, why, means.now))
  await settleStopped(means, partner, all.at(-1)!)
}

/** It was stopped, which is saved already. */
export async function settleStopped(means: Means, partner: Partner, { number, calls, end }: Drill): Promise<void> {
  touchAll(means, partner.id, number, calls)
  const data = { drill: drillLabel(number), why: end?.why ?? '' }
  await recordFact(means, partner, partner.slug, { kind: 'DrillStopped', data })
}
