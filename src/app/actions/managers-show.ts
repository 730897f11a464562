import { managersCard } from '../../cards/managers-card.ts'
import { can } from '../../domain/partners/can.ts'
import type { UseCase } from '../dispatch.ts'

/** Who the managers of all partners are. */
export const showManagers: UseCase<undefined> = {
  name: 'managers.show',
  shows: true,
  needs: 'managers.view',
  find: async () => ({ subject: undefined }),
  async run({ tx, actor, company, permissions }) {
    const managers = await Promise.all(
      (await tx.managersOfAll.list()).map(async ({ id, name }) => ({ name, accounts: await tx.people.accountsOf(id) })),
    )
    const keep = 'allowed' in can(actor, 'managers.change', {}, permissions)
    return { kind: 'show', card: managersCard({ managers, ourName: company, keep }) }
  },
}
