import { type AbsentFrom, named, notThere, wayBack } from '../../cards/absence-words.ts'
import type { Partner, Side } from '../../domain/partners/partner.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/audience.ts'
import { channelsFor } from '../show/destinations.ts'

/** Where the other side can read, or why it can read nowhere, in a sentence for somebody of the side that asks. */
export async function sharedChannels(
  means: Means,
  partner: Partner,
  asks: Side,
): Promise<StandingDestination[] | { refused: string }> {
  const present = await channelsFor(means.tx, partner.id, 'shared')
  if (present.length > 0) return present
  const absent = await absentFrom(means, partner)
  const others = asks === 'internal' ? `${partner.name} would` : `${means.company} would`
  if (absent.length > 0)
    return { refused: `${notThere(absent)}, so ${others} not see it. ${remedy(means, absent, asks)}` }
  return {
    refused: `${partner.name} has no shared channel yet, so its people would not see it. In the channel you share with them, type \`@Liaison bind ${partner.slug} shared\`.`,
  }
}

/** What to say besides “done” where the other side cannot see it, or not everywhere; empty where it sees all. */
export async function unseenThere(means: Means, partner: Partner, asks: Side): Promise<string> {
  const absent = await absentFrom(means, partner)
  if (absent.length === 0) return maybeUnseen(means, partner, asks)
  const present = await channelsFor(means.tx, partner.id, 'shared')
  const others = asks === 'internal' ? partner.name : means.company
  const unseen = present.length === 0 ? `${others} cannot see it there` : 'it is not shown there'
  return ` ${upper(notThere(absent))}, so ${unseen}. ${remedy(means, absent, asks)}`
}

/** The bot may have been taken out while nothing could tell us so: then the last message there was refused. */
async function maybeUnseen(means: Means, partner: Partner, asks: Side): Promise<string> {
  const shared = (await means.tx.bindings.of(partner.id)).filter(({ purpose }) => purpose === 'shared')
  const lost: AbsentFrom[] = []
  for (const { conversation } of shared) {
    const key = queueKeyOf({
      kind: 'conversation',
      platform: conversation.platform,
      conversationRowId: conversation.id,
    })
    const [unreachable] = await means.tx.outbox.unreachable([key])
    if (unreachable?.gone === 'conversation') lost.push(absence(conversation))
  }
  if (lost.length === 0) return ''
  const others = asks === 'internal' ? partner.name : means.company
  return ` What I said last in ${named(lost)} did not arrive, so ${others} may not see it there. ${remedy(means, lost, asks)}`
}

/** The shared channels that the bot is not in. */
async function absentFrom({ tx }: Means, partner: Partner): Promise<AbsentFrom[]> {
  return (await tx.bindings.of(partner.id))
    .filter(({ purpose, conversation }) => purpose === 'shared' && !conversation.present)
    .map(({ conversation }) => absence(conversation))
}

export function absence({ name, archived }: Conversation): AbsentFrom {
  return { name, archived: archived === true }
}

/** Only our own people can bring the bot back. */
function remedy({ company }: Means, absent: AbsentFrom[], asks: Side): string {
  const way = wayBack(absent)
  return asks === 'internal' ? way : `Please ask the people you work with at ${company}: ${lower(way)}`
}

function lower(sentence: string): string {
  return sentence[0]!.toLowerCase() + sentence.slice(1)
}

function upper(sentence: string): string {
  return sentence[0]!.toUpperCase() + sentence.slice(1)
}
