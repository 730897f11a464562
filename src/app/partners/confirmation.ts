import { confirmPartnerCard } from '../../cards/confirm-partner-card.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { scheduleCheckIns } from '../checkins/schedule-check-in.ts'
import { lastResort } from '../ladders/last-resort.ts'
import { dropNaming } from '../notices/collect-naming.ts'
import { loadRoster, refOfParty, refOf, withRole } from '../people/roster.ts'
import type { Means, Scene } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { directTo, reachable } from '../show/destinations.ts'
import { type Face, refreshCard, sendNotice, showCard } from '../show/show-card.ts'
import { recordChange } from './record-change.ts'

/** Who is asked to confirm a partner, in words: its account manager. */
export async function askedToConfirm(tx: Means['tx'], { id }: Partner): Promise<string> {
  const [manager] = withRole(await loadRoster(tx, id), 'internal', 'account-manager')
  return manager?.person.name ?? 'an admin'
}

/**
 * A partner just registered is taken on at once by an admin, or by the account manager who registered it. Else it waits: the account
 * manager named is asked, and who that is comes back.
 */
export async function askToConfirm(scene: Scene, partner: Partner, by: Party): Promise<string | undefined> {
  const { tx, actor } = scene
  if (actor.kind === 'internal' && actor.admin) return undefined
  const [manager] = withRole(await loadRoster(tx, partner.id), 'internal', 'account-manager')
  if (manager?.person.id === by.personId) return undefined
  const waiting: Partner = { ...partner, unconfirmed: { registeredBy: by }, version: partner.version + 1 }
  await tx.partners.save(waiting)
  await scheduleCheckIns(scene, waiting)
  await showRequest(scene, waiting)
  return askedToConfirm(tx, partner)
}

/** Ask whoever is the account manager now, where they can be reached; else the admins, or whoever else of ours can. */
export async function showRequest(means: Means, partner: Partner): Promise<void> {
  const [manager] = withRole(await loadRoster(means.tx, partner.id), 'internal', 'account-manager')
  const direct = manager && (await directTo(means, partner.id, reachable(manager)))
  const at: StandingDestination[] = direct ? [direct] : await lastResort(means, partner)
  const face = await requestFace(means, partner)
  if (face) await showCard(means, partner, requestKey(partner), face, at)
  // What they are named for they read there.
  if (manager) await dropNaming(means, manager.person.id, { partnerId: partner.id, role: 'account-manager' })
}

/** Somebody took the partner on: what waited can happen, and whoever registered it is told. */
export async function confirmPartner(means: Means, waiting: Partner, by?: Party): Promise<Partner> {
  const { tx } = means
  const { unconfirmed, ...rest } = waiting
  if (!unconfirmed) return waiting
  const confirmed: Partner = { ...rest, version: waiting.version + 1 }
  await tx.partners.save(confirmed)
  await tellConfirmed(means, waiting, by)
  await scheduleCheckIns(means, confirmed)
  return confirmed
}

/** What follows when a partner that waited has been taken on, by somebody or (without `by`) by a sheet. */
export async function tellConfirmed(means: Means, waiting: Partner, by?: Party): Promise<void> {
  const { tx } = means
  await recordChange(means, waiting, 'PartnerConfirmed', {}, by)
  const face = await requestFace(means, waiting, by)
  if (face) await refreshCard(means, waiting, requestKey(waiting), face)
  const registrar = waiting.unconfirmed?.registeredBy
  if (!registrar || registrar.personId === by?.personId) return
  const accounts = await tx.people.accountsOf(registrar.personId)
  const at = await directTo(means, waiting.id, { ...registrar, accounts })
  const card = noticeCard({
    title: `${waiting.name} is confirmed`,
    text: `${by?.name ?? 'Whoever keeps Liaison’s sheets'} confirmed ${waiting.name}. Channels can be shared with it now, and cases opened.`,
    tone: 'good',
    subject: waiting.slug,
  })
  // It names no subject that could end it: nobody takes a confirmation back.
  if (at) await sendNotice(means, [at], () => card, `confirmed:${waiting.id}`)
}

async function requestFace(means: Means, partner: Partner, confirmedBy?: Party): Promise<Face | undefined> {
  const [manager] = withRole(await loadRoster(means.tx, partner.id), 'internal', 'account-manager')
  if (!manager || !partner.unconfirmed) return undefined
  const { slug, name, version } = partner
  const card = confirmPartnerCard({
    slug,
    name,
    version,
    registeredBy: await refOfParty(means.tx, partner.unconfirmed.registeredBy),
    accountManager: refOf(manager),
    ...(confirmedBy && { confirmedBy: await refOfParty(means.tx, confirmedBy) }),
  })
  return () => card
}

function requestKey({ id }: Partner): string {
  return `partner:${id}:confirm`
}
