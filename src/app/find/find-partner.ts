import { nearest } from '../../domain/partners/nearest.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { Found } from '../dispatch.ts'
import type { Request, Scene } from '../scene.ts'

/** The partner a request names, or the one whose channel it was said in, or the outsider's own. */
export async function findPartner(scene: Scene, request: Request): Promise<Found<Partner> | { refused: string }> {
  const partner =
    request.subject === undefined ? await partnerHere(scene) : await partnerNamed(scene.tx, request.subject)
  if (partner) return { subject: partner, partner, unknown: unknownPartner(request.subject ?? 'that name') }
  if (request.subject === undefined) {
    return { refused: 'Which partner? Name one, e.g. `acme`; `list` shows them all.' }
  }
  const known = scene.actor.kind === 'internal' ? (await scene.tx.partners.list()).map(({ slug }) => slug) : []
  const guess = nearest(request.subject.toLowerCase(), known)
  return { refused: unknownPartner(request.subject) + (guess ? ` Did you mean \`${guess}\`?` : '') }
}

/**
 * True when the word names a partner: lets verbs take the partner as an optional first word. To people of a partner only their own is one,
 * so that the others cannot be guessed at.
 */
export async function isPartner({ tx, actor }: Scene, word: string): Promise<boolean> {
  const partner = await partnerNamed(tx, word)
  return partner !== undefined && (actor.kind !== 'partner' || actor.partnerId === partner.id)
}

/** The one partner whose shared or internal channel this is. */
export async function partnerHere(scene: Scene): Promise<Partner | undefined> {
  const { tx, actor, place, speaker } = scene
  if (actor.kind === 'partner') return tx.partners.get(actor.partnerId)
  const conversation = await tx.conversations.at(speaker.platform, place.conversationId)
  if (!conversation) return undefined
  const bindings = await tx.bindings.at(conversation.id)
  const [only, ...others] = new Set(bindings.map(({ partnerId }) => partnerId))
  return only !== undefined && others.length === 0 ? tx.partners.get(only) : undefined
}

async function partnerNamed(tx: Tx, name: string): Promise<Partner | undefined> {
  const wanted = name.toLowerCase()
  const bySlug = await tx.partners.bySlug(wanted)
  return bySlug ?? (await tx.partners.list()).find((partner) => partner.name.toLowerCase() === wanted)
}

function unknownPartner(name: string): string {
  return `I know no partner called “${shorten(name)}”.`
}

/** What people typed is echoed, but never at length. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
