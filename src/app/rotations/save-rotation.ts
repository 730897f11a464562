import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { sayTurns } from '../../domain/rotations/read-turns.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import { type RotationPlan, rotationProblems } from '../../domain/rotations/rotation-problems.ts'
import { whyNotSet } from '../../domain/rotations/why-not-set.ts'
import { typeWeek } from '../../domain/time/read-week.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { armHandover } from './arm-handover.ts'
import { changeRotation } from './change-rotation.ts'
import { sameName } from './find-rotation.ts'

type Saving = { name: string; side: Side; plan: RotationPlan; by?: Party }

/** `was`: how it was set before, in words; absent where it is new. */
type Saved = { state: Rotation; turns: string; was?: string }

/** A rotation of a side is set under its name, or changed, and the record says so. */
export async function saveRotation(
  means: Means,
  partner: Partner,
  { name, side, plan, by }: Saving,
): Promise<Saved | { unchanged: Rotation } | { refused: string }> {
  const own = (await means.tx.rotations.of(partner.id)).filter((one) => one.side === side)
  const before = own.find((one) => sameName(one.name, name))
  const why = whyNotSet({ name, members: plan.members.length, isNew: !before, others: own.length })
  if (why !== undefined) return { refused: why }
  if (!before) {
    const [problem] = rotationProblems(plan)
    if (problem !== undefined) return { refused: problem }
    const state: Rotation = {
      ...{ id: means.ids.next(), partnerId: partner.id, name, side, ...plan },
      ...{ overrides: [], swaps: [], left: [], version: 1 },
    }
    await means.tx.rotations.insert(state)
    await armHandover(means, state)
    return recorded(means, partner, state, by)
  }
  const changed = await changeRotation(means, partner, before, { type: 'RotationChanged', plan, ...(by && { by }) })
  if ('refused' in changed) return changed
  return 'unchanged' in changed ? { unchanged: before } : recorded(means, partner, changed.state, by, sayPlan(before))
}

async function recorded(
  means: Means,
  partner: Partner,
  state: Rotation,
  by: Party | undefined,
  was?: string,
): Promise<Saved> {
  const turns = sayPlan(state)
  const before = was === undefined ? {} : { was }
  const data = { rotation: state.name, side: state.side, turns, ...before, ...(by ? {} : means.origin) }
  await recordFact(means, partner, partner.slug, { kind: 'RotationSet', data, ...(by && { by }) })
  return { state, turns, ...before }
}

/** "3 people, 1 week each, handed over on Mondays at 09:00 (Europe/Paris)": no names, which the record does not keep. */
export function sayPlan({ members, turns, zone, only }: RotationPlan): string {
  const count = members.length
  const hours = only ? `, only ${typeWeek(only.week)}` : ''
  return `${count} ${count === 1 ? 'person' : 'people'}, ${sayTurns(turns, zone)}${hours}`
}
