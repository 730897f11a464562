import type { Purpose } from '../../domain/partners/partner.ts'
import { type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

/** Channels that serve a partner and that Liaison was removed from: nothing arrives there. A managers' channel is named once. */
export function checkChannels(partners: PartnerRead[]): Line[] {
  const missed = partners.flatMap(({ partner, channels }) =>
    channels
      .filter(({ conversation }) => !conversation.present)
      .map(({ purpose, conversation }) => ({ purpose, conversation, ...partner })),
  )
  const byChannel = Map.groupBy(missed, ({ conversation }) => conversation.id)
  return [...byChannel.values()].map((serves) => {
    const { conversation, purpose, slug } = serves[0]!
    const what = `${words(purpose)} ${serves.map(({ name }) => name).join(', ')}`
    return problem(
      `Liaison is no longer in #${conversation.name}, ${what}. Invite it back to #${conversation.name}, or bind another channel with \`@Liaison bind ${slug} ${purpose}\` there.`,
    )
  })
}

function words(purpose: Purpose): string {
  switch (purpose) {
    case 'shared':
      return 'which is shared with'
    case 'internal':
      return 'our own channel about'
    case 'managers':
      return 'the managers’ channel for'
  }
}
