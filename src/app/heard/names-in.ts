import type { Partner } from '../../domain/partners/partner.ts'
import type { What } from '../../ports/inbound.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'

type Words = Extract<What, { kind: 'said' | 'edited' }>

/** What somebody wrote, with whoever is mentioned in it by name: as the partnership calls them, else as the platform does. */
export async function withNames(
  { tx }: Means,
  { id }: Partner,
  platform: string,
  { text, mentions }: Words,
): Promise<string> {
  if (mentions.length === 0) return text
  const roster = await loadRoster(tx, id)
  const nameOf = (userId: string, said: string): string => {
    const known = roster.find(({ accounts }) =>
      accounts.some((one) => one.platform === platform && one.userId === userId),
    )
    return known?.person.name ?? (said === '' ? 'somebody' : said)
  }
  return mentions.reduce((said, { userId, name }) => said.replaceAll(`@{${userId}}`, `@${nameOf(userId, name)}`), text)
}
