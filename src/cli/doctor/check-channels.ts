import type { Purpose } from '../../domain/partners/purpose.ts'
import { type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

/** Channels that serve a partner and in which Liaison cannot write: nothing arrives there. A managers' channel is named once. */
export function checkChannels(partners: PartnerRead[]): Line[] {
  const missed = partners.flatMap(({ partner, channels, lost }) =>
    channels.flatMap(({ purpose, conversation }) => {
      const how = lost.find((one) => one.conversation.id === conversation.id)?.how
      return how ? [{ purpose, conversation, how, ...partner }] : []
    }),
  )
  const byChannel = Map.groupBy(missed, ({ conversation }) => conversation.id)
  return [...byChannel.values()].map((serves) => {
    const { conversation, purpose, slug, how } = serves[0]!
    const what = `${words(purpose)} ${serves.map(({ name }) => name).join(', ')}`
    const lost =
      how === 'removed'
        ? `Liaison is no longer in #${conversation.name}, ${what}.`
        : `What Liaison said last in #${conversation.name}, ${what}, was refused because it is not in it any more.`
    return problem(
      `${lost} Invite it back to #${conversation.name}, or bind another channel with \`@Liaison bind ${slug} ${purpose}\` there.`,
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
