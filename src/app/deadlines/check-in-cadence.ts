import { noticeCard } from '../../cards/notice-card.ts'
import { audiencePrefix } from '../../domain/checkins/audience.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { openCheckIn } from '../checkins/open-check-in.ts'
import { scheduleCheckIn, unopenedKey } from '../checkins/schedule-check-in.ts'
import { tellSomebody } from '../ladders/last-resort.ts'
import type { Deadline } from './deadline.ts'

/**
 * The cadence says that a health check of its audience opens now. One that cannot open is told to the account manager, once where nobody of a side can be asked, and the next is still
 * armed.
 */
export const checkInCadence: Deadline<'check-in.cadence'> = {
  async meet(means, timer) {
    const { audience } = timer.data
    const partner = await means.tx.partners.get(timer.subjectId)
    if (!partner || !planOf(partner.terms, audience)) return
    if (means.now < timer.dueAt) return means.tx.timers.set(timer)
    const opened = await openCheckIn(means, partner, audience)
    const nobody = 'refused' in opened ? opened.nobody : undefined
    if ('refused' in opened && !(nobody && nobody.join() === timer.data.nobody?.join())) {
      const card = noticeCard({
        title: `No ${audiencePrefix(audience)}health check was opened with ${partner.name}`,
        text: opened.refused,
        tone: 'warning',
      })
      await tellSomebody(means, partner, card, `${timer.key}:${timer.dueAt}`, {
        about: unopenedKey(partner, audience),
      })
    }
    await scheduleCheckIn(means, partner, audience, nobody)
  },
  async inWords(view, timer) {
    const name = (await view.partners.get(timer.subjectId))?.name ?? 'a partner'
    const [first = '', ...rest] = `${audiencePrefix(timer.data.audience)}health check with ${name} opens`
    return `${first.toUpperCase()}${rest.join('')}`
  },
}
