import { noticeCard } from '../../cards/notice-card.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { tellSomebody } from '../ladders/last-resort.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import type { Left } from './leave-partner.ts'
import { sayLeft } from './say-left.ts'

/**
 * Our account manager is told in one message what passed to whom, and the admins, and the one it passed to what they have now, unless they are the same or
 * did it themselves (`byPersonId`). What passed on did so, whatever becomes of it: these notices name no subject that could end them.
 */
export async function tellLeft(means: Means, person: Person, left: Left, byPersonId?: string): Promise<void> {
  const { partner, to, passed } = left
  const text = sayLeft(person.name, left)
  const card = noticeCard({ title: 'Passed on', text, tone: 'neutral', subject: partner.slug })
  const manager = (await means.tx.memberships.of(partner.id)).find(
    ({ side, role }) => side === 'internal' && role === 'account-manager',
  )
  const onceKey = `left:${partner.id}:${person.id}:${means.now}`
  if (manager?.personId !== byPersonId || manager === undefined)
    await tellSomebody(means, partner, card, onceKey, { but: byPersonId })
  const informed = [byPersonId, manager?.personId]
  if (to && passed.length > 0 && !informed.includes(to.person.id))
    await sendNotice(means, await reachOf(means, partner.id, to), () => card, onceKey, {
      recalling: { partner, side: to.side },
    })
}
