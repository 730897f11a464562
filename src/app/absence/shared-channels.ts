import { type AbsentFrom, named, notThere, wayBack } from '../../cards/absence-words.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { channelsFor } from '../show/destinations.ts'
import { type Unwritable, unwritable } from './unwritable.ts'

/** Where the other side can read, or why it can read nowhere, in a sentence for somebody of the side that asks. */
export async function sharedChannels(
  means: Means,
  partner: Partner,
  asks: Side,
): Promise<StandingDestination[] | { refused: string }> {
  const { shared, lost } = await channelsOf(means, partner)
  if (shared.length > lost.length) return channelsFor(means.tx, partner.id, 'shared')
  const others = asks === 'internal' ? `${partner.name} would` : `${means.company} would`
  if (lost.length > 0) return { refused: `${upper(why(lost))}, so ${others} not see it. ${remedy(means, lost, asks)}` }
  return {
    refused: `${partner.name} has no shared channel yet, so its people would not see it. In the channel you share with them, type \`@Liaison bind ${partner.slug} shared\`.`,
  }
}

/** What to say besides “done” where the other side cannot see it, or not everywhere; empty where it sees all. */
export async function unseenThere(means: Means, partner: Partner, asks: Side): Promise<string> {
  const { shared, lost } = await channelsOf(means, partner)
  if (lost.length === 0) return ''
  const others = asks === 'internal' ? partner.name : means.company
  // Where nobody told of a removal it is tried all the same, and may arrive.
  const can = lost.every(({ how }) => how === 'refused') ? 'may not' : 'cannot'
  const unseen = shared.length === lost.length ? `${others} ${can} see it there` : 'it is not shown there'
  return ` ${upper(why(lost))}, so ${unseen}. ${remedy(means, lost, asks)}`
}

/** A partner's shared channels, and those of them that cannot be written to. */
async function channelsOf({ tx }: Means, { id }: Partner): Promise<{ shared: Conversation[]; lost: Unwritable[] }> {
  const shared = (await tx.bindings.of(id)).flatMap(({ purpose, conversation }) =>
    purpose === 'shared' ? [conversation] : [],
  )
  return { shared, lost: await unwritable(tx, shared) }
}

/** "I am not in #acme-shared any more", "what I said last in #acme-shared did not arrive", or both. */
function why(lost: Unwritable[]): string {
  const of = (how: Unwritable['how']) =>
    lost.flatMap((one) => (one.how === how ? [absence(one.conversation, 'shared')] : []))
  const removed = of('removed')
  const refused = of('refused')
  return [
    ...(removed.length > 0 ? [notThere(removed)] : []),
    ...(refused.length > 0 ? [`what I said last in ${named(refused)} did not arrive`] : []),
  ].join(', and ')
}

export function absence({ name, archived }: Conversation, purpose: Purpose): AbsentFrom {
  return { name, purpose, archived: archived === true }
}

/** Only our own people can bring the bot back. Where nobody told of a removal it may be there again: it finds out by being spoken to. */
function remedy({ company }: Means, lost: Unwritable[], asks: Side): string {
  const way = wayBack(lost.map(({ conversation }) => absence(conversation, 'shared')))
  if (asks !== 'internal') return `Please ask the people you work with at ${company}: ${lower(way)}`
  const there = lost.some(({ how }) => how === 'refused') ? ' If I am there already, type `@Liaison show` there.' : ''
  return way + there
}

function lower(sentence: string): string {
  return sentence[0]!.toLowerCase() + sentence.slice(1)
}

function upper(sentence: string): string {
  return sentence[0]!.toUpperCase() + sentence.slice(1)
}
