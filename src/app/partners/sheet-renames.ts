import { nearest } from '../../domain/partners/nearest.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { PartnerSheet } from './partner-sheet.ts'

/** Why a sheet that calls a registered partner by another name does nothing: it may be written for somebody else, under the wrong short name. */
export function anotherName({ slug, name }: Partner, called: string): { refused: string } {
  return {
    refused: `“${slug}” is ${name}, and this sheet calls it ${called}. If that is its new name, apply the sheet with --rename; if it is another partner, give it a short name of its own.`,
  }
}

/**
 * The refusal of a sheet that would register a partner, with a word more where its channels or people are those of one that is registered: a
 * short name that was changed, or left out beside a changed name, makes another partner of it.
 */
export async function meantAnother(
  tx: Tx,
  { channels, people }: PartnerSheet,
  refused: string,
): Promise<{ refused: string }> {
  const theirs = people.filter(({ side }) => side === 'partner')
  const owners: string[] = []
  for (const { platform, tenantId, userId } of channels.flatMap(({ accounts }) => accounts)) {
    const conversation = await tx.conversations.at(platform, tenantId, userId)
    const bindings = conversation ? await tx.bindings.at(conversation.id) : []
    owners.push(...bindings.filter(({ purpose }) => purpose !== 'managers').map(({ partnerId }) => partnerId))
  }
  for (const account of theirs.flatMap(({ accounts }) => accounts)) {
    const known = await tx.people.byAccount(account)
    if (known?.partnerId !== undefined) owners.push(known.partnerId)
  }
  const [owner] = owners
  const meant = owner === undefined ? undefined : await tx.partners.get(owner)
  const hint = meant
    ? ` If this is ${meant.name} under another name, write “slug: ${meant.slug}”: a short name cannot change.`
    : ''
  return { refused: `${refused}${hint}` }
}

/** A registered partner whose name or short name is a slip of the finger away from those of a new one. Numbers tell partners apart on purpose. */
export async function nearTo(tx: Tx, { slug, name }: Pick<Partner, 'slug' | 'name'>): Promise<Partner | undefined> {
  const all = await tx.partners.list()
  const isNear = (said: string, other: string) =>
    nearest(said, [other]) !== undefined && said.replaceAll(/\d/gu, '') !== other.replaceAll(/\d/gu, '')
  return all.find((one) => isNear(slug, one.slug) || isNear(name, one.name))
}
