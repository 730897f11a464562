import { scrubber, type Scrubber } from '../../../domain/erasure/scrub.ts'
import type { ToErase } from '../../../ports/store/erasure.ts'
import type { Db } from '../../db.ts'

/** What is searched for. An id by itself is a trace of somebody only where nobody of another organisation has the same. */
export async function scrubberOf(db: Db, { personIds, accounts, names, texts }: ToErase): Promise<Scrubber> {
  const others = await db.account.findMany({
    where: { userId: { in: accounts.map(({ userId }) => userId) }, personId: { notIn: personIds } },
    select: { userId: true },
  })
  const shared = new Set(others.map(({ userId }) => userId))
  return scrubber({
    accounts: accounts.map((account) => ({ ...account, alone: !shared.has(account.userId) })),
    ...{ names, texts },
  })
}
