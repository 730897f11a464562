import type { LadderStep, Target } from '../escalations/policy.ts'
import { type Side, SIDES } from '../partners/party.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'

/** A step that tells people of both sides together, and waits once for both. */
export type JointStep = Omit<LadderStep, 'targets'> & { targets: JointTarget[] }
export type JointTarget = Target & { side: Side }

type Sides = Record<Side, LadderStep[]>

/** Steps that tell both sides together, as each side's own: where only the other side is told, a side waits as long. */
export function sidesOf(steps: JointStep[]): Sides {
  return { internal: ownSteps(steps, 'internal'), partner: ownSteps(steps, 'partner') }
}

function ownSteps(steps: JointStep[], side: Side): LadderStep[] {
  const own = steps.map(({ targets: all, wait, waitIn, acknowledge }): LadderStep => {
    const targets = all.filter((one) => one.side === side).map(withoutSide)
    return { targets, wait, waitIn, ...(acknowledge && targets.length > 0 && { acknowledge }) }
  })
  return own.some(({ targets }) => targets.length > 0) ? own : []
}

function withoutSide(target: JointTarget): Target {
  const { side: _, ...own } = target
  return own
}

/** Both sides are told step beside step, and wait alike, for one of them or for all; or only one is told. */
export function waitAlike(steps: Sides): boolean {
  const { internal, partner } = steps
  if (internal.length === 0 || partner.length === 0) return true
  return waitsOf(internal) === waitsOf(partner) && internal.every((one, at) => wantAlike(one, partner[at]))
}

function waitsOf(steps: LadderStep[]): string {
  return canonicalJson(steps.map(({ wait, waitIn }) => ({ wait, waitIn })))
}

/** Where only one of them tells anybody, what the other wants says nothing. */
function wantAlike(one: LadderStep, other?: LadderStep): boolean {
  const tell = one.targets.length > 0 && other !== undefined && other.targets.length > 0
  return !tell || one.acknowledge === other.acknowledge
}

/** Each side's own steps as those that tell both together; undefined where they are not. */
export function jointOf(steps: Sides): JointStep[] | undefined {
  if (!waitAlike(steps)) return undefined
  const [longest] = SIDES.map((side) => steps[side]).toSorted((one, other) => other.length - one.length)
  const joint = longest!.map(({ wait, waitIn }, at): JointStep => {
    const acknowledge = SIDES.map((side) => steps[side][at]?.acknowledge).find((one) => one !== undefined)
    return {
      targets: SIDES.flatMap((side) => (steps[side][at]?.targets ?? []).map((target) => ({ ...target, side }))),
      ...{ wait, waitIn, ...(acknowledge && { acknowledge }) },
    }
  })
  return joint.every(({ targets }) => targets.length > 0) ? joint : undefined
}
