import type { LookUp } from '../../ports/chat-platform.ts'
import type { Named, Place } from '../../ports/inbound.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import { ownChat } from './own-chat.ts'

/**
 * Who has an account, by the first of these places that knows them, else by their own chat with the bot: there are platforms that know people
 * only where they are, and nobody is less of a colleague for being in none of these.
 */
export async function seenIn(
  { tx, lookUps }: Pick<Means, 'tx' | 'lookUps'>,
  account: Account,
  name: string,
  places: Place[],
): Promise<LookUp | 'not asked'> {
  const who: Named = { userId: account.userId, organisations: [], name }
  let answer: LookUp | 'not asked' = 'not asked'
  for (const at of places) {
    const found = lookUps.person(account.platform, who, at)
    if (typeof found === 'object' && 'profile' in found) return found
    // In doubt they may be where nobody could be asked just now.
    const inDoubt = typeof answer === 'object'
    if (found !== 'not asked' && !inDoubt) answer = found
  }
  if (answer !== 'unknown') return answer
  const alone = lookUps.person(account.platform, who, await ownChat(tx, account))
  return alone === 'not asked' ? answer : alone
}
