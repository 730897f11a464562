import { rehearsalCard } from '../../cards/rehearsal-card.ts'
import { findPartner } from '../find/find-partner.ts'
import { rehearsalOf } from '../queries/rehearsal-of.ts'
import { showing } from './showing.ts'

type Told = Awaited<ReturnType<typeof rehearsalOf.read>>

/** Whom escalations would call when, and where nobody would be called. */
export const showRehearsal = showing({
  name: 'rehearsal.show',
  query: rehearsalOf,
  find: findPartner,
  draw: (told: Told) => rehearsalCard(told),
})
