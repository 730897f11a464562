import type { Case } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { comingCalls } from '../ladders/joined-calls.ts'
import { callKey, ladderCardKey } from '../ladders/show-ladder.ts'
import type { Means } from '../scene.ts'
import { clockKeys } from './clock-notices.ts'

/** The case is most urgent now: what was held for hours of its times, and of the calls of its escalations, waits no longer. */
export async function releaseUrgent(means: Means, { id: partnerId }: Partner, { id }: Case): Promise<void> {
  const { outbox, ladders, clocks } = means.tx
  const about = (await clocks.ofSubject('case', id)).flatMap(clockKeys)
  const unfinished = await outbox.unfinished({ about })
  for (const ladder of await ladders.active({ partnerId, subjectId: id })) {
    const calls = ladder.climbed.map((rung) => callKey(ladder, rung))
    unfinished.push(...(await outbox.unfinished({ cardKey: ladderCardKey(ladder) })))
    unfinished.push(...(await outbox.unfinished({ about: calls })), ...(await comingCalls(means, ladder)))
  }
  if (unfinished.length > 0) await outbox.release(unfinished, means.now, { atAnyHour: true })
}
