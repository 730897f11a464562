import { dutyCard, type DutyView, rotationsCard } from '../../cards/duty-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { findPartner } from '../find/find-partner.ts'
import { dutyQuery } from '../queries/duty-of.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNot } from '../why-not.ts'
import { showing } from './showing.ts'

type Told = Awaited<ReturnType<typeof dutyQuery.read>>

/** Who is on duty now and next, on both sides. */
export const showDuty = showing({
  name: 'duty.show',
  query: dutyQuery,
  find: findPartner,
  draw: async (told: Told, scene, partner) => dutyCard(await viewOf(told, scene, partner)),
})

/** How the rotations of one's own side are set. */
export const showRotations = showing({
  name: 'rotation.show',
  query: dutyQuery,
  find: findPartner,
  draw: async (told: Told, scene, partner) => rotationsCard(await viewOf(told, scene, partner)),
})

async function viewOf(told: Told, scene: Scene, partner: Partner): Promise<DutyView> {
  const maySet = (await whyNot(scene, 'rotation.set', { subject: partner, partner })) === undefined
  return { ...told, zone: scene.actor.zone, own: speakerParty(scene).side, maySet }
}
