import { noticeCard } from '../../cards/notice-card.ts'
import type { Timer } from '../../ports/store/timers.ts'
import { openCheckIn } from '../checkins/open-check-in.ts'
import { scheduleCheckIn } from '../checkins/schedule-check-in.ts'
import { lastResort } from '../ladders/recipients.ts'
import type { Means } from '../scene.ts'
import { sendNotice } from '../show/show-card.ts'

/** The cadence says that a health check opens now. One that cannot open is told to the account manager, and the next is still armed. */
export async function checkInCadence(means: Means, timer: Timer): Promise<void> {
  const partner = await means.tx.partners.get(timer.subjectId)
  if (!partner?.checkIns) return
  if (means.now < timer.dueAt) return means.tx.timers.set(timer)
  const opened = await openCheckIn(means, partner)
  if ('refused' in opened) {
    const card = noticeCard({
      title: `No health check was opened with ${partner.name}`,
      text: opened.refused,
      tone: 'warning',
    })
    await sendNotice(
      means,
      await lastResort(means, partner),
      () => card,
      `check-in.cadence:${partner.id}:${timer.dueAt}`,
    )
  }
  await scheduleCheckIn(means, partner, means.now)
}
