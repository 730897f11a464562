import type { Instant } from '../domain/time/instant.ts'
import type { Inbound } from '../ports/inbound.ts'
import type { Store } from '../ports/store/store.ts'
import { createTogether } from './together.ts'

export type Intake = {
  /** Store an event under its platform id; false when it was stored before. Rejects when it could not be stored. */
  keep(inbound: Inbound, receivedAt: Instant): Promise<boolean>
  isStoring(): boolean
}

/** What arrives together is stored in one commit, in the order of arrival. */
export function createIntake(store: Pick<Store, 'transact'>): Intake {
  const together = createTogether(
    store,
    (tx, { inbound, receivedAt }: { inbound: Inbound; receivedAt: Instant }): Promise<boolean> =>
      tx.inbox.insertIfNew(inbound, receivedAt),
  )
  return { keep: (inbound, receivedAt) => together.take({ inbound, receivedAt }), isStoring: together.isWorking }
}
