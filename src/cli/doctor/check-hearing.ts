import { sayInstant } from '../../domain/time/say-time.ts'
import { fine, type Line } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

/**
 * Of each channel when people were heard in it last without a word to Liaison: a permission alone does not say that the platform tells of it. Channels of
 * partners whose threads are not kept, and those in which Liaison is not, are left out.
 */
export function checkHearing(partners: PartnerRead[]): Line[] {
  const heard = partners.filter(({ partner }) => !partner.unheard)
  const conversations = heard.flatMap(({ channels }) => channels.map(({ conversation }) => conversation))
  const byId = new Map(conversations.filter(({ present }) => present).map((one) => [one.id, one]))
  return [...byId.values()].map(({ name, platform, heardAt }) => {
    const data = {
      channel: name,
      platform,
      lastHeardAt: heardAt === undefined ? null : new Date(heardAt).toISOString(),
    }
    const text =
      heardAt === undefined
        ? `#${name}: nothing was heard yet that was not said to Liaison. If people write there, it may not read the channel; commands, buttons and forms work without.`
        : `#${name}: last heard a message that was not said to Liaison ${sayInstant(heardAt, 'UTC')}, or within the hour after.`
    return fine(text, data)
  })
}
