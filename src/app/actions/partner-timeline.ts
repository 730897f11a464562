import { timelineCard } from '../../cards/timeline-card.ts'
import { whereFrom } from '../../domain/timeline/partner-change.ts'
import { sayFact } from '../../domain/timeline/say-fact.ts'
import { findPartner } from '../find/find-partner.ts'
import { changesOf } from '../queries/changes-of.ts'
import { showing } from './showing.ts'
import { SHOWN } from './timeline-show.ts'

/**
 * Every change to a partner itself: people, channels, terms, who made it, when, and from where. It has no face for both sides, and so is
 * not shown in the channel that is shared with its partner either.
 */
export const showPartnerTimeline = showing({
  name: 'partner.timeline',
  query: changesOf,
  find: findPartner,
  draw({ slug, name, facts }, { actor: { zone }, company }) {
    if (!facts)
      return {
        refused: `Who changed what about ${name} is for our own people alone. Ask me in a direct message, or in its internal channel.`,
      }
    const lines = facts.slice(-SHOWN).map((fact) => ({
      at: fact.at,
      text: sayFact(fact, (side) => (side === 'internal' ? company : name), zone),
      // That somebody is on the command line is said by the sentence itself.
      from: fact.by ? whereFrom(fact) : '',
    }))
    return timelineCard({ label: slug, lines, zone, more: facts.length > SHOWN })
  },
})
