import type { Partner } from '../../domain/partners/partner.ts'
import type { Asking } from '../asking.ts'
import type { Query } from './query.ts'

/** Every change to a partner itself, oldest first: people, channels, terms, who made it. `facts` are for our own people alone. */
export const changesOf = {
  needs: 'partner.audit',
  read: async ({ tx, audience }: Asking, { id, slug, name }: Partner) => ({
    ...{ slug, name },
    ...(audience === 'internal' && { facts: await tx.facts.of(id, slug) }),
  }),
} satisfies Query<Partner, unknown>
