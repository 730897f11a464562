import { nearest } from '../../domain/partners/nearest.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Request } from '../scene.ts'
import type { Finding } from './finding.ts'
import type { Found, NotFound } from './found.ts'
import { partnersCalled, readsLike } from './partners-called.ts'

/** The partner a request names, or the one whose channel it was said in, or the outsider's own. Never one of two that it may mean. */
export async function findPartner(scene: Finding, request: Request): Promise<Found<Partner> | NotFound> {
  const { subject: name } = request
  if (name === undefined) {
    const here = await partnerHere(scene)
    if (here) return { subject: here, partner: here, unknown: unknownPartner('that name') }
    const example = await partnerForExamples(scene)
    const one = example
      ? `Name one, e.g. \`${example.slug}\`; \`list\` shows them all.`
      : 'None is registered yet: `add` registers one.'
    return { refused: `Which partner? ${one}`, lacks: 'partner' }
  }
  const [partner, ...others] = await partnersCalled(scene, name)
  if (!partner) return { refused: unknownPartner(name) + (await guess(scene, name)) }
  if (others.length === 0) return { subject: partner, partner, unknown: unknownPartner(name) }
  const each = [partner, ...others]
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
    .map((one) => `\`${one.slug}\` (${one.name})`)
  return {
    refused: `“${shorten(name)}” may mean ${each.slice(0, -1).join(', ')} or ${each.at(-1)}. Say the short name, as it stands here.`,
  }
}

async function guess(scene: Finding, name: string): Promise<string> {
  const meant = await guessPartner(scene, name)
  return meant === undefined ? '' : ` Did you mean \`${meant}\`?`
}

/** The short name that was probably meant, for our own people alone: to others no other partner exists. */
export async function guessPartner({ tx, actor }: Finding, name: string): Promise<string | undefined> {
  if (actor.kind === 'partner' || actor.kind === 'stranger') return undefined
  const known = await tx.partners.list()
  const bySlug = new Map(
    known.flatMap(({ slug, name }) => [
      [slug, slug],
      [name.toLowerCase(), slug],
    ]),
  )
  const word = nearest(name.toLowerCase(), bySlug.keys())
  return known.find((partner) => readsLike(partner, name))?.slug ?? (word === undefined ? undefined : bySlug.get(word))
}

/** The one partner whose shared or internal channel this is. */
export async function partnerHere({ tx, actor, here }: Finding): Promise<Partner | undefined> {
  if (actor.kind === 'partner') return tx.partners.get(actor.partnerId)
  const conversation =
    here && (await tx.conversations.at(here.speaker.platform, here.place.tenantId, here.place.conversationId))
  if (!conversation) return undefined
  const bindings = await tx.bindings.at(conversation.id)
  const [only, ...others] = new Set(bindings.map(({ partnerId }) => partnerId))
  return only !== undefined && others.length === 0 ? tx.partners.get(only) : undefined
}

/** The partner that examples name to whoever reads them, so that they work as printed: whose place it is, else one of their own, else the first there is. */
export async function partnerForExamples(scene: Finding): Promise<Partner | undefined> {
  const { actor, tx } = scene
  if (actor.kind === 'stranger') return undefined
  const here = await partnerHere(scene)
  if (here || actor.kind !== 'internal') return here
  const partners = await tx.partners.list()
  const going = partners.filter(({ stage }) => stage !== 'ended')
  const isTheirs = ({ id }: Partner) => actor.roles.some(({ partnerId }) => partnerId === id)
  return going.find(isTheirs) ?? going[0] ?? partners[0]
}

function unknownPartner(name: string): string {
  return `I know no partner called “${shorten(name)}”.`
}

/** What people typed is echoed, but never at length. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
