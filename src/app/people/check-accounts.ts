import type { PlatformName } from '../../cards/card.ts'
import { DAY } from '../../domain/time/instant.ts'
import { accountNow } from '../look-ups/account-now.ts'
import { inTransaction } from '../in-transaction.ts'
import type { AppServices } from '../services.ts'
import { accountGone } from './account-gone.ts'
import { turnedOurs } from './turned-ours.ts'

/** As many as a platform answers in a minute or two without being asked to wait. */
const AT_ONCE = 50

/**
 * Each account is asked for once a day: a platform tells of a deactivation once, or never, and perhaps while nobody listened. Whoever is gone
 * passes on what they hold, and so does a contact who is a full member of ours; of whoever is there it is kept how they are known.
 */
export async function checkAccounts(services: AppServices, platforms: readonly PlatformName[]): Promise<void> {
  const { store, clock } = services
  for (const platform of platforms) {
    const due = await store.read((view) => view.people.unaskedSince(platform, clock.now() - DAY, AT_ONCE))
    for (const account of due) {
      const found = await accountNow(services, account)
      await inTransaction(services, {}, async (means) => {
        await means.tx.people.markAsked(account, means.now)
        if (found === 'gone') return accountGone(means, account)
        if (found?.reference) await means.tx.people.keepReference(account, found.reference)
        const person = found?.standing === 'ours' && (await means.tx.people.byAccount(account))
        if (person) await turnedOurs(means, person)
      })
    }
  }
}
