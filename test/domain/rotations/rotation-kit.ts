import type { Party } from '../../../src/domain/partners/party.ts'
import { decideRotation } from '../../../src/domain/rotations/decide-rotation.ts'
import type { OnCall } from '../../../src/domain/rotations/on-call.ts'
import type { Absence, Rotation } from '../../../src/domain/rotations/rotation.ts'
import type { RotationEffect, RotationEvent } from '../../../src/domain/rotations/rotation-event.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { local, wall } from '../time/local-time.ts'

export const PARIS = 'Europe/Paris'

/** Ana, Ben and Cem a week each from Monday 30 November 2026, 09:00 in Paris, unless said otherwise. */
export function rotation(said: Partial<Rotation> = {}): Rotation {
  return {
    id: 'rotation-1',
    partnerId: 'acme-id',
    name: 'On call',
    side: 'internal',
    zone: PARIS,
    members: ['ana', 'ben', 'cem'],
    turns: { every: 1, unit: 'weeks', on: 'monday', at: '09:00' },
    startsOn: '2026-11-30',
    overrides: [],
    swaps: [],
    left: [],
    version: 1,
    ...said,
  }
}

export function person(personId: string, side: Party['side'] = 'internal'): Party {
  return { personId, name: personId.replace(/^./u, (first) => first.toUpperCase()), side }
}

/** A moment on the clock of Paris. */
export function paris(text: string): Instant {
  return local(text, PARIS)
}

export function away(personId: string, [from, to]: [string, string], more: Partial<Absence> = {}): Absence {
  return {
    id: `${personId} away`,
    personId,
    from: paris(from),
    to: paris(to),
    saidAt: paris('2026-11-20T12:00'),
    ...more,
  }
}

/** "ana until 2026-12-07T09:00", or why nobody is. */
export function said({ person: who, because, until }: OnCall, zone = PARIS): string {
  const whom = who ?? `nobody, ${because.by === 'nobody' ? because.why : '?'},`
  return `${whom} until ${wall(until, zone).slice(0, 'YYYY-MM-DDTHH:MM'.length)}`
}

/** What comes of an event that changes something. */
export function after(
  state: Rotation,
  event: RotationEvent,
  now: Instant,
): { state: Rotation; effects: RotationEffect[] } {
  const decision = decideRotation(state, event, now)
  if (!('state' in decision)) throw new Error(`Nothing changed: ${JSON.stringify(decision)}`)
  return decision
}

/** The reason why nothing comes of it. */
export function refusal(state: Rotation, event: RotationEvent, now: Instant): string {
  const decision = decideRotation(state, event, now)
  return 'refused' in decision ? decision.refused : `not refused: ${JSON.stringify(decision)}`
}
