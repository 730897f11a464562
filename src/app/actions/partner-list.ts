import { partnerListCard } from '../../cards/partner-list-card.ts'
import { partnersPage } from '../queries/all-partners.ts'
import { showing } from './showing.ts'

/** All partners, page by page, for our own people. */
export const listPartners = showing({
  name: 'partner.list',
  query: partnersPage,
  find: async (_, { values: { after } }) => ({ subject: after === undefined ? {} : { after } }),
  draw: (page) => partnerListCard({ ...page, add: true }),
})
