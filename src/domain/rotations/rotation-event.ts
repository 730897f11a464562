import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { Stretch } from '../time/stretches.ts'
import type { Rotation } from './rotation.ts'
import type { RotationPlan } from './rotation-problems.ts'

export type RotationEvent =
  | { type: 'RotationChanged'; by?: Party; plan: RotationPlan }
  | ({ type: 'OverrideSet'; by: Party; id: string; person: Party } & Stretch)
  | { type: 'OverrideEnded'; by: Party; id: string }
  /** `gives` and `takes`: any moment in the turn that is meant. */
  | { type: 'SwapAsked'; by: Party; id: string; of: Party; gives: Instant; takes: Instant }
  | { type: 'SwapAccepted' | 'SwapDeclined' | 'SwapWithdrawn'; by: Party; id: string }
  | { type: 'PersonLeft' | 'PersonCameBack'; personId: string }

export type RotationDecision =
  { state: Rotation; effects: RotationEffect[] } | { refused: string } | { unchanged: string }

/** Whom it concerns besides whoever did it, and of what they are told. `id`: of the override or the swap; of the rotation, where it has ended. */
export type RotationEffect = { effect: 'tell'; personId: string; of: Told; id: string }

type Told =
  | ('OverrideSet' | 'OverrideEnded' | 'SwapAsked' | 'SwapAccepted' | 'SwapDeclined' | 'SwapWithdrawn' | 'SwapLapsed')
  /** The rotation has ended, by which they were on duty until then; or were to be. */
  | ('DutyEnded' | 'RotationEnded')
