import type { Case } from '../../domain/cases/case.ts'
import type { Means } from '../scene.ts'
import { clockKeys } from './clock-notices.ts'

/** The case is most urgent now: what was held for hours of its times between the companies waits no longer; what a team of ours owes inside keeps to hours. Its escalations ring by themselves as they become pages. */
export async function releaseUrgent({ tx, now }: Means, { id }: Case): Promise<void> {
  const about = (await tx.clocks.ofSubject('case', id)).flatMap(clockKeys)
  const unfinished = await tx.outbox.unfinished({ about })
  if (unfinished.length > 0) await tx.outbox.release(unfinished, now, { atAnyHour: true })
}
