import { can } from '../../domain/partners/can.ts'
import type { Asking } from '../asking.ts'
import type { Query } from './query.ts'

/** The managers of all partners. `keep`: whoever asks keeps the list. */
export const managers = {
  needs: 'managers.view',
  async read({ tx, actor, permissions }: Asking) {
    const accounts = (personId: string) => tx.people.accountsOf(personId)
    const listed = await tx.managersOfAll.list()
    return {
      managers: await Promise.all(listed.map(async ({ id, name }) => ({ name, accounts: await accounts(id) }))),
      keep: 'allowed' in can(actor, 'managers.change', {}, permissions),
    }
  },
} satisfies Query<undefined, unknown>
