import { type Case, caseLabel, toBeConfirmed } from '../../domain/cases/case.ts'
import { awaitConfirmation } from '../../domain/cases/follow-case.ts'
import { oneAfterAll, whyNotAfterAll } from '../../domain/cases/one-fault-after-all.ts'
import type { MarkSaid } from '../../domain/marks/case-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { applyCaseEffects } from '../cases/change-case.ts'
import { updateClocks } from '../cases/update-clocks.ts'
import type { Scene } from '../scene.ts'

/**
 * What a case was reopened for is no other fault after all: it goes on in the round that it was reopened in, at its own times, with all that was said of the case that
 * followed, of which nothing counts. Clocks are derived after each of those words, as if it had been said there.
 */
export async function goOnAsReopened(
  scene: Scene,
  partner: Partner,
  { reopened, other }: MarkSaid & { what: 'another-fault' },
  by: Party,
): Promise<{ refused: string } | undefined> {
  const { tx, now } = scene
  const [first, second] = [await tx.cases.get(reopened.id), await tx.cases.get(other.id)]
  if (!first || !second) return { refused: `${caseLabel(reopened.number)} is no longer there.` }
  const no = whyNotAfterAll(first, second)
  if (no) return no
  const { told, followed } = oneAfterAll(first, second, by)
  const state: Case = told.at(-1)!
  await tx.cases.save(state)
  for (const one of told) await updateClocks({ ...scene, now: Math.min(now, one.log.at(-1)!.at) }, partner, one)
  const awaited = toBeConfirmed(state)
  await applyCaseEffects(scene, partner, state, [
    { effect: 'show card' },
    { effect: 'update clocks' },
    ...(awaited ? awaitConfirmation(awaited, by) : []),
  ])
  const why = `${caseLabel(second.number)} is merged into ${caseLabel(first.number)}.`
  await tx.cases.save(followed)
  await applyCaseEffects(scene, partner, followed, [
    { effect: 'show card' },
    { effect: 'update clocks' },
    { effect: 'stop awaiting confirmation' },
    { effect: 'drop request to merge' },
    { effect: 'end escalations', by, why },
    { effect: 'end requests to merge', by },
  ])
  return undefined
}
