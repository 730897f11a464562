import { sayStretch } from '../time/say-time.ts'
import type { Instant } from '../time/instant.ts'
import { changePlan } from './change-plan.ts'
import { decideSwap } from './decide-swap.ts'
import { hasLeft, type Override, type Rotation } from './rotation.ts'
import type { RotationDecision, RotationEvent } from './rotation-event.ts'
import { tellAbout } from './tell-about.ts'
import { changed } from './changed.ts'
import { lapse } from './lapse.ts'
import { withoutOld } from './without-old.ts'
import { whyNotOverride } from './why-not-override.ts'

type EventOf<Type extends RotationEvent['type']> = Extract<RotationEvent, { type: Type }>

/** What an event does to a rotation. Whether somebody may at all was asked before. What has long been over goes with the change. */
export function decideRotation(state: Rotation, event: RotationEvent, now: Instant): RotationDecision {
  const decision = decide(state, event, now)
  return 'state' in decision ? { ...decision, state: withoutOld(decision.state, now) } : decision
}

function decide(state: Rotation, event: RotationEvent, now: Instant): RotationDecision {
  switch (event.type) {
    case 'RotationChanged':
      return changePlan(state, event.by, event.plan, now)
    case 'OverrideSet':
      return setOverride(state, event, now)
    case 'OverrideEnded':
      return endOverride(state, event, now)
    case 'SwapAsked':
    case 'SwapAccepted':
    case 'SwapDeclined':
    case 'SwapWithdrawn':
      return decideSwap(state, event, now)
    case 'PersonLeft':
      return leave(state, event.personId, now)
    case 'PersonCameBack':
      return comeBack(state, event.personId)
  }
}

function setOverride(
  state: Rotation,
  { by, id, person, from, to }: EventOf<'OverrideSet'>,
  now: Instant,
): RotationDecision {
  if (state.overrides.some((one) => one.id === id)) return { unchanged: 'This override stands already.' }
  const no = whyNotOverride(state, { person, from, to }, now)
  if (no) return no
  // Who was on duty until now stays so.
  const override: Override = { id, personId: person.personId, from: Math.max(from, now), to, saidAt: now }
  return changed(
    { ...state, overrides: [...state.overrides, override] },
    tellAbout(by, [person.personId], 'OverrideSet', id),
  )
}

function endOverride(state: Rotation, { by, id }: EventOf<'OverrideEnded'>, now: Instant): RotationDecision {
  const override = state.overrides.find((one) => one.id === id)
  if (!override) return { refused: 'This override is none of this rotation, or was taken away before it began.' }
  if (override.to <= now)
    return { refused: `This override is over: it held ${sayStretch(override, state.zone)}. What has been stays.` }
  const overrides =
    override.from >= now
      ? state.overrides.filter((one) => one.id !== id)
      : state.overrides.map((one) => (one.id === id ? { ...one, to: now } : one))
  return changed({ ...state, overrides }, tellAbout(by, [override.personId], 'OverrideEnded', id))
}

/** Their slots stay, empty; what was asked with them lapses. */
function leave(state: Rotation, personId: string, now: Instant): RotationDecision {
  if (hasLeft(state, personId, now)) return { unchanged: 'They have left already.' }
  const { swaps, effects } = lapse(state.swaps, ({ askedBy, askedOf }) => [askedBy, askedOf].includes(personId), now)
  return changed(
    { ...state, swaps, left: [...state.left, { personId, at: now }] },
    effects.filter((one) => one.personId !== personId),
  )
}

function comeBack(state: Rotation, personId: string): RotationDecision {
  const left = state.left.filter((one) => one.personId !== personId)
  return left.length === state.left.length ? { unchanged: 'They have not left.' } : changed({ ...state, left }, [])
}
