import type { Partner } from '../../domain/partners/partner.ts'
import type { Scene } from '../scene.ts'
import { audienceOfReply } from './audience.ts'

const ASK_ELSEWHERE =
  'People of other organisations may read along here, so I show only what this channel is for. Ask me in a direct message, or in a channel that only our own people can read.'

/**
 * Why what one of ours asks to see is not shown where they ask, or nothing when it is. Where outsiders read along, a channel shows what is
 * about its own partner, drawn for both sides, and nothing about another. `about` absent: it is about all partners, has no face for both
 * sides, and is shown only where nobody else can read for certain. People of a partner see their own partner's things alone.
 */
export async function whyNotShownHere(scene: Scene, about: Partner | undefined): Promise<string | undefined> {
  const { tx, actor, here } = scene
  if (!here || actor.kind !== 'internal' || (await audienceOfReply(scene)) === 'internal') return undefined
  const { platform } = here.speaker
  const conversation = await tx.conversations.at(platform, here.place.tenantId, here.place.conversationId)
  const bindings = conversation ? await tx.bindings.at(conversation.id) : []
  if (about && bindings.some(({ partnerId }) => partnerId === about.id)) return undefined
  if (bindings.some(({ purpose }) => purpose === 'shared') || conversation?.outsiders === true) return ASK_ELSEWHERE
  const readers = scene.lookUps.readers(platform, here.place)
  const hidden = readers === 'others' || readers === 'unseen'
  return hidden || (!about && readers !== 'ours alone') ? ASK_ELSEWHERE : undefined
}

/**
 * Of everything that one of ours may see, the partners of which something is shown where they ask; undefined: of all. Or why of none. What is said of a
 * partner in such an answer is what both sides read.
 */
export async function partnersShownHere(scene: Scene): Promise<ReadonlySet<string> | undefined | { refused: string }> {
  const elsewhere = await whyNotShownHere(scene, undefined)
  if (elsewhere === undefined) return undefined
  const shown = new Set<string>()
  for (const partner of await scene.tx.partners.list())
    if ((await whyNotShownHere(scene, partner)) === undefined) shown.add(partner.id)
  return shown.size > 0 ? shown : { refused: elsewhere }
}
