import { caseListCard } from '../../cards/case-list-card.ts'
import { findPartner } from '../find/find-partner.ts'
import { openCases } from '../queries/open-cases.ts'
import { showing } from './showing.ts'

/** The unresolved cases with a partner, newest first. */
export const listCases = showing({
  name: 'case.list',
  query: openCases,
  find: findPartner,
  draw: ({ partner, cases, more }, { actor }) =>
    caseListCard({ title: `Open cases with ${partner.name}`, cases, zone: actor.zone, more }),
})
