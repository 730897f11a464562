import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES, SOMEBODY } from '../../domain/partners/party.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { changesTold, isByAcceptance } from '../../domain/terms/changes-told.ts'
import { diffTerms } from '../../domain/terms/diff-terms.ts'
import { sharedChanges } from '../../domain/terms/shared-terms.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { voiceOf } from '../../domain/terms/voice.ts'
import type { TermsNotice } from '../../ports/store/timers.ts'
import { changesByName } from '../people/names-of.ts'
import { inChargeOf, loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { reachInCharge } from './reach-in-charge.ts'
import type { Told } from './told.ts'

/**
 * What somebody in charge of a partner is to be told of its terms, as far as it still stands: alone, or, those of the partner to whom the bot may not
 * write, together by name under the card of what was proposed last. Where none stands they are not told.
 */
export async function toldOfTerms(
  means: Means,
  personId: string,
  { partnerId, versions }: TermsNotice,
): Promise<Told[]> {
  const { tx } = means
  const partner = await tx.partners.get(partnerId)
  if (!partner || partner.stage === 'ended') return []
  const roster = await loadRoster(tx, partnerId)
  const entry = SIDES.flatMap((side) => inChargeOf(roster, side)).find(({ person }) => person.id === personId)
  if (!entry) return []
  const all = await tx.agreements.of(partnerId)
  const { changes: found, made } = changesTold(all, versions, viewOf(means, partner, entry.side))
  const changes = await changesByName(means, found)
  if (changes.length === 0) return []
  const by = await whoDid(means, partner, entry.side, all, made)
  const noticed = { notice: 'terms-changed', slug: partner.slug, name: partner.name, changes, by } as const
  return (await reachInCharge(means, partner, roster, entry)).map((where) => ({
    ...{ noticed, zone: entry.person.zone, ...where },
  }))
}

function viewOf({ company }: Pick<Means, 'company'>, { name }: Partner, side: Side) {
  const voice = voiceOf({ internal: company, partner: name })
  return (before: Terms, after: Terms) =>
    side === 'internal' ? diffTerms(before, after) : sharedChanges(before, after, voice)
}

async function whoDid(
  { tx, company }: Means,
  { name }: Partner,
  side: Side,
  all: AgreementVersion[],
  made: AgreementVersion[],
): Promise<string[]> {
  const nameOf = async (id: string) => (await tx.people.get(id))?.name ?? SOMEBODY
  const said = new Set<string>()
  for (const version of made) {
    const { accepted, by, via } = version
    const before = all.find((one) => one.version === version.version - 1)
    if (accepted && isByAcceptance(version, before))
      said.add(`Accepted by ${await nameOf(accepted.personId)} (${name}).`)
    else if (by) said.add(`Changed by ${await nameOf(by.personId)} (${company}).`)
    else said.add(side === 'internal' && via !== undefined ? `Changed from the ${via}.` : `Changed by ${company}.`)
  }
  return [...said]
}
