import type { Partner } from '../../domain/partners/partner.ts'
import { slugFrom } from '../../domain/partners/slug.ts'
import type { LookUp } from '../../ports/chat-platform.ts'
import type { Named, Place } from '../../ports/inbound.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { Question } from '../look-ups/look-ups.ts'
import { placesOf } from '../look-ups/places-of.ts'
import { seenIn } from '../look-ups/seen-in.ts'
import type { Means } from '../scene.ts'
import type { PartnerSheet } from './partner-sheet.ts'

/** Who is behind an account of an operator's sheet, by the word of its platform, asked in the partner's channels: those it has, and those of the sheet. */
export async function whoIsInSheet(
  means: Means,
  sheet: PartnerSheet,
  partner: Partner,
  account: Account,
  name: string,
): Promise<LookUp | 'not asked'> {
  return seenIn(means, account, name, await placesFor(means.tx, sheet, partner.id, account))
}

/** What applying this sheet will surely ask, so that it is asked all at once. */
export async function questionsOf(tx: Tx, sheet: PartnerSheet): Promise<Question[]> {
  const partner = await tx.partners.bySlug(sheet.slug ?? slugFrom(sheet.name))
  const questions = sheet.people.flatMap((person) =>
    person.accounts.map(async (account): Promise<Question> => {
      const [at] = await placesFor(tx, sheet, partner?.id, account)
      return { about: 'person', platform: account.platform, who: named(account, person.name), at: at! }
    }),
  )
  return Promise.all(questions)
}

async function placesFor(
  tx: Tx,
  sheet: PartnerSheet,
  partnerId: string | undefined,
  account: Account,
): Promise<Place[]> {
  const channels = sheet.channels
    .flatMap(({ accounts }) => accounts)
    .filter(({ platform }) => platform === account.platform)
  const met = await Promise.all(
    channels.map(({ platform, tenantId, userId }) => tx.conversations.at(platform, tenantId, userId)),
  )
  return placesOf(
    tx,
    partnerId === undefined ? [] : [partnerId],
    account,
    met.flatMap((one) => (one?.present ? [one] : [])),
  )
}

/** Its own word of where they belong is what is to be found out. */
function named({ userId }: Account, name: string): Named {
  return { userId, organisations: [], name }
}
