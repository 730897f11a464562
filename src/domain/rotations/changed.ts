import type { Rotation } from './rotation.ts'
import type { RotationDecision, RotationEffect } from './rotation-event.ts'

/** What a decision that changes something returns. */
export function changed(state: Rotation, effects: RotationEffect[]): RotationDecision {
  return { state: { ...state, version: state.version + 1 }, effects }
}
