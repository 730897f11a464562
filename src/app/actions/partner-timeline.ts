import { timelineCard } from '../../cards/timeline-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { whereFrom } from '../../domain/timeline/partner-change.ts'
import { sayFact } from '../../domain/timeline/say-fact.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { refused } from '../outcome.ts'
import { audienceOfReply } from '../show/audience.ts'
import { SHOWN } from './timeline-show.ts'

/**
 * Every change to a partner itself: people, channels, terms, who made it, when, and from where. It has no face for both sides, and so is
 * not shown in the channel that is shared with its partner either.
 */
export const showPartnerTimeline: UseCase<Partner> = {
  name: 'partner.timeline',
  shows: true,
  needs: 'partner.audit',
  find: findPartner,
  async run(scene, { id, slug, name }) {
    if ((await audienceOfReply(scene)) !== 'internal')
      return refused(
        `Who changed what about ${name} is for our own people alone. Ask me in a direct message, or in its internal channel.`,
      )
    const { zone } = scene.actor
    const facts = await scene.tx.facts.of(id, slug)
    const lines = facts.slice(-SHOWN).map((fact) => ({
      at: fact.at,
      text: sayFact(fact, (side) => (side === 'internal' ? scene.company : name), zone),
      // That somebody is on the command line is said by the sentence itself.
      from: fact.by ? whereFrom(fact) : '',
    }))
    return { kind: 'show', card: timelineCard({ label: slug, lines, zone, more: facts.length > SHOWN }) }
  },
}
