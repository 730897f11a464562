import { silentFrom } from '../../domain/cases/begin-silence-anew.ts'
import { type Case, toBeConfirmed } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Means } from '../scene.ts'
import { applyCaseEffects } from './change-case.ts'
import { hoursOfSides } from './hours-of-sides.ts'

/** Nobody who is not named can say that a case is not solved: the time of the side that may begins anew, from now. */
export async function putOffSilence(means: Means, partner: Partner, state: Case): Promise<void> {
  const change = silentFrom(state, means.now, hoursOfSides(partner))
  if (!change) return
  await means.tx.cases.save(change.state)
  await applyCaseEffects(means, partner, change.state, change.effects)
}

/** Somebody of a side of which nobody was named is by now: what its silence would have confirmed, it has its whole time to look at. */
export async function putOffSilencesOf(means: Means, partner: Partner, side: Side): Promise<void> {
  for (const one of await unconfirmedBy(means, partner, side)) await putOffSilence(means, partner, one)
  await touchUnconfirmed(means, partner, side)
}

/** Nobody of a side is named any more, or somebody is again: the cards of what it may call untrue say so. */
export async function touchUnconfirmed(means: Means, partner: Partner, side: Side): Promise<void> {
  for (const { id } of await unconfirmedBy(means, partner, side)) means.touched.touch({ kind: 'case', id })
}

async function unconfirmedBy({ tx }: Means, { id }: Partner, side: Side): Promise<Case[]> {
  return (await tx.cases.unconfirmed(id)).filter((one) => toBeConfirmed(one)?.by === side)
}
