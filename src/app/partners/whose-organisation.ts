import type { PlatformName } from '../../cards/card.ts'
import type { Whose } from '../../domain/partners/candidate.ts'
import type { Means } from '../scene.ts'

/**
 * Whose an organisation is by what is known without asking about anybody: its platform's own word of where the bot is installed, else where
 * our own people are; and what is recorded as a partner's.
 */
export async function whoseOrganisation(
  { tx, home }: Means,
  platform: PlatformName,
  organisation: string,
): Promise<Whose> {
  const installedIn = home(platform)
  if (organisation === installedIn) return 'ours'
  if (await tx.partnerOrganisations.isRecorded(platform, organisation)) return 'a partner’s'
  if (installedIn !== undefined) return 'another'
  const ours = await tx.people.ourOrganisations(platform)
  if (ours.length === 0) return 'nobody knows'
  return ours.includes(organisation) ? 'ours' : 'another'
}
