import type { Case } from '../../domain/cases/case.ts'
import type { Means } from '../scene.ts'
import { clockKeys } from './clock-notices.ts'
import { allClocksOf } from './update-clocks.ts'

/** The case is most urgent now: what was held for hours of its times waits no longer. Its escalations ring by themselves as they become pages. */
export async function releaseUrgent(means: Means, { id }: Case): Promise<void> {
  const about = (await allClocksOf(means, { id })).flatMap(clockKeys)
  const unfinished = await means.tx.outbox.unfinished({ about })
  if (unfinished.length > 0) await means.tx.outbox.release(unfinished, means.now, { atAnyHour: true })
}
