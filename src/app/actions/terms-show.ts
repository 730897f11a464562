import { internalTermsCard, sharedTermsCard } from '../../cards/terms-card.ts'
import { findPartner } from '../find/find-partner.ts'
import { termsOf } from '../queries/terms-of.ts'
import { showing } from './showing.ts'

/** How a partner is run, each part with what it says now, and for whoever may change it with the form that does. */
export const showTerms = showing({
  name: 'terms.show',
  query: termsOf,
  find: findPartner,
  draw: ({ ours, may, ...told }) =>
    ours ? internalTermsCard({ ...told, may, ours }) : sharedTermsCard(told, may === true),
})
