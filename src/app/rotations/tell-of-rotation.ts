import { type RotationTold, rotationToldCard } from '../../cards/rotation-told-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import type { RotationEffect } from '../../domain/rotations/rotation-event.ts'
import { timesToCome } from '../../domain/rotations/told-of-end.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import { loadRoster, refOf, type Roster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { dropNotices, sendNotice } from '../show/show-card.ts'

/** Whoever is given a time, or asked for one, is told; alone where the bot may write to them, else by name in the shared channel. */
export async function tellOfRotation(
  means: Means,
  partner: Partner,
  rotation: Rotation,
  effects: RotationEffect[],
  by?: Party,
): Promise<void> {
  if (effects.length === 0) return
  const roster = await loadRoster(means.tx, partner.id)
  for (const { personId, of, id } of effects) {
    if (await wasUntold(means, { personId, of, id })) continue
    const entry = roster.find(({ person, side }) => person.id === personId && side === rotation.side)
    const matter = matterOf(rotation, roster, { personId, of, id }, means.now)
    if (!entry || !matter) continue
    const card = rotationToldCard({
      ...{ slug: partner.slug, whose: whoseIs(means, partner, rotation), rotation: rotation.name },
      ...{ to: refOf(entry), zone: entry.person.zone, what: of, id, ...matter, ...(by && { byName: by.name }) },
    })
    const about = toldKey({ personId, of, id })
    await sendNotice(means, await reachOf(means, partner.id, entry), () => card, about, { about })
  }
}

/** What takes back something else. */
const TAKES_BACK: { [K in RotationEffect['of']]?: RotationEffect['of'] } = {
  OverrideEnded: 'OverrideSet',
  SwapWithdrawn: 'SwapAsked',
  SwapLapsed: 'SwapAsked',
}

/** It takes back what they were not told yet: they hear of neither. */
async function wasUntold(
  means: Means,
  { of, ...about }: Pick<RotationEffect, 'personId' | 'of' | 'id'>,
): Promise<boolean> {
  const before = TAKES_BACK[of]
  return before !== undefined && (await dropNotices(means, [toldKey({ ...about, of: before })])).length > 0
}

/** What somebody is told of one matter of a rotation: what has not arrived is dropped by it when the rotation ends. */
export function toldKey({ personId, of, id }: Pick<RotationEffect, 'personId' | 'of' | 'id'>): string {
  return `rotation:${of}:${id}:${personId}`
}

/** Of which company it is: one of ours is for one partner. */
function whoseIs({ company }: Means, { name }: Partner, { side }: Rotation): string {
  return side === 'internal' ? `${company} for ${name}` : name
}

type Matter = Pick<RotationTold, 'times' | 'other'>

/** The times that it is about, and with whom they are exchanged; none of what is gone. */
function matterOf(
  rotation: Rotation,
  roster: Roster,
  { personId, of, id }: Pick<RotationEffect, 'personId' | 'of' | 'id'>,
  now: Instant,
): Matter | undefined {
  const { overrides, swaps } = rotation
  const nameOf = (one: string) => roster.find(({ person }) => person.id === one)?.person.name
  if (of === 'DutyEnded') return { times: [] }
  if (of === 'RotationEnded') return { times: timesToCome(rotation, personId, now) }
  if (of === 'OverrideSet' || of === 'OverrideEnded') {
    const override = overrides.find((one) => one.id === id)
    return { times: override ? [{ from: override.from, to: override.to }] : [] }
  }
  const swap = swaps.find((one) => one.id === id)
  if (!swap) return undefined
  const names = [swap.askedBy, swap.askedOf].flatMap((one) => nameOf(one) ?? [])
  return { times: [swap.gives, swap.takes], other: names.join(' and ') }
}

/** Whoever takes over is told, once for what they have since then, unless the next one has before they could be. */
export async function tellOnDuty(
  means: Means,
  partner: Partner,
  rotation: Rotation,
  { personId, about, since, from, to }: { personId: string; about: string; since: Instant } & Stretch,
): Promise<void> {
  const roster = await loadRoster(means.tx, partner.id)
  const entry = roster.find(({ person, side }) => person.id === personId && side === rotation.side)
  if (!entry) return
  const card = rotationToldCard({
    ...{ slug: partner.slug, whose: whoseIs(means, partner, rotation), rotation: rotation.name },
    ...{ to: refOf(entry), zone: entry.person.zone, what: 'OnDuty', id: rotation.id, times: [{ from, to }] },
  })
  const onceKey = `rotation:on:${rotation.id}:${personId}:${since}`
  await sendNotice(means, await reachOf(means, partner.id, entry), () => card, onceKey, { about })
}
