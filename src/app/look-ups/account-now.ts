import type { Profile } from '../../ports/chat-platform.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { AppServices } from '../services.ts'
import { ownChat } from './own-chat.ts'
import { channelsOf } from './places-of.ts'

/**
 * What the platform of an account says of it now, asked where we share something with them and in their own chat. `gone` only by its own word
 * that the account is no more, and where no place shows them: whoever is not found somewhere, blocked us, or could not be asked about is in
 * doubt, and stays who they are (undefined).
 */
export async function accountNow(
  { store, directory }: Pick<AppServices, 'store' | 'directory'>,
  account: Account & { personId: string },
): Promise<Profile | 'gone' | undefined> {
  const places = await store.read(async (view) => {
    const partnerIds = new Set((await view.memberships.ofPerson(account.personId)).map(({ partnerId }) => partnerId))
    return [...(await channelsOf(view, [...partnerIds], account.platform)), await ownChat(view, account)]
  })
  const who = { userId: account.userId, organisations: [], name: '' }
  const answers = await Promise.all(places.map((at) => directory.lookUp(account.platform, who, at)))
  const profiles = answers.flatMap((answer) =>
    typeof answer === 'object' && 'profile' in answer ? [answer.profile] : [],
  )
  const active = profiles.find(({ standing }) => standing !== 'gone')
  if (active) return active
  const unsure = answers.some((answer) => typeof answer === 'object' && 'temporary' in answer)
  return profiles.length > 0 && !unsure ? 'gone' : undefined
}
