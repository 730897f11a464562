import { partnerListCard } from '../../cards/partner-list-card.ts'
import { allPartners } from '../queries/all-partners.ts'
import { showing } from './showing.ts'

/** All partners, for our own people. */
export const listPartners = showing({
  name: 'partner.list',
  query: allPartners,
  find: async () => ({ subject: undefined }),
  draw: (partners) => partnerListCard({ partners, add: true }),
})
