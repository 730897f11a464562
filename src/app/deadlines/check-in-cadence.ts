import { noticeCard } from '../../cards/notice-card.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { openCheckIn } from '../checkins/open-check-in.ts'
import { scheduleCheckIn, unopenedKey } from '../checkins/schedule-check-in.ts'
import { tellSomebody } from '../ladders/last-resort.ts'
import type { Deadline } from './deadline.ts'

/** The cadence says that a health check opens now. One that cannot open is told to the account manager, and the next is still armed. */
export const checkInCadence: Deadline<'check-in.cadence'> = {
  async meet(means, timer) {
    const partner = await means.tx.partners.get(timer.subjectId)
    if (!partner || !planOf(partner.terms)) return
    if (means.now < timer.dueAt) return means.tx.timers.set(timer)
    const opened = await openCheckIn(means, partner)
    if ('refused' in opened) {
      const card = noticeCard({
        title: `No health check was opened with ${partner.name}`,
        text: opened.refused,
        tone: 'warning',
      })
      await tellSomebody(means, partner, card, `check-in.cadence:${partner.id}:${timer.dueAt}`, {
        about: unopenedKey(partner),
      })
    }
    await scheduleCheckIn(means, partner, means.now)
  },
  async inWords(view, timer) {
    return `Health check with ${(await view.partners.get(timer.subjectId))?.name ?? 'a partner'} opens`
  },
}
