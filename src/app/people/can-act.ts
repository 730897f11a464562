import type { PlatformName } from '../../cards/card.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { whyCannotAct } from '../../domain/partners/why-cannot-act.ts'
import type { Account } from '../../ports/store/registry.ts'
import { placesOf } from '../look-ups/places-of.ts'
import { seenIn } from '../look-ups/seen-in.ts'
import type { Here, Means } from '../scene.ts'

/**
 * Why nothing is to be handed to somebody, or nothing where they can act: by the word of the platform of any account of theirs, that on which
 * they were named first. A look-up that fails decides nothing, and says to try again. Where nobody is asked, they can. `here`: where they were
 * mentioned or picked, if they were.
 */
export async function whyNotHandedTo(
  means: Means,
  person: Person,
  here?: Here,
): Promise<{ refused: string } | undefined> {
  const { tx, company } = means
  const side = person.ours ? 'internal' : 'partner'
  const partnerIds = [...new Set((await tx.memberships.ofPerson(person.id)).map(({ partnerId }) => partnerId))]
  const accounts = await tx.people.accountsOf(person.id)
  const refusals: string[] = []
  let unseen: string | undefined
  for (const account of sortedBy(accounts, here?.speaker.platform)) {
    const { platform } = account
    const places = await placesOf(tx, partnerIds, account, here?.speaker.platform === platform ? [here.place] : [])
    const found = await seenIn(means, account, person.name, places)
    if (found === 'not asked') return undefined
    if (typeof found === 'object' && 'temporary' in found) unseen ??= found.temporary
    else {
      const standing = found === 'unknown' ? found : found.profile.standing
      const why = whyCannotAct(person.name, side, standing, company)
      if (why === undefined) return undefined
      refusals.push(why)
    }
  }
  if (unseen !== undefined)
    return {
      refused: `Who ${person.name} is cannot be seen at the moment: ${unseen} Nothing was changed; try again in a minute.`,
    }
  return {
    refused: refusals[0] ?? `${person.name} has no account any more, so they could not act. Choose somebody else.`,
  }
}

function sortedBy(accounts: Account[], first: PlatformName | undefined): Account[] {
  return accounts.toSorted((one, other) => Number(other.platform === first) - Number(one.platform === first))
}
