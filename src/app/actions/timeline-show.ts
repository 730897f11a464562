import { timelineCard } from '../../cards/timeline-card.ts'
import { sayFact } from '../../domain/timeline/say-fact.ts'
import { findLabelled } from '../find/find-subject.ts'
import { timelineOf } from '../queries/timeline-of.ts'
import { showing } from './showing.ts'

/** The newest of longer ones. */
export const SHOWN = 40

/** Who did what when, on a case (with its escalations), an escalation or a health check. */
export const showTimeline = showing({
  name: 'timeline.show',
  query: timelineOf,
  find: findLabelled,
  draw(told, { actor: { zone }, company }) {
    if (!told) return { refused: 'Its partner is no longer registered.' }
    const { label, partnerName, facts } = told
    const lines = facts.slice(-SHOWN).map((fact) => ({
      at: fact.at,
      text: sayFact(fact, (side) => (side === 'internal' ? company : partnerName), zone),
    }))
    return timelineCard({ label, lines, zone, more: facts.length > SHOWN })
  },
})
